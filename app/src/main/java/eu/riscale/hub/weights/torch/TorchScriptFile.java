package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.Parameters;
import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.torch.pickle.PickleException;
import eu.riscale.hub.weights.torch.pickle.PickleReader;
import eu.riscale.hub.weights.torch.pickle.PickleValue;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Made;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what `torch.jit.save` wrote. The code is searched for names, and neither compiled nor run.
public final class TorchScriptFile {
  private static final int MOST_CODE = 32 << 20;
  private static final Pattern CLASS = Pattern.compile("(?m)^class (\\w+)\\(");
  private static final Pattern PARAMETERS =
      Pattern.compile("(?m)^  __parameters__ = \\[([^\\]\n]*)\\]");

  /// What the method gives that is called with the inputs. Its list of arguments has an end that is
  /// not looked for behind some thousand letters.
  private static final Pattern RETURNS =
      Pattern.compile("(?s)\\bdef forward\\(self.{0,4000}?\\) -> ([\\w.\\[\\], ]{1,400}):");

  private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"");

  /// What only tracing, or only scripting, leaves in the code.
  private static final Pattern TRACED = Pattern.compile("\\bargument_1\\b|torch\\._convolution\\(");

  private static final Pattern SCRIPTED =
      Pattern.compile("(?m)_conv_forward\\(|^ +(if|for|while) |torch\\.nn\\.functional\\.");

  private final TorchZip zip;
  private final Map<String, Set<String>> parametersOf = new HashMap<>();
  private final Map<String, String> returnsOf = new HashMap<>();
  private int codeFiles;
  private boolean traced;
  private boolean scripted;

  private TorchScriptFile(TorchZip zip) {
    this.zip = zip;
  }

  /// The classes of the network and its parameters.
  public static WeightsContent read(TorchZip zip) throws IOException, PickleException {
    return new TorchScriptFile(zip).read();
  }

  private WeightsContent read() throws IOException, PickleException {
    int left = MOST_CODE;
    for (String name : zip.names("code/")) {
      if (name.endsWith(".py") && left > 0) {
        byte[] bytes = zip.bytes(name, left);
        left -= bytes.length;
        code(name, new String(bytes, StandardCharsets.UTF_8));
      }
    }
    PickleValue network;
    try (InputStream pickle = zip.open("data.pkl")) {
      network = new PickleReader(pickle).read();
    }
    List<StoredTensor> tensors = TorchTree.tensors(network, parametersOf);
    String name = network instanceof Made made ? made.makerName() : "";
    boolean isTrace = zip.has("traced_inputs.pkl") || traced;
    return new WeightsContent.TorchScript(
        zip.version(),
        zip.since("1.4"),
        isTrace ? "traced" : scripted ? "scripted" : "",
        name,
        returnsOf.getOrDefault(name, ""),
        codeFiles,
        TorchStorages.lacks(zip, tensors),
        new Parameters(tensors));
  }

  /// @param name such as `code/__torch__/network.py`, which holds the classes of
  ///   `__torch__.network`
  private void code(String name, String text) {
    codeFiles++;
    traced |= TRACED.matcher(text).find();
    scripted |= SCRIPTED.matcher(text).find();
    String module =
        name.substring("code/".length(), name.length() - ".py".length()).replace('/', '.');
    Matcher classes = CLASS.matcher(text);
    List<Integer> starts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    while (classes.find()) {
      starts.add(classes.end());
      names.add(module + "." + classes.group(1));
    }
    for (int i = 0; i < names.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
      Matcher returns = RETURNS.matcher(text).region(starts.get(i), end);
      if (returns.find()) {
        returnsOf.put(names.get(i), returns.group(1).strip());
      }
      Matcher list = PARAMETERS.matcher(text).region(starts.get(i), end);
      if (list.find()) {
        Set<String> parameters = new HashSet<>();
        NAME.matcher(list.group(1)).results().forEach(found -> parameters.add(found.group(1)));
        parametersOf.put(names.get(i), parameters);
      }
    }
  }
}
