package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Code;
import java.util.List;

/// A value of the wrong type, length or size.
public final class TypeCodes {
  private static final String TYPES = "the field's type";

  public static final Code NOT_TEXT =
      Code.error("not-text", "Text is expected here.")
          .why(
              "Unquoted numbers, dates and truth values are not text in YAML; software that expects"
                  + " text fails on them.")
          .section(TYPES)
          .example("tags: [2024, unet]", "tags: ['2024', unet]");
  public static final Code NOT_A_NUMBER =
      Code.error("not-a-number", "A number is expected here.")
          .why("Software computes with the value.")
          .section(TYPES)
          .example("kwargs:\n  min: low", "kwargs:\n  min: 0.5");
  public static final Code NOT_AN_INTEGER =
      Code.error("not-an-integer", "A whole number is expected here.")
          .why("Sizes and counts have no fractions.")
          .section(TYPES)
          .example("size: 64.5", "size: 64");
  public static final Code NOT_FINITE =
      Code.error("number-not-finite", "Infinity and NaN are not allowed here.")
          .why("They cannot be computed with, nor written as JSON.")
          .section(TYPES)
          .example("kwargs:\n  max: .inf", "kwargs:\n  max: 255.0");
  public static final Code NOT_A_TRUTH_VALUE =
      Code.error("not-a-truth-value", "true or false is expected here.")
          .why("The field switches something on or off.")
          .section(TYPES)
          .example("optional: maybe", "optional: true");
  public static final Code NOT_A_LIST =
      Code.error("not-a-list", "A list is expected here.")
          .why("The field holds any number of values, so even a single one stands in a list.")
          .section(TYPES)
          .example("tags: unet", "tags: [unet]");
  public static final Code CONVERTED =
      Code.warning(
              "value-converted",
              "The value has another type than its field, and is read as if it had not.")
          .why("The reference implementation converts it; other software may not.")
          .section(TYPES)
          .example("opset_version: '17'", "opset_version: 17");
  public static final Code OUT_OF_RANGE =
      Code.error("number-out-of-range", "A number is outside of its allowed range.")
          .why("The value has no meaning for what it is used for.")
          .section("the field's range")
          .example("kwargs:\n  eps: 3", "kwargs:\n  eps: 1.0e-6");
  public static final Code TOO_LARGE =
      Code.warning("number-too-large", "A whole number is larger than computers count with.")
          .why("No tensor, file or version has such a size; software that reads it overflows.")
          .section("32 and 64 bit integers")
          .example("size: 10000000000000000000000", "size: 512");
  public static final Code TEXT_TOO_LONG =
      Code.error("text-too-long", "A text is longer than allowed.")
          .why("Web pages and file names made from it have limited room.")
          .section("the field's length")
          .example("version_comment: (600 characters)", "version_comment: fixed the normalization");
  public static final Code TEXT_TOO_SHORT =
      Code.error("text-too-short", "A text is empty or shorter than allowed.")
          .why("Without it nobody can tell what is meant.")
          .section("the field's length")
          .example("name: Net", "name: Nuclei U-Net");
  public static final Code LIST_TOO_SHORT =
      Code.error("list-too-short", "A list holds too few values.")
          .why("At least one is needed to be of use.")
          .section("the field's length")
          .example("inputs: []", "inputs:\n- id: raw\n  axes: …");
  public static final Code LIST_LENGTH =
      Code.error("list-length", "A list does not hold the number of values that it must.")
          .why("Each position has its own meaning.")
          .section("the field's length")
          .example("range: [0, 1, 2]", "range: [0, 1]");
  public static final Code WORD_UNKNOWN =
      Code.error("word-unknown", "A value is none of the words that are allowed here.")
          .why("Software knows what to do with these words only.")
          .section("the field's words")
          .example("unit: micron", "unit: micrometer");

  /// Every code of this class.
  public static final List<Code> ALL =
      List.of(
          FieldCodes.MISSING,
          FieldCodes.UNKNOWN,
          FieldCodes.MISPLACED,
          FieldCodes.NOT_A_MAPPING,
          NOT_TEXT,
          NOT_A_NUMBER,
          NOT_AN_INTEGER,
          NOT_FINITE,
          NOT_A_TRUTH_VALUE,
          NOT_A_LIST,
          CONVERTED,
          OUT_OF_RANGE,
          TOO_LARGE,
          TEXT_TOO_LONG,
          TEXT_TOO_SHORT,
          LIST_TOO_SHORT,
          LIST_LENGTH,
          WORD_UNKNOWN);

  private TypeCodes() {}
}
