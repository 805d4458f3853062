package eu.riscale.hub.spec;

import eu.riscale.hub.spec.finding.Code;
import java.util.List;

/// What can be wrong with the two fields that say how to read all others.
public final class HeaderCodes {
  private static final String BOTH = "type and format_version";

  public static final Code NOT_A_DESCRIPTION =
      Code.error("description-not-a-mapping", "The file does not consist of named fields.")
          .why("A description says what is what by the names of its fields.")
          .section("a description is a mapping of fields")
          .example("- type: model", "type: model");
  public static final Code TYPE_MISSING =
      Code.error("type-missing", "The field type is missing.")
          .why("Without it nobody can tell what the file describes, nor which fields it needs.")
          .section(BOTH)
          .example(
              "name: U-Net\nformat_version: 0.5.14",
              "type: model\nname: U-Net\nformat_version: 0.5.14");
  public static final Code TYPE_NOT_TEXT =
      Code.error("type-not-text", "The type is not text.")
          .why("Without it nobody can tell what the file describes, nor which fields it needs.")
          .section(BOTH)
          .example("type: [model]", "type: model");
  public static final Code TYPE_UNKNOWN =
      Code.alert("type-unknown", "The type is none that has fields of its own.")
          .why("The file is judged as a generic description, which allows nearly everything.")
          .section(BOTH)
          .example("type: Model", "type: model");
  public static final Code VERSION_MISSING =
      Code.error("format-version-missing", "The field format_version is missing.")
          .why(
              "The fields changed from version to version; without it nobody can tell how to read"
                  + " them.")
          .section(BOTH)
          .example("type: model\nname: U-Net", "type: model\nformat_version: 0.5.14\nname: U-Net");
  public static final Code VERSION_NOT_TEXT =
      Code.error("format-version-not-text", "The format version is not text.")
          .why("YAML reads an unquoted 0.5 as a number, and 0.10 as 0.1.")
          .section(BOTH)
          .example("format_version: 0.5", "format_version: 0.5.14");
  public static final Code VERSION_MALFORMED =
      Code.error(
              "format-version-malformed", "The format version does not consist of three numbers.")
          .why("Software chooses by these numbers how to read the file.")
          .section(BOTH)
          .example("format_version: 0.5.x", "format_version: 0.5.14");
  public static final Code VERSION_UNSUPPORTED =
      Code.error("format-version-unsupported", "The format version is one that hub cannot judge.")
          .why("It was never published for this type, or is too old for any software in use.")
          .section(BOTH)
          .example("type: model\nformat_version: 0.1.0", "type: model\nformat_version: 0.5.14");
  public static final Code VERSION_NEWER =
      Code.alert("format-version-newer", "The format version is newer than hub knows.")
          .why(
              "The file is judged by the newest version that hub knows; what came later is taken"
                  + " for a mistake.")
          .section(BOTH)
          .example("type: model\nformat_version: 0.5.99", "type: model\nformat_version: 0.5.14");
  public static final Code VERSION_OTHER =
      Code.error(
              "format-version-other",
              "The description is written in the forms of another format version.")
          .why("Software reads the fields as the version says, and finds next to none of them.")
          .section(BOTH)
          .example(
              "format_version: 0.4.10\ninputs:\n- id: raw\n  axes: [{type: batch}]",
              "format_version: 0.5.14\ninputs:\n- id: raw\n  axes: [{type: batch}]");

  /// Every code of this class.
  public static final List<Code> ALL =
      List.of(
          NOT_A_DESCRIPTION,
          TYPE_MISSING,
          TYPE_NOT_TEXT,
          TYPE_UNKNOWN,
          VERSION_MISSING,
          VERSION_NOT_TEXT,
          VERSION_MALFORMED,
          VERSION_UNSUPPORTED,
          VERSION_NEWER,
          VERSION_OTHER);

  private HeaderCodes() {}
}
