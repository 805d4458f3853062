package eu.riscale.hub.weights.onnx;

import eu.riscale.hub.spec.file.OnnxExternal;
import eu.riscale.hub.spec.file.OnnxVisitor;
import eu.riscale.hub.spec.file.OnnxWalk;
import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.EffectList;
import eu.riscale.hub.weights.Use;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what an ONNX model does beyond arithmetic on tensors: operators of libraries that ONNX
/// Runtime does not bring along, those that name a file, and numbers kept where they should not be.
///
/// A custom operator has no effect by itself, since hub loads no library for it; nobody knows what
/// it does where there is one. A function that the model brings along is the operators in it.
public final class OnnxUses {
  private static final int MOST = 100;
  private static final EffectList OPERATORS = EffectList.of(OnnxUses.class, "operators.txt");

  private OnnxUses() {}

  /// None where the file is no ONNX model.
  ///
  /// @throws IOException where the file is damaged
  public static List<Use> of(Path file) throws IOException {
    Found found = new Found(file);
    try (InputStream in = Files.newInputStream(file)) {
      return OnnxWalk.over(in, found) ? found.uses() : List.of();
    }
  }

  /// An operator by its domain, which is empty for ONNX's own.
  private record Name(String domain, String name) {
    String text() {
      return domain + "." + name;
    }

    Effect effect() {
      if (domain.isEmpty()) {
        return Effect.HARMLESS;
      }
      Effect all = OPERATORS.of(domain + ".*");
      return all == Effect.UNKNOWN ? OPERATORS.of(text()) : all;
    }
  }

  private static final class Found implements OnnxVisitor {
    private final Path file;
    private final Map<Name, String> operators = new LinkedHashMap<>();
    private final Set<Name> functions = new HashSet<>();
    private final Map<String, String> external = new LinkedHashMap<>();

    Found(Path file) {
      this.file = file;
    }

    @Override
    public void operator(String domain, String name, String node, String function) {
      Name operator = new Name(domain, name);
      if (!domain.isEmpty() && operator.effect() != Effect.HARMLESS) {
        String place = node.isEmpty() ? "a node without a name" : "node " + node;
        operators.putIfAbsent(
            operator, function.isEmpty() ? place : place + " of the function " + function);
      }
    }

    @Override
    public void function(String domain, String name) {
      functions.add(new Name(domain, name));
    }

    @Override
    public void external(OnnxExternal tensor) {
      String place = tensor.tensor().isEmpty() ? "a constant" : "tensor " + tensor.tensor();
      if (!external.containsKey(tensor.location()) && leaves(tensor)) {
        external.put(tensor.location(), place);
      }
    }

    /// Also by a link in the folder, and where the name is that of a device or pipe.
    private boolean leaves(OnnxExternal tensor) {
      if (!tensor.isBeside()) {
        return true;
      }
      try {
        Path folder = file.toRealPath().getParent();
        Path data = file.resolveSibling(tensor.location());
        return folder != null
            && Files.exists(data)
            && !(data.toRealPath().startsWith(folder) && Files.isRegularFile(data));
      } catch (IOException | IllegalArgumentException e) {
        return true;
      }
    }

    List<Use> uses() {
      List<Use> uses = new ArrayList<>();
      external.forEach(
          (location, place) -> uses.add(new Use("external data " + location, Effect.FILES, place)));
      operators.forEach((operator, place) -> {
        Effect effect = operator.effect();
        if (effect != Effect.UNKNOWN || !functions.contains(operator)) {
          uses.add(new Use(operator.text(), effect, place));
        }
      });
      return List.copyOf(uses.subList(0, Math.min(MOST, uses.size())));
    }
  }
}
