package eu.riscale.hub.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Nodes that run a graph of their own: once for each step of a tensor, as long as something holds,
/// or one of two.
public final class Loops {
  private Loops() {}

  /// Which way a node goes along the steps of a tensor.
  public enum Way {
    FORWARD("forward"),
    REVERSE("reverse");

    private final String word;

    Way(String word) {
      this.word = word;
    }

    /// As ONNX has it.
    public String word() {
      return word;
    }
  }

  /// What is computed at each step of a walk.
  public interface Step {
    /// @param states the names of what the step before left
    /// @param here the names of what is there at this step, one for each tensor walked along
    /// @return the names of what this step leaves, as many
    List<String> of(List<String> states, List<String> here);
  }

  /// Walks along the first axis of tensors.
  ///
  /// @param states what is there before the first step
  /// @param tensors have as many steps each
  /// @return what is there after the last one, then the first state after each
  public static List<String> walk(
      OnnxGraph graph, List<String> states, List<String> tensors, Way way, Step step) {
    List<String> before = newNames(graph, states.size());
    List<String> here = newNames(graph, tensors.size());
    Protobuf body =
        graph.inner(
            joined(before, here).stream().map(OnnxGraph::any).toList(),
            () -> {
              List<String> after = step.of(before, here);
              return joined(after, after.subList(0, 1));
            });
    int[] directions = new int[tensors.size()];
    Arrays.fill(directions, way == Way.REVERSE ? 1 : 0);
    return graph.nodes(
        "Scan",
        joined(states, tensors),
        states.size() + 1,
        Attribute.graph("body", body),
        Attribute.integer("num_scan_inputs", tensors.size()),
        Attribute.integers("scan_input_directions", directions));
  }

  /// Computes values anew as long as a condition holds of them.
  ///
  /// @param start the values before the first step
  /// @param goesOn from the values to a tensor that says whether there is another step
  /// @param next from the values to those after one more step, as many
  /// @return the values after the last step
  public static List<String> repeat(
      OnnxGraph graph,
      List<String> start,
      Function<List<String>, String> goesOn,
      UnaryOperator<List<String>> next) {
    if (start.isEmpty()) {
      return List.of();
    }
    String begins = graph.flags(goesOn.apply(start));
    List<String> before = newNames(graph, start.size());
    List<Protobuf> given = new ArrayList<>();
    given.add(OnnxGraph.count(graph.newName()));
    given.add(OnnxGraph.flag(graph.newName()));
    before.forEach(name -> given.add(OnnxGraph.any(name)));
    Protobuf body =
        graph.inner(
            given,
            () -> {
              List<String> after = next.apply(before);
              return joined(List.of(graph.flags(goesOn.apply(after))), after);
            });
    return graph.nodes(
        "Loop", joined(List.of("", begins), start), start.size(), Attribute.graph("body", body));
  }

  /// One of two graphs, each of which adds its nodes and returns as many names of what it gives.
  ///
  /// @param condition a tensor of one element
  public static List<String> choose(
      OnnxGraph graph,
      String condition,
      Supplier<List<String>> whereTrue,
      Supplier<List<String>> whereFalse) {
    List<String> given = new ArrayList<>();
    Protobuf yes =
        graph.inner(
            List.of(),
            () -> {
              given.addAll(whereTrue.get());
              return given;
            });
    Protobuf no = graph.inner(List.of(), whereFalse);
    return graph.nodes(
        "If",
        List.of(graph.flags(condition)),
        given.size(),
        Attribute.graph("then_branch", yes),
        Attribute.graph("else_branch", no));
  }

  private static List<String> newNames(OnnxGraph graph, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(graph.newName());
    }
    return names;
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
