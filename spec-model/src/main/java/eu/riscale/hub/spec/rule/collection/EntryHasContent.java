package eu.riscale.hub.spec.rule.collection;

import eu.riscale.hub.spec.collection.CollectionEntry;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.List;
import java.util.stream.Stream;

/// An entry of a collection points at a description, or says by itself what the resource is.
public final class EntryHasContent implements PartsRule<CollectionEntry> {
  public static final Code EMPTY =
      Code.error("collection-entry-empty", "An entry neither points at a description nor is one.")
          .why("Nobody can tell which resource is meant.")
          .section("collection, collection")
          .example(
              "collection:\n- id: my-model",
              "collection:\n- id: my-model\n  rdf_source: my-model/rdf.yaml");

  @Override
  public List<Code> codes() {
    return List.of(EMPTY);
  }

  @Override
  public void check(CollectionEntry entry, RdfPath at, Findings out) {
    boolean broken =
        Stream.concat(CollectionEntry.SOURCES.stream(), Stream.of("type"))
            .anyMatch(field -> out.parts().isBroken(at.field(field)));
    if (!broken && entry.source().isEmpty() && entry.type().isEmpty()) {
      out.add(
          Finding.of(
                  EMPTY,
                  at,
                  entry.id().isEmpty() && !out.parts().isBroken(at.field("id"))
                      ? "The entry has no id, and neither rdf_source nor type."
                      : "The entry has neither rdf_source nor type.")
              .hint(
                  "Add type, such as model or dataset, and its fields; or rdf_source with the path"
                      + " of the description."));
    }
  }
}
