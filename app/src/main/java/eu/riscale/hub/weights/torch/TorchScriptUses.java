package eu.riscale.hub.weights.torch;

import eu.riscale.hub.source.EntryStream;
import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.FoundUses;
import eu.riscale.hub.weights.Use;
import eu.riscale.hub.weights.torch.pickle.PickleException;
import eu.riscale.hub.weights.torch.pickle.PickleReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;

/// Reads what the code and the pickles of a TorchScript archive use beyond arithmetic on tensors.
///
/// All code counts, called or not: torch writes none that is never called.
public final class TorchScriptUses {
  /// All code of one network; the largest seen has five megabytes.
  private static final long MOST_CODE = 64L << 20;

  /// What `torch.jit.load` unpickles.
  private static final Set<String> PICKLES =
      Set.of("constants.pkl", "data.pkl", "traced_inputs.pkl");

  private final TorchZip zip;
  private final FoundUses found = new FoundUses();
  private final TorchEntries entries;
  private final TorchScriptNames names = new TorchScriptNames(found);

  private TorchScriptUses(TorchZip zip) {
    this.zip = zip;
    this.entries = new TorchEntries(zip);
  }

  /// Every use that is not known to be harmless; at most some hundred.
  public static List<Use> of(TorchZip zip) throws IOException, PickleException {
    return new TorchScriptUses(zip).read();
  }

  private List<Use> read() throws IOException, PickleException {
    code();
    names.finish();
    for (ZipEntry legacy : entries.files(Set.of("model.json"))) {
      found.add("a network of PyTorch before 1.2", Effect.UNKNOWN, entries.place(legacy));
    }
    for (ZipEntry pickle : entries.files(PICKLES)) {
      PickleUses uses = new PickleUses(entries.place(pickle), names::ofPickled, found);
      try (InputStream in = EntryStream.open(zip.zip(), pickle)) {
        uses.readAll(new PickleReader(in, uses));
      }
    }
    return found.list();
  }

  private void code() throws IOException {
    long left = MOST_CODE;
    for (ZipEntry entry : entries.code()) {
      String place = entries.place(entry);
      left -= entry.getSize();
      if (left < 0) {
        found.add("code of more than " + MOST_CODE + " bytes", Effect.UNKNOWN, place);
        return;
      }
      try (InputStream text = EntryStream.open(zip.zip(), entry)) {
        new CodeUses(text, TorchEntries.module(entry), place, names, found).read();
      }
    }
  }
}
