package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.Use;
import eu.riscale.hub.weights.tensorflow.Reach.Given;
import eu.riscale.hub.weights.tensorflow.Reach.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What one graph of a SavedModel uses beyond arithmetic, in what TensorFlow runs of it: restoring
/// its variables, its initialisation, its signatures, and what is computed when it is read. Every
/// graph can also save itself, but that nobody runs.
final class GraphUses {
  private static final int MOST = 100;
  private static final int LONGEST = 60;

  private final MetaGraph model;
  private final SavedGraph graph;
  private final TextOrigins origins;
  private final List<Step> suspects = new ArrayList<>();

  GraphUses(MetaGraph model) {
    this.model = model;
    this.graph = model.graph();
    this.origins = new TextOrigins(graph);
  }

  List<Use> all() {
    reach();
    Set<Use> uses = new LinkedHashSet<>();
    Set<GraphNode> told = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Step step : suspects) {
      if (uses.size() < MOST && !isAllowed(step)) {
        told.add(step.node());
        uses.add(use(step.node(), place(step)));
      }
    }
    for (GraphNode node : new ConstantNodes(graph).beyondArithmetic()) {
      if (uses.size() < MOST && !told.contains(node)) {
        uses.add(
            use(node, "node `" + cut(node.name()) + "`, computed when TensorFlow reads the graph"));
      }
    }
    return List.copyOf(uses);
  }

  private void reach() {
    Saver saver = model.saver();
    Set<String> assets =
        model.assets().stream()
            .filter(Asset::isInside)
            .map(asset -> TensorName.full(asset.tensor()))
            .collect(Collectors.toSet());
    Given restoring = new Given(assets, Set.of(TensorName.full(saver.fileName())));
    Given initialising = new Given(assets, Set.of());
    Given running = new Given(Set.of(), Set.of());
    new Reach(graph, restoring, this::step)
        .from(List.of(saver.restore()), "the restoring of the variables");
    new Reach(graph, initialising, this::step).from(model.initialising(), "the initialisation");
    Reach run = new Reach(graph, running, this::step);
    model.signatures().stream()
        .filter(call -> ServedNetwork.isOfNetwork(call.key()))
        .sorted(Comparator.comparing(SignatureProtos.Call::key))
        .forEach(call -> run.from(call.tensors(), "the signature " + cut(call.key())));
  }

  private void step(Step step) {
    origins.note(step);
    if (effect(step.node()) != Effect.HARMLESS) {
      suspects.add(step);
    }
  }

  /// A function has no effect but that of what it calls.
  private Effect effect(GraphNode node) {
    Effect effect = OperatorEffects.of(node);
    boolean isFunction = graph.functions().containsKey(node.operator());
    return effect == Effect.UNKNOWN && isFunction && !node.attributes().decodesObjects()
        ? Effect.HARMLESS
        : effect;
  }

  /// Whether it reads no other files than those of the SavedModel itself.
  private boolean isAllowed(Step step) {
    return switch (step.node().operator()) {
      case "RestoreV2" -> origins.isPathOfVariables(step, 0);
      case "ReadFile" -> origins.isAsset(step, 0);
      case "InitializeTableFromTextFile", "InitializeTableFromTextFileV2" ->
          origins.isAsset(step, 1);
      case "CacheDataset", "CacheDatasetV2" -> origins.isEmpty(step, 1);
      default -> false;
    };
  }

  private Use use(GraphNode node, String place) {
    return new Use(node.operator(), effect(node), place);
  }

  private static String place(Step step) {
    String node = "node `" + cut(step.node().name()) + "`";
    return step.body().isFunction()
        ? "the function `%s` reached from %s, %s"
            .formatted(cut(step.body().function()), step.root(), node)
        : step.root() + ", " + node;
  }

  private static String cut(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
  }
}
