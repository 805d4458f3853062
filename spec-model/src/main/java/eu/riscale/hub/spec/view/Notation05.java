package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.view.step.StepForm;
import java.util.List;

/// How model 0.5 is written.
record Notation05() implements Notation {
  @Override
  public RdfPath testTensor(Side side, int index) {
    return side.at(index).field("test_tensor");
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
  public boolean listsTolerances() {
    return true;
  }

  @Override
  public String step(String name, List<String> kwargs) {
    return StepForm.item("id", name, kwargs);
  }

  @Override
  public boolean hasStep(String name) {
    return true;
  }

  @Override
  public boolean hasOpenClip() {
    return true;
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
