package eu.riscale.hub.keras.layer;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.keras.KerasModelFiles;
import eu.riscale.hub.weights.keras.GraphReader;
import eu.riscale.hub.weights.keras.KerasFile;
import eu.riscale.hub.weights.keras.LayerGraph;
import eu.riscale.hub.weights.keras.LayerPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Everything that the translation knows is in some model that `KerasToOnnxTest` runs.
class KerasCoverageTest {
  private static final Set<String> LAYERS = new TreeSet<>();
  private static final Set<String> OPERATIONS = new TreeSet<>();
  private static final Set<String> ACTIVATIONS = new TreeSet<>();

  @BeforeAll
  static void readAllModels(@TempDir Path folder) throws IOException {
    for (String name : KerasModelFiles.all()) {
      Path own = Files.createDirectory(folder.resolve(name));
      try (KerasFile file = KerasFile.open(KerasModelFiles.unpacked(name, own))) {
        collect(GraphReader.read(file.model(), LayerPath.root()));
      }
    }
  }

  private static void collect(LayerGraph graph) {
    for (LayerGraph.Layer layer : graph.layers().values()) {
      LayerGraph inner = layer.inner();
      JsonNode wrapped = layer.config().node("layer");
      if (inner != null) {
        collect(inner);
      } else if (layer.isOperation()) {
        OPERATIONS.add(layer.config().className());
      } else {
        LAYERS.add(layer.config().className());
        OPERATIONS.add(layer.config().text("function", "").replace("compat.v1.", ""));
      }
      JsonNode activation = layer.config().node("activation");
      ACTIVATIONS.add(activation.asString(activation.path("config").asString("")));
      ACTIVATIONS.add(wrapped.path("config").path("activation").asString(""));
    }
  }

  @Test
  void everyLayerClassIsInSomeModel() {
    assertThat(LAYERS)
        .containsAll(Arrays.stream(LayerClass.values()).map(LayerClass::name).toList());
  }

  @Test
  void everyActivationIsInSomeModel() {
    Set<Activation> seen = new TreeSet<>();
    for (String name : ACTIVATIONS) {
      Activation activation = Activation.named(name);
      if (activation != null) {
        seen.add(activation);
      }
    }
    assertThat(seen).containsExactly(Activation.values());
  }

  @Test
  void everyOperationIsInSomeModel() {
    Set<Operation> seen = new TreeSet<>();
    for (String name : OPERATIONS) {
      Operation operation = Operation.named(name);
      if (operation != null) {
        seen.add(operation);
      }
    }
    assertThat(seen).containsExactly(Operation.values());
  }
}
