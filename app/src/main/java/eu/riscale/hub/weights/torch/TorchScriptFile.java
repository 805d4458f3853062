package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.Parameters;
import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.TorchCode;
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
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what `torch.jit.save` wrote. The code is searched for names, and neither compiled nor run.
public final class TorchScriptFile {
  private static final int MOST_CODE = 32 << 20;
  private static final Pattern PARAMETERS =
      Pattern.compile("(?m)^  __parameters__ = \\[([^\\]\n]*)\\]");

  /// The method that is called with the inputs, its arguments and what it gives. The list of
  /// arguments has an end that is not looked for behind some thousand letters.
  private static final Pattern FORWARD =
      Pattern.compile("(?s)\\bdef forward\\(\\w+: (.{0,4000}?)\\) -> ([\\w.\\[\\], ]{1,400}):");

  private static final Pattern ARGUMENT = Pattern.compile("(?s)(\\w+): (.*?)(=.*)?");

  private static final Pattern GPU =
      Pattern.compile("torch\\.device\\(\"(cuda(?::\\d{1,3})?)\"\\)");

  private static final int MOST_NAMED = 20;

  private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"");

  /// What only tracing, or only scripting, leaves in the code.
  private static final Pattern TRACED = Pattern.compile("\\bargument_1\\b|torch\\._convolution\\(");

  private static final Pattern SCRIPTED =
      Pattern.compile("(?m)_conv_forward\\(|^ +(if|for|while) |torch\\.nn\\.functional\\.");

  private final TorchZip zip;
  private final Map<String, Set<String>> parametersOf = new HashMap<>();
  private final Map<String, Forward> forwardOf = new HashMap<>();
  private final Set<String> gpus = new TreeSet<>();
  private final TorchTraining training = new TorchTraining(MOST_NAMED);
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
        code(forwardOf.getOrDefault(name, new Forward(List.of(), "")), network),
        TorchStorages.lacks(zip, tensors),
        new Parameters(tensors));
  }

  /// @param name such as `code/__torch__/network.py`, which holds the classes of
  ///   `__torch__.network`
  private void code(String name, String text) {
    codeFiles++;
    traced |= TRACED.matcher(text).find();
    scripted |= SCRIPTED.matcher(text).find();
    GPU.matcher(text).results().limit(MOST_NAMED).forEach(found -> gpus.add(found.group(1)));
    for (ClassPlace place : ClassPlace.in(name, text)) {
      Matcher forward = FORWARD.matcher(text).region(place.from(), place.to());
      if (forward.find()) {
        forwardOf.put(place.name(), Forward.of(forward.group(1), forward.group(2)));
      }
      training.read(place.name(), text.substring(place.from(), place.to()));
      Matcher list = PARAMETERS.matcher(text).region(place.from(), place.to());
      if (list.find()) {
        Set<String> parameters = new HashSet<>();
        NAME.matcher(list.group(1)).results().forEach(found -> parameters.add(found.group(1)));
        parametersOf.put(place.name(), parameters);
      }
    }
  }

  private TorchCode code(Forward forward, PickleValue network) {
    return new TorchCode(
        codeFiles,
        forward.takes(),
        forward.returns(),
        List.copyOf(gpus),
        training.fixed(network),
        training.switchedOn(network));
  }

  private record Forward(List<TorchCode.Argument> takes, String returns) {

    /// @param arguments the class of the network first
    static Forward of(String arguments, String returns) {
      List<TorchCode.Argument> takes = new ArrayList<>();
      List<String> parts = TorchCode.split(arguments);
      for (String part : parts.subList(Math.min(1, parts.size()), parts.size())) {
        Matcher argument = ARGUMENT.matcher(part);
        if (argument.matches()) {
          boolean isRequired = argument.group(3) == null;
          takes.add(
              new TorchCode.Argument(argument.group(1), argument.group(2).strip(), isRequired));
        }
      }
      return new Forward(takes, returns.strip());
    }
  }
}
