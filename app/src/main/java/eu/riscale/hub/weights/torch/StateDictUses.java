package eu.riscale.hub.weights.torch;

import eu.riscale.hub.source.EntryStream;
import eu.riscale.hub.weights.FoundUses;
import eu.riscale.hub.weights.Use;
import eu.riscale.hub.weights.torch.pickle.PickleException;
import eu.riscale.hub.weights.torch.pickle.PickleReader;
import eu.riscale.hub.weights.torch.pickle.PickleValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;

/// Reads what the pickles of `torch.save` name beyond tensors and their containers.
public final class StateDictUses {
  private StateDictUses() {}

  /// A zip as `torch.save` writes it since PyTorch 1.6: every use that is not known to be harmless.
  public static List<Use> zipped(TorchZip zip) throws IOException, PickleException {
    FoundUses found = new FoundUses();
    TorchEntries entries = new TorchEntries(zip);
    for (ZipEntry pickle : entries.files(Set.of("data.pkl"))) {
      PickleUses uses = new PickleUses(entries.place(pickle), PickleNames::of, found);
      try (InputStream in = EntryStream.open(zip.zip(), pickle)) {
        uses.readAll(new PickleReader(in, uses));
      }
    }
    return found.list();
  }

  /// A file of pickles, one behind the other, and then numbers.
  public static List<Use> legacy(InputStream file) throws IOException, PickleException {
    FoundUses found = new FoundUses();
    PickleUses uses = new PickleUses("the pickle", PickleNames::of, found);
    PickleReader reader = new PickleReader(file, uses);
    Optional<PickleValue> value = uses.read(reader);
    if (value.isPresent() && StateDictFile.isMagic(value.get())) {
      for (int left = StateDictFile.LEGACY_PICKLES - 1; left > 0 && value.isPresent(); left--) {
        value = uses.read(reader);
      }
    } else if (value.isPresent()) {
      uses.readTail(reader);
    }
    return found.list();
  }
}
