package eu.riscale.hub.spec.collection;

import eu.riscale.hub.spec.finding.Code;
import java.util.List;

/// What can be wrong with the resources that a collection lists.
public final class EntryCodes {
  private static final String SECTION = "collection, collection";

  public static final Code DUPLICATE =
      Code.error("collection-id-duplicate", "Two entries of a collection share one id.")
          .why("Links to the id lead to one of them only.")
          .section("collection, collection.id")
          .example(
              "collection:\n- {id: a, rdf_source: a.yaml}\n- {id: a, rdf_source: b.yaml}",
              "collection:\n- {id: a, rdf_source: a.yaml}\n- {id: b, rdf_source: b.yaml}");
  public static final Code NO_ID =
      Code.error("collection-entry-no-id", "An entry of a collection has no id.")
          .why("Nobody can link to a resource that has no id, nor tell it from the others.")
          .section("collection, collection.id")
          .example(
              "collection:\n- type: dataset\n  name: Nuclei",
              "collection:\n- id: nuclei\n  type: dataset\n  name: Nuclei");
  public static final Code NESTED =
      Code.error("collection-nested", "A collection lists a collection.")
          .why("Collections cannot be nested: software looks for models and datasets, not further.")
          .section(SECTION)
          .example(
              "collection:\n- id: others\n  rdf_source: others/collection.yaml",
              "collection:\n- id: first\n  rdf_source: others/first/rdf.yaml");
  public static final Code SOURCE_MISSING =
      Code.error("collection-source-missing", "The description of an entry is not there.")
          .why("The entry stands for a resource that nobody can find.")
          .section("collection, collection.rdf_source")
          .example(
              "collection:\n- id: a\n  rdf_source: a",
              "collection:\n- id: a\n  rdf_source: a/rdf.yaml");
  public static final Code SOURCE_UNREADABLE =
      Code.error("collection-source-unreadable", "The file of an entry is no description.")
          .why("What cannot be read cannot be shown, nor run.")
          .section("collection, collection.rdf_source")
          .example(
              "collection:\n- id: a\n  rdf_source: a.zip",
              "collection:\n- id: a\n  rdf_source: a/rdf.yaml");
  public static final Code SOURCE_NAME =
      Code.warning(
              "collection-source-name", "The source of an entry has the name of another format.")
          .why("Software that reads the collection's own format does not look there.")
          .section("collection, rdf_source of 0.2, entry_source of 0.3")
          .example(
              "format_version: 0.2.4\ncollection:\n- {id: a, entry_source: a/rdf.yaml}",
              "format_version: 0.2.4\ncollection:\n- {id: a, rdf_source: a/rdf.yaml}");
  public static final Code NOT_JUDGED =
      Code.alert("collection-entries-not-judged", "hub did not look at all entries.")
          .why("The verdict on the collection says nothing about them.")
          .section(SECTION)
          .example(
              "collection:\n- id: a\n  rdf_source: https://example.org/a/rdf.yaml",
              "collection:\n- id: a\n  rdf_source: a/rdf.yaml");

  /// Every code of this class.
  public static final List<Code> ALL =
      List.of(DUPLICATE, NO_ID, NESTED, SOURCE_MISSING, SOURCE_UNREADABLE, SOURCE_NAME, NOT_JUDGED);

  private EntryCodes() {}
}
