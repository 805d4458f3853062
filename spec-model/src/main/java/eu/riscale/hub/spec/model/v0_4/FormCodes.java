package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.finding.Code;
import java.util.List;

/// The codes that the decoders of model 0.4 report beside those of all decoders.
public final class FormCodes {
  /// Every code of this package.
  public static final List<Code> ALL =
      List.of(
          ParentForm.NO_ID,
          ShapeForms.SHAPE,
          ShapeForms.OFFSET,
          TensorForms.AXES,
          TensorForms.RANGE_NAN,
          Dependencies.FORM,
          Architecture.FORM);

  private FormCodes() {}
}
