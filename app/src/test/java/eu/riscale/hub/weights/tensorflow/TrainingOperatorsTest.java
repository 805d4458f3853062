package eu.riscale.hub.weights.tensorflow;

import static eu.riscale.hub.weights.tensorflow.Graphs.call;
import static eu.riscale.hub.weights.tensorflow.Graphs.function;
import static eu.riscale.hub.weights.tensorflow.Graphs.graph;
import static eu.riscale.hub.weights.tensorflow.Graphs.node;
import static eu.riscale.hub.weights.tensorflow.Graphs.served;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingOperatorsTest {
  private static final Proto TRUE = new Proto().number(5, 1);
  private static final Proto FALSE = new Proto().number(5, 0);

  private static List<String> clauses(Proto graph) throws IOException {
    byte[] file = new Proto().message(2, served(graph)).bytes();
    MetaGraph read = SavedModelFile.graphs(new ByteArrayInputStream(file)).getFirst();
    return TrainingOperators.clauses(read.graph(), List.of("y:0"));
  }

  private static Proto norm(String name) {
    return node(name, "FusedBatchNormV3", "x");
  }

  @Test
  void batchNormInTrainingIsNamedByItsAttribute() throws IOException {
    assertThat(clauses(graph(norm("y").entry(5, "is_training", TRUE))))
        .containsExactly("FusedBatchNormV3 'y' has is_training true");
    assertThat(clauses(graph(norm("training/y").entry(5, "is_training", FALSE)))).isEmpty();
  }

  @Test
  void whatIsNotWrittenIsAsUsual() throws IOException {
    assertThat(clauses(graph(norm("y")))).hasSize(1);
  }

  @Test
  void aFunctionOfTheSignatureIsLookedInto() throws IOException {
    Proto one = function("one", norm("norm").entry(5, "is_training", TRUE));
    Proto other = function("other", norm("unused").entry(5, "is_training", TRUE));
    assertThat(clauses(graph(List.of(one, other), call(Graphs.of("one")))))
        .containsExactly("FusedBatchNormV3 'norm' has is_training true");
  }

  @Test
  void dropoutIsRandomNumbersThatDecide() throws IOException {
    Proto drops =
        graph(
            node("random", "RandomUniform"),
            node("scaled", "Mul", "random"),
            node("keep", "GreaterEqual", "scaled", "rate"),
            node("y", "SelectV2", "keep", "x", "zero"));
    assertThat(clauses(drops)).containsExactly("RandomUniform 'random' drops values at random");
    Proto noise = graph(node("random", "RandomUniform"), node("y", "AddV2", "x", "random"));
    assertThat(clauses(noise)).isEmpty();
  }

  @Test
  void whatRunsUnderAConditionIsNotJudged() throws IOException {
    Proto conditional =
        graph(
            node("learning", "Switch", "x", "phase"),
            norm("norm").entry(5, "is_training", TRUE),
            node("y", "Merge", "norm", "learning"));
    assertThat(clauses(conditional)).isEmpty();
  }
}
