package eu.riscale.hub.run.failure;

import eu.riscale.hub.engine.Matching;
import eu.riscale.hub.fit.TypeHelp;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.tensor.Cast;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Parallel;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.weights.Parameters;
import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.WeightsContent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds where a network fails because it takes other data types than it is given.
final class Types {
  private static final Pattern OF_TYPES =
      Pattern.compile(
          "(?i)scalar type|dtype|data type|same type|\\btype \\(|should be the same|half|double"
              + "|bfloat16|\\bbyte\\b|\\blong\\b|not implemented for");

  private final Failed failed;
  private final Trials trials;
  private final List<TensorView> inputs;

  Types(Failed failed, Trials trials) {
    this.failed = failed;
    this.trials = trials;
    this.inputs = failed.inputs();
  }

  /// @param cause empty where types are not the cause
  /// @param retyped the inputs as the network takes them; empty where hub has no such tensors
  /// @param isWhole whether nothing else need be looked for
  record Found(Optional<FailureCause> cause, Optional<List<Tensor>> retyped, boolean isWhole) {
    static final Found NOTHING = new Found(Optional.empty(), Optional.empty(), false);
  }

  Found find() {
    return switch (failed.content()) {
      case WeightsContent.Onnx onnx -> ofPorts(onnx.inputs());
      case WeightsContent.SavedModel saved ->
          saved.usual().map(signature -> ofPorts(signature.inputs())).orElse(Found.NOTHING);
      case WeightsContent.TorchScript script -> ofWeights(script.parameters());
      case WeightsContent.StateDict dict -> ofWeights(dict.parameters());
      case WeightsContent.Keras keras -> Found.NOTHING;
      case WeightsContent.GraphModel graph -> Found.NOTHING;
      case WeightsContent.Unreadable unreadable -> Found.NOTHING;
    };
  }

  /// Where the file tells the type of each input.
  private Found ofPorts(List<Port> ports) {
    if (ports.size() != inputs.size()) {
      return Found.NOTHING;
    }
    List<Integer> order =
        Matching.of(
                inputs.stream().map(TensorView::id).toList(),
                ports.stream().map(Port::name).toList())
            .order();
    List<String> wanted = order.stream().map(at -> ports.get(at).dtype()).toList();
    List<String> sentences = new ArrayList<>();
    Set<String> hints = new LinkedHashSet<>();
    for (int i = 0; i < wanted.size(); i++) {
      String given = failed.fed().get(i).dtype().word();
      if (!wanted.get(i).isEmpty() && !wanted.get(i).equals(given)) {
        sentences.add(
            "The network takes '%s' as %s, and is given %s."
                .formatted(inputs.get(i).id(), wanted.get(i), given));
        hints.add(TypeHelp.of(Optional.of(failed.format()), inputs.get(i), wanted.get(i)));
      }
    }
    if (sentences.isEmpty()) {
      return Found.NOTHING;
    }
    FailureCause cause = new FailureCause(String.join(" ", sentences), String.join("\n", hints));
    Optional<List<Tensor>> retyped = retyped(wanted);
    boolean runs = retyped.flatMap(trials::run).isPresent();
    return new Found(Optional.of(cause), retyped, runs || retyped.isEmpty());
  }

  /// Where only the weights have a type.
  private Found ofWeights(Parameters weights) {
    if (!OF_TYPES.matcher(failed.said()).find()) {
      return Found.NOTHING;
    }
    String own = main(weights);
    Set<String> given = new LinkedHashSet<>();
    failed.fed().forEach(tensor -> given.add(tensor.dtype().word()));
    if (!own.isEmpty() && DType.of(own).isEmpty()) {
      return new Found(Optional.of(ofWeights(own, own, given, "")), Optional.empty(), true);
    }
    Set<String> tried = new LinkedHashSet<>();
    if (!own.isEmpty()) {
      tried.add(own);
    }
    tried.addAll(List.of("float32", "int64", "uint8", "float64"));
    for (String type : tried) {
      List<String> wanted = failed.fed().stream().map(tensor -> type).toList();
      Optional<List<Tensor>> retyped =
          given.equals(Set.of(type)) ? Optional.empty() : retyped(wanted);
      if (retyped.flatMap(trials::run).isPresent()) {
        return new Found(
            Optional.of(ofWeights(own, type, given, "; given %s, it runs".formatted(type))),
            retyped,
            true);
      }
    }
    return Found.NOTHING;
  }

  private FailureCause ofWeights(String own, String type, Set<String> given, String proof) {
    String takes =
        own.equals(type)
            ? "The network's weights are %s".formatted(words(type))
            : "The network takes %s".formatted(words(type));
    Set<String> hints = new LinkedHashSet<>();
    for (int i = 0; i < inputs.size(); i++) {
      if (!failed.fed().get(i).dtype().word().equals(type)) {
        hints.add(TypeHelp.of(Optional.of(failed.format()), inputs.get(i), type));
      }
    }
    return new FailureCause(
        "%s, and it is given %s%s.".formatted(takes, String.join(" and ", given), proof),
        String.join("\n", hints));
  }

  private static String words(String type) {
    return switch (type) {
      case "float16" -> "float16 (half precision)";
      case "float64" -> "float64 (double precision)";
      default -> type;
    };
  }

  /// The type of most of the weights that are fractions; empty where there are none.
  private static String main(Parameters weights) {
    return weights.byType().entrySet().stream()
        .filter(type -> type.getKey().contains("float"))
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private Optional<List<Tensor>> retyped(List<String> types) {
    List<Tensor> retyped = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      Tensor given = failed.fed().get(i);
      Optional<DType> type =
          types.get(i).isEmpty() ? Optional.of(given.dtype()) : DType.of(types.get(i));
      if (type.isEmpty()) {
        return Optional.empty();
      }
      retyped.add(Cast.to(type.get(), given, Parallel.NONE));
    }
    return Optional.of(retyped);
  }
}
