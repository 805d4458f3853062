package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.view.step.Bound;
import eu.riscale.hub.spec.view.step.StepForm;
import eu.riscale.hub.spec.yaml.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How model 0.5 is written.
record Notation05() implements Notation {
  @Override
  public RdfPath testTensor(Side side, int index) {
    return side.at(index).field("test_tensor");
  }

  @Override
  public String id() {
    return "id";
  }

  @Override
  public List<RdfPath> ranks(RdfPath tensor) {
    return List.of(tensor.field("axes"));
  }

  @Override
  public List<RdfPath> size(RdfPath tensor, int axis) {
    RdfPath at = tensor.field("axes").index(axis);
    return Stream.of("id", "size", "channel_names", "halo", "scale").map(at::field).toList();
  }

  @Override
  public RdfPath extent(RdfPath tensor, int axis) {
    return tensor.field("axes").index(axis).field("size");
  }

  @Override
  public List<RdfPath> halos(RdfPath output, int axes) {
    List<RdfPath> places = new ArrayList<>();
    for (int i = 0; i < Math.max(1, axes); i++) {
      places.addAll(size(output, i));
    }
    return places;
  }

  @Override
  public List<String> withHalo(RdfPath output, List<Integer> halos) {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < halos.size(); i++) {
      if (halos.get(i) > 0) {
        written.add("'halo: %d' at %s".formatted(halos.get(i), output.field("axes").index(i)));
      }
    }
    return written;
  }

  @Override
  public String withBatch() {
    return "put '- {type: batch}' first among its axes";
  }

  @Override
  public RdfPath type(RdfPath tensor) {
    return tensor.field("data").field("type");
  }

  @Override
  public RdfPath values(RdfPath tensor) {
    return tensor.field("data");
  }

  @Override
  public String type(DataType type) {
    return "data: {type: " + type.word() + "}";
  }

  @Override
  public String sizes() {
    return "axes";
  }

  @Override
  public String file(String source) {
    return "{source: " + source + "}";
  }

  @Override
  public boolean hasFreeBatch() {
    return true;
  }

  @Override
  public boolean readsAnyTestTensor() {
    return false;
  }

  @Override
  public boolean allowsAnyTolerance() {
    return false;
  }

  /// An item of a list of which the first that fits counts.
  @Override
  public ToleranceForm tolerance(String output, String weights, Tolerance allowed) {
    String yaml =
        String.format(
            Locale.ROOT,
            "config:\n  bioimageio:\n    reproducibility_tolerance:\n"
                + "    - {output_ids: [%s], weights_formats: [%s], relative_tolerance: %s,"
                + " absolute_tolerance: %s, mismatched_elements_per_million: %s}",
            output,
            weights,
            NumberText.of(allowed.rtol()),
            NumberText.of(allowed.atol()),
            NumberText.of(allowed.allowedPpm()));
    return new ToleranceForm(
        ToleranceForm.CONFIG.field("reproducibility_tolerance"), ", as the first entry", yaml);
  }

  @Override
  public Optional<String> step(String name, List<String> kwargs) {
    return Optional.of(StepForm.item("id", name, kwargs));
  }

  @Override
  public Optional<String> clip(Bound low, Bound high) {
    return step("clip", StepForm.bounds(low, high));
  }

  @Override
  public List<String> joint(List<String> ids) {
    return List.of("axes: [" + String.join(", ", ids) + "]");
  }

  @Override
  public String along(String axis, List<String> all) {
    return "axis: " + axis;
  }
}
