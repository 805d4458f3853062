package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Code;

/// What can be wrong with the names of the fields of a mapping.
public final class FieldCodes {
  public static final Code MISSING =
      Code.error("field-missing", "A required field is missing.")
          .why("Software that uses the resource relies on the field.")
          .section("the type's required fields")
          .example(
              "cite:\n- doi: 10.1007/978-3-319-24574-4_28",
              "cite:\n- text: Ronneberger et al.\n  doi: 10.1007/978-3-319-24574-4_28");
  public static final Code UNKNOWN =
      Code.error("field-unknown", "A field is not part of the format.")
          .why("It is either misspelt, and then its value is lost, or belongs under `config`.")
          .section("the type's fields")
          .example("licence: MIT", "license: MIT");
  public static final Code NOT_A_MAPPING =
      Code.error("not-a-mapping", "Named fields are expected here.")
          .why("The value has parts that software looks up by name.")
          .section("YAML 1.2, mappings")
          .example(
              "weights: model.onnx",
              "weights:\n  onnx:\n    source: model.onnx\n    opset_version: 17");

  public static final Code MISPLACED =
      Code.error("field-misplaced", "Fields stand beside the field that they belong under.")
          .why("Software looks for them in that field, and does not find them.")
          .section("the type's fields")
          .example(
              "axes:\n- {type: space, id: y, min: 64, step: 16}",
              "axes:\n- {type: space, id: y, size: {min: 64, step: 16}}");

  private FieldCodes() {}
}
