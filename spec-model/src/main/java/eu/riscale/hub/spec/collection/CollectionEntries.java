package eu.riscale.hub.spec.collection;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Lists;
import java.util.List;

/// The resources that a collection lists.
public record CollectionEntries(List<CollectionEntry> list) {
  /// At least one.
  public static final Decoder<CollectionEntries> DECODER =
      Lists.nonEmpty(CollectionEntry.DECODER, CollectionEntry.NONE).map(CollectionEntries::new);

  /// Of a collection that lists entries elsewhere.
  public static final Decoder<CollectionEntries> ANY_NUMBER =
      Lists.of(CollectionEntry.DECODER, CollectionEntry.NONE).map(CollectionEntries::new);

  public static final CollectionEntries NONE = new CollectionEntries(List.of());
}
