package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Code;
import java.util.List;

/// What can be wrong with a file before its fields are looked at.
public final class YamlCodes {
  private static final String YAML = "YAML 1.2";

  public static final Code NOT_UTF8 =
      Code.error("yaml-not-utf8", "The file is not text in UTF-8.")
          .why(
              "Every reader of RDFs expects UTF-8; other encodings turn letters into garbage or"
                  + " fail.")
          .section(YAML + ", character encoding")
          .example("a file saved as UTF-16 or Latin-1", "the same file saved as UTF-8");
  public static final Code SYNTAX =
      Code.error("yaml-syntax", "The text is not YAML.")
          .why("Nothing can be read from a file whose structure is broken.")
          .section(YAML)
          .example("tags: [unet, nuclei", "tags: [unet, nuclei]");
  public static final Code TAB =
      Code.error("yaml-tab", "A tab is used to indent.")
          .why(
              "YAML counts spaces; a tab has no width of its own, so the structure is not defined.")
          .section(YAML + ", indentation spaces")
          .example("uploader:\n\temail: a@example.org", "uploader:\n  email: a@example.org");
  public static final Code DUPLICATE_KEY =
      Code.error("yaml-duplicate-key", "A field is given twice.")
          .why("Readers disagree on which of the two values counts.")
          .section(YAML + ", mappings have unique keys")
          .example("version: 1.0.0\nversion: 1.1.0", "version: 1.1.0");
  public static final Code HALF_CHARACTER =
      Code.error("yaml-half-character", "A text holds half of a character.")
          .why(
              "`\\ud800` to `\\udfff` stand for a character only in pairs; alone they cannot be"
                  + " written as UTF-8, and readers fail on them.")
          .section(YAML + ", character set")
          .example("name: \"U-Net \\ud83d\"", "name: \"U-Net \\U0001F52C\"");
  public static final Code KEY_NOT_TEXT =
      Code.error("yaml-key-not-text", "The name of a field is not text.")
          .why("Field names are texts; a number, date or list as a name cannot be looked up.")
          .section("names of fields are strings")
          .example("config:\n  1: one", "config:\n  '1': one");
  public static final Code SEVERAL_DOCUMENTS =
      Code.error("yaml-several-documents", "The file holds more than one YAML document.")
          .why("A file describes one resource; what follows the second `---` is not read.")
          .section("one description per file")
          .example("type: model\n---\ntype: dataset", "type: model");
  public static final Code EMPTY =
      Code.error("yaml-empty", "The file is empty.")
          .why("There is nothing to describe a resource.")
          .section("a description is a mapping of fields")
          .example("# only a comment", "type: model\nformat_version: 0.5.14");
  public static final Code TAG =
      Code.error("yaml-tag", "A YAML tag is used that descriptions may not have.")
          .why(
              "Tags such as `!!python/object` ask the reader to run code; safe readers refuse the"
                  + " file.")
          .section(YAML + ", core schema tags")
          .example("name: !mytag U-Net", "name: U-Net");
  public static final Code TAG_VALUE =
      Code.error("yaml-tag-value", "A value does not fit its YAML tag.")
          .why("The tag promises a type that the text does not have.")
          .section(YAML + ", core schema tags")
          .example("opset_version: !!int seventeen", "opset_version: 17");
  public static final Code UNKNOWN_ALIAS =
      Code.error("yaml-alias-unknown", "An alias refers to an anchor that was not set before it.")
          .why(
              "`*name` repeats what `&name` marked further up; without it there is nothing to"
                  + " repeat.")
          .section(YAML + ", alias nodes")
          .example("maintainers: *team", "authors: &team\n- name: Ada\nmaintainers: *team");
  public static final Code RECURSIVE_ALIAS =
      Code.error("yaml-alias-recursive", "An alias stands inside the value that it repeats.")
          .why("The value would contain itself without end.")
          .section(YAML + ", alias nodes")
          .example("config: &c\n  again: *c", "config:\n  again: true");
  public static final Code MERGE =
      Code.error("yaml-merge", "`<<` is given something that is not a mapping.")
          .why("The merge key copies the fields of a mapping; there are none to copy.")
          .section("YAML merge key")
          .example("config:\n  <<: text", "config:\n  <<: *defaults");
  public static final Code TOO_LARGE =
      Code.error("yaml-too-large", "The file is larger than hub reads.")
          .why("Descriptions are small; a huge file is a mistake or an attack.")
          .section("safety limits of hub")
          .example("a file of 20 MB", "the description alone, with data in files of their own");
  public static final Code TOO_DEEP =
      Code.error("yaml-too-deep", "Lists and mappings are nested deeper than hub reads.")
          .why("Deep nesting exhausts the memory of readers; no field of the format needs it.")
          .section("safety limits of hub")
          .example("[[[[[[[[ … 100 levels … ]]]]]]]]", "[[1, 2], [3, 4]]");
  public static final Code TOO_MANY_VALUES =
      Code.error(
              "yaml-too-many-values", "The file holds, or its aliases expand to, too many values.")
          .why(
              "A few nested aliases can expand to billions of values and exhaust the memory of"
                  + " readers.")
          .section("safety limits of hub")
          .example("a: &a [1, 1]\nb: &b [*a, *a]\nc: &c [*b, *b]\n# … twenty times", "a: [1, 1]");
  public static final Code OLD_YAML =
      Code.alert("yaml-version", "The file asks for another YAML version than 1.2.")
          .why(
              "hub reads it as YAML 1.2, where `yes`, `on` and `010` mean something else than in"
                  + " 1.1.")
          .section("descriptions are YAML 1.2")
          .example("%YAML 1.1\n---\ntype: model", "type: model");
  public static final Code ITEM_IN_TEXT =
      Code.alert("yaml-item-in-text", "Items of a list are read as one text.")
          .why(
              "A line that starts further right than the item above goes on with its text, dash"
                  + " included.")
          .section(YAML + ", plain style")
          .example("tags:\n- nuclei\n  - unet", "tags:\n- nuclei\n- unet");

  /// Every code of this class.
  public static final List<Code> ALL =
      List.of(
          NOT_UTF8,
          SYNTAX,
          TAB,
          DUPLICATE_KEY,
          HALF_CHARACTER,
          KEY_NOT_TEXT,
          SEVERAL_DOCUMENTS,
          EMPTY,
          TAG,
          TAG_VALUE,
          UNKNOWN_ALIAS,
          RECURSIVE_ALIAS,
          MERGE,
          TOO_LARGE,
          TOO_DEEP,
          TOO_MANY_VALUES,
          OLD_YAML,
          ITEM_IN_TEXT);

  private YamlCodes() {}
}
