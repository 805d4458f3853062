package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.Use;
import eu.riscale.hub.weights.torch.pickle.PickleException;
import java.io.IOException;
import java.util.List;

/// Reads what the code and the pickles of a TorchScript archive use beyond arithmetic on tensors.
public final class TorchScriptUses {
  private TorchScriptUses() {}

  /// Every use that is not known to be harmless; at most some hundred.
  public static List<Use> of(TorchZip zip) throws IOException, PickleException {
    return List.of();
  }
}
