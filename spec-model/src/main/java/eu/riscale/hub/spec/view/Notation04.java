package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.view.axis.AxisLetters;
import eu.riscale.hub.spec.view.step.Bound;
import eu.riscale.hub.spec.view.step.StepForm;
import eu.riscale.hub.spec.yaml.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How model 0.4 is written.
record Notation04() implements Notation {
  private static final String NORMALISE = "zero_mean_unit_variance";

  private static final Set<String> STEPS =
      Set.of(
          "binarize", "scale_linear", "scale_mean_variance", "scale_range", "sigmoid", NORMALISE);

  @Override
  public RdfPath testTensor(Side side, int index) {
    return RdfPath.ROOT.field("test_" + side.field()).index(index);
  }

  @Override
  public String id() {
    return "name";
  }

  @Override
  public List<RdfPath> ranks(RdfPath tensor) {
    RdfPath shape = tensor.field("shape");
    return List.of(tensor.field("axes"), shape.field("min"), shape.field("scale"));
  }

  @Override
  public List<RdfPath> size(RdfPath tensor, int axis) {
    return List.of(tensor.field("axes"), tensor.field("shape"), tensor.field("halo"));
  }

  @Override
  public RdfPath extent(RdfPath tensor, int axis) {
    return tensor.field("shape");
  }

  /// Test inputs are of the whole size.
  @Override
  public List<RdfPath> halos(RdfPath output, int axes) {
    return List.of();
  }

  @Override
  public List<String> withHalo(RdfPath output, List<Integer> halos) {
    return List.of("'halo: %s' at %s".formatted(halos, output));
  }

  @Override
  public String withBatch() {
    return "put b first in its axes, and 1 first in each list of its shape, but 0 in step and"
        + " offset";
  }

  @Override
  public RdfPath type(RdfPath tensor) {
    return tensor.field("data_type");
  }

  @Override
  public RdfPath values(RdfPath tensor) {
    return tensor.field("data_range");
  }

  @Override
  public String type(DataType type) {
    return "data_type: " + type.word();
  }

  @Override
  public String sizes() {
    return "shape";
  }

  @Override
  public String file(String source) {
    return source;
  }

  @Override
  public boolean hasFreeBatch() {
    return false;
  }

  @Override
  public boolean readsAnyTestTensor() {
    return true;
  }

  @Override
  public boolean allowsAnyTolerance() {
    return true;
  }

  /// One entry for each weights format, which is for all outputs.
  @Override
  public ToleranceForm tolerance(String output, String weights, Tolerance allowed) {
    String yaml =
        String.format(
            Locale.ROOT,
            "config:\n  bioimageio:\n    test_kwargs:\n"
                + "      %s: {relative_tolerance: %s, absolute_tolerance: %s}",
            weights,
            NumberText.of(allowed.rtol()),
            NumberText.of(allowed.atol()));
    return new ToleranceForm(ToleranceForm.CONFIG.field("test_kwargs").field(weights), "", yaml);
  }

  /// A normalisation with numbers from the description is a mode of the other one.
  @Override
  public Optional<String> step(String name, List<String> kwargs) {
    if (name.equals("fixed_zero_mean_unit_variance")) {
      List<String> fixed = new ArrayList<>(kwargs);
      fixed.addFirst("mode: fixed");
      return Optional.of(item(NORMALISE, fixed));
    }
    return STEPS.contains(name) ? Optional.of(item(name, kwargs)) : Optional.empty();
  }

  /// Both bounds are numbers.
  @Override
  public Optional<String> clip(Bound low, Bound high) {
    boolean both = low instanceof Bound.Value && high instanceof Bound.Value;
    return both ? Optional.of(item("clip", StepForm.bounds(low, high))) : Optional.empty();
  }

  private static String item(String name, List<String> kwargs) {
    return StepForm.item("name", name, kwargs);
  }

  @Override
  public List<String> joint(List<String> ids) {
    String mode = ids.contains(AxisLetters.BATCH) ? "per_dataset" : "per_sample";
    return List.of("mode: " + mode, "axes: " + AxisLetters.withoutBatch(ids));
  }

  /// All axes are named but the one along which the list runs.
  @Override
  public String along(String axis, List<String> all) {
    return "axes: "
        + AxisLetters.withoutBatch(all.stream().filter(other -> !other.equals(axis)).toList());
  }
}
