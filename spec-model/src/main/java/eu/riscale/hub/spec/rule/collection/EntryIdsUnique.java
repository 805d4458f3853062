package eu.riscale.hub.spec.rule.collection;

import eu.riscale.hub.spec.collection.CollectionEntries;
import eu.riscale.hub.spec.collection.CollectionEntry;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.value.ResourceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// No two entries of a collection share an id.
public final class EntryIdsUnique implements Rule<CollectionEntries> {
  public static final Code DUPLICATE =
      Code.error("collection-id-duplicate", "Two entries of a collection share one id.")
          .why("Links to the id lead to one of them only.")
          .section("collection, collection.id")
          .example(
              "collection:\n- {id: a, rdf_source: a.yaml}\n- {id: a, rdf_source: b.yaml}",
              "collection:\n- {id: a, rdf_source: a.yaml}\n- {id: b, rdf_source: b.yaml}");

  @Override
  public List<Code> codes() {
    return List.of(DUPLICATE);
  }

  @Override
  public void check(CollectionEntries collection, RdfPath at, Findings out) {
    List<CollectionEntry> entries = collection.list();
    Map<ResourceId, Integer> seen = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).id().isEmpty()) {
        continue;
      }
      ResourceId id = entries.get(i).id().get();
      Integer first = seen.putIfAbsent(id, i);
      if (first != null) {
        out.add(
            Finding.of(
                DUPLICATE,
                at.index(i).field("id"),
                "'" + id + "' is also the id of " + at.index(first) + "."));
      }
    }
  }
}
