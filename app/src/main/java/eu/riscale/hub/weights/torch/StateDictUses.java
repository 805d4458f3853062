package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.Use;
import eu.riscale.hub.weights.torch.pickle.PickleException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Reads what the pickles of `torch.save` name beyond tensors and their containers.
public final class StateDictUses {
  private StateDictUses() {}

  /// A zip as `torch.save` writes it since PyTorch 1.6: every use that is not known to be harmless.
  public static List<Use> zipped(TorchZip zip) throws IOException, PickleException {
    return List.of();
  }

  /// A file of pickles, one behind the other, and then numbers.
  public static List<Use> legacy(InputStream file) throws IOException, PickleException {
    return List.of();
  }
}
