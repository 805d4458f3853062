package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.finding.RdfPath;

/// Whether a tensor goes into a model or comes out of it.
public enum Side {
  INPUT("inputs", "preprocessing"),
  OUTPUT("outputs", "postprocessing");

  private final String field;
  private final String steps;

  Side(String field, String steps) {
    this.field = field;
    this.steps = steps;
  }

  /// The field that lists the tensors.
  public String field() {
    return field;
  }

  /// The field of a tensor that lists its steps.
  public String steps() {
    return steps;
  }

  /// The place of a tensor, such as `inputs[0]`.
  public RdfPath at(int index) {
    return RdfPath.ROOT.field(field).index(index);
  }
}
