package eu.riscale.hub.spec.collection;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Lists;
import java.util.List;

/// The resources of a collection, at least one.
public record CollectionEntries(List<CollectionEntry> list) {
  public static final Decoder<CollectionEntries> DECODER =
      Lists.nonEmpty(CollectionEntry.DECODER).map(CollectionEntries::new).checked();
}
