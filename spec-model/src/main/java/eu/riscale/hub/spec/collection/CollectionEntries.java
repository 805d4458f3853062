package eu.riscale.hub.spec.collection;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.rule.collection.EntryIdsUnique;
import java.util.List;

/// Reads the entries of a collection, at least one.
public final class CollectionEntries {
  private static final Decoder<List<CollectionEntry>> LIST =
      Lists.nonEmpty(CollectionEntry.DECODER);

  public static final Decoder<List<CollectionEntry>> DECODER =
      (node, at, out) -> {
        Decoded<List<CollectionEntry>> entries = LIST.decode(node, at, out);
        if (entries instanceof Decoded.Value<List<CollectionEntry>>(var list)) {
          new EntryIdsUnique().check(list, at, out);
        }
        return entries;
      };

  private CollectionEntries() {}
}
