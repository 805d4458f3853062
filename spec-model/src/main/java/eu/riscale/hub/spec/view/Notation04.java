package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.view.axis.AxisLetters;
import eu.riscale.hub.spec.view.step.StepForm;
import java.util.List;
import java.util.Set;

/// How model 0.4 is written.
record Notation04() implements Notation {
  private static final Set<String> STEPS =
      Set.of(
          "binarize",
          "clip",
          "scale_linear",
          "scale_mean_variance",
          "scale_range",
          "sigmoid",
          "zero_mean_unit_variance");

  @Override
  public RdfPath testTensor(Side side, int index) {
    return RdfPath.ROOT.field("test_" + side.field()).index(index);
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
  public boolean listsTolerances() {
    return false;
  }

  @Override
  public String step(String name, List<String> kwargs) {
    return StepForm.item("name", name, kwargs);
  }

  @Override
  public boolean hasStep(String name) {
    return STEPS.contains(name);
  }

  @Override
  public boolean hasOpenClip() {
    return false;
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
