package eu.riscale.hub.weights;

import java.util.ArrayList;
import java.util.List;

/// What the code of a TorchScript network says of how it is called and of what it needs.
///
/// @param files how many files of code there are
/// @param takes what `forward` takes, in its order; empty where nothing tells
/// @param returns the type that `forward` gives, as TorchScript writes it, such as `Tensor` or
///   `Dict[str, Tensor]`; empty where nothing tells
/// @param gpus the GPUs that the code names, such as `cuda:0`
/// @param training layers that do in use what they do in training, whatever is done to the network
///   once it is loaded, each a clause such as `batch_norm of 'BatchNorm2d'`
/// @param switchedOn layers that do so until `eval()` is called
public record TorchCode(
    int files,
    List<Argument> takes,
    String returns,
    List<String> gpus,
    List<String> training,
    List<String> switchedOn) {

  public TorchCode {
    takes = List.copyOf(takes);
    gpus = List.copyOf(gpus);
    training = List.copyOf(training);
    switchedOn = List.copyOf(switchedOn);
  }

  /// @param type as TorchScript writes it, such as `Tensor` or `List[Tensor]`
  /// @param isRequired whether the network does not run without it
  public record Argument(String name, String type, boolean isRequired) {
    /// Whether a tensor can be given for it.
    public boolean isTensor() {
      return type.equals("Tensor") || type.equals("Optional[Tensor]");
    }
  }

  /// The arguments that the network does not run without.
  public List<Argument> required() {
    return takes.stream().filter(Argument::isRequired).toList();
  }

  /// The types of the outputs, one by one: those inside a tuple, else the one that it gives.
  public List<String> outputs() {
    return returns.startsWith("Tuple[") && returns.endsWith("]")
        ? split(returns.substring("Tuple[".length(), returns.length() - 1))
        : returns.isEmpty() ? List.of() : List.of(returns);
  }

  /// Parts between commas, those inside brackets and quotes not counted.
  public static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      quoted ^= c == '"';
      if (!quoted && (c == '[' || c == '(')) {
        depth++;
      } else if (!quoted && (c == ']' || c == ')')) {
        depth--;
      } else if (c == ',' && depth == 0 && !quoted) {
        parts.add(list.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(list.substring(start).strip());
    return parts.stream().filter(part -> !part.isEmpty()).toList();
  }
}
