package eu.riscale.hub.fit;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.weights.TorchCode;
import eu.riscale.hub.weights.TorchCode.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Holds what the `forward` of a TorchScript network takes and gives against what is described.
public record CallCheck(String format, Findings out) {

  void check(TorchCode code, DescribedSide inputs, DescribedSide outputs) {
    Optional<Finding> container = container(code, inputs);
    container.ifPresent(out::add);
    if (container.isEmpty() && inputs.isWhole()) {
      count(code, inputs.tensors()).ifPresent(out::add);
    }
    given(code, outputs).or(() -> count(code.outputs(), outputs.described())).ifPresent(out::add);
  }

  /// Where an argument is a list, tuple or dictionary of tensors.
  private Optional<Finding> container(TorchCode code, DescribedSide inputs) {
    return code.required().stream()
        .filter(argument -> argument.type().contains("Tensor") && !argument.isTensor())
        .findFirst()
        .map(argument ->
            Finding.of(
                    FitCodes.KIND,
                    RdfPath.ROOT.field(Side.INPUT.field()),
                    "The %s network's forward takes %s as '%s', and not one tensor for each input."
                        .formatted(format, words(argument.type(), "one "), argument.name()))
                .hint(wrap(argument, inputs.tensors())));
  }

  private static String wrap(Argument argument, List<TensorView> inputs) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      names.add("x" + (i + 1));
    }
    String listed = String.join(", ", names);
    List<String> keyed = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      keyed.add("'%s': %s".formatted(inputs.get(i).id(), names.get(i)));
    }
    String handed =
        argument.type().startsWith("Dict[")
            ? "{" + String.join(", ", keyed) + "}"
            : argument.type().startsWith("Tuple[")
                ? "(" + listed + (names.size() == 1 ? "," : "") + ")"
                : "[" + listed + "]";
    return "Wrap the network in a module that takes one tensor for each input, and export that:"
        + " def forward(self, %s): return self.network(%s).".formatted(listed, handed);
  }

  /// Where it takes more or fewer arguments than there are inputs.
  private Optional<Finding> count(TorchCode code, List<TensorView> inputs) {
    long needed = inputs.stream().filter(input -> !input.isLeftOut()).count();
    List<Argument> required = code.required();
    if (code.takes().isEmpty()
        || (inputs.size() >= required.size() && needed <= code.takes().size())) {
      return Optional.empty();
    }
    List<String> names = code.takes().stream().map(CallCheck::written).toList();
    String taken = numbered("takes", names.size(), "input") + " (" + String.join(", ", names) + ")";
    return Optional.of(
        counted(
            Side.INPUT,
            taken,
            inputs.size(),
            required.stream().anyMatch(argument -> !argument.isTensor())
                ? "Only tensors are handed over: give the others a default, or set them in a"
                    + " wrapper around the network, and export it again."
                : needed > code.takes().size()
                    ? "Remove the inputs that it does not take, or export the network with all"
                        + " of them."
                    : "Describe every one of them, in the order of forward, or export the"
                        + " network with those that are described."));
  }

  /// Where it gives more or fewer tensors than are described, each of them by itself: of a list
  /// nothing tells how many are in it.
  private Optional<Finding> count(List<String> types, int described) {
    boolean areTensors =
        types.stream().allMatch(type -> type.equals("Tensor") || type.equals("Optional[Tensor]"));
    if (types.isEmpty() || !areTensors || types.size() == described) {
      return Optional.empty();
    }
    return Optional.of(
        counted(
            Side.OUTPUT,
            numbered("gives", types.size(), "output"),
            described,
            types.size() < described
                ? "Remove the outputs that it does not give, or export the network with all of"
                    + " them."
                : "Describe every one of them, in the order of forward, or export the network"
                    + " with those that are described."));
  }

  private Finding counted(Side side, String does, int described, String help) {
    return Finding.of(
            FitCodes.COUNT,
            RdfPath.ROOT.field(side.field()),
            String.format(
                Locale.ROOT,
                "The %s network's forward %s, the description names %d.",
                format,
                does,
                described))
        .hint(help);
  }

  private static String numbered(String does, int count, String what) {
    return String.format(Locale.ROOT, "%s %d %s", does, count, count == 1 ? what : what + "s");
  }

  private static String written(Argument argument) {
    return argument.isTensor() ? argument.name() : argument.name() + ": " + argument.type();
  }

  /// Where it gives a dictionary, or a list inside of what it gives.
  private Optional<Finding> given(TorchCode code, DescribedSide outputs) {
    List<String> types = code.outputs();
    if (code.returns().startsWith("Dict[")) {
      return Optional.of(
          kind(
              "The %s network gives %s; other software takes a tensor, or a tuple or list of them."
                  .formatted(format, words(code.returns(), "")),
              "Let forward return a tuple with the outputs in the order of the description."));
    }
    if (types.size() > 1 || code.returns().startsWith("List[")) {
      List<String> inner =
          types.size() > 1 ? types : List.of(code.returns().substring("List[".length()));
      for (int i = 0; i < inner.size(); i++) {
        if (isContainer(inner.get(i))) {
          return Optional.of(nested(inner, i, outputs.described()));
        }
      }
    }
    return Optional.empty();
  }

  private Finding nested(List<String> types, int index, int described) {
    String what = words(types.get(index), "");
    return kind(
        String.format(
            Locale.ROOT,
            "Output %d of the %s network is %s (nested in what forward gives), which other software"
                + " does not read.",
            index + 1,
            format,
            what),
        index >= described
            ? "Nobody needs it described: let forward return its tensors alone, without the nested"
                + " ones, and export the network again."
            : "Let forward return each tensor by itself, all in one tuple, and export the network"
                + " again.");
  }

  private static Finding kind(String message, String hint) {
    return Finding.of(FitCodes.KIND, RdfPath.ROOT.field(Side.OUTPUT.field()), message).hint(hint);
  }

  private static boolean isContainer(String type) {
    return type.startsWith("List[") || type.startsWith("Tuple[") || type.startsWith("Dict[");
  }

  /// Such as `a list of tensors (List[Tensor])`.
  private static String words(String type, String number) {
    String kind =
        type.startsWith("List[")
            ? "list of tensors"
            : type.startsWith("Tuple[")
                ? "tuple of tensors"
                : type.startsWith("Dict[") ? "dictionary of tensors" : "value";
    return "%s%s (%s)".formatted(number.isEmpty() ? "a " : number, kind, type);
  }
}
