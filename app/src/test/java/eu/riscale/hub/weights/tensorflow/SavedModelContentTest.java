package eu.riscale.hub.weights.tensorflow;

import static eu.riscale.hub.weights.tensorflow.Graphs.graph;
import static eu.riscale.hub.weights.tensorflow.Graphs.meta;
import static eu.riscale.hub.weights.tensorflow.Graphs.name;
import static eu.riscale.hub.weights.tensorflow.Graphs.node;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.fit.DescribedSide;
import eu.riscale.hub.fit.WeightsFit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.weights.reader.ContentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of a SavedModel before it is run: files that are not there, and which of its
/// signatures is run.
class SavedModelContentTest {
  private static final String NO_SERVING = "The SavedModel has no signature 'serving_default'; ";

  @TempDir Path dir;

  @Test
  void namesAssetFilesThatAreNotThere() throws IOException {
    Proto words = new Proto().message(1, name("path:0")).text(2, "words.txt");
    Proto sizes = new Proto().message(1, name("other:0")).text(2, "sizes.txt");
    Proto network = network("serving_default").message(6, words).message(6, sizes);
    assertThat(said(network, "assets/words.txt"))
        .containsExactly("'model.zip' is incomplete: the file assets/sizes.txt is not there.");
    assertThat(said(network, "assets/words.txt", "assets/sizes.txt")).isEmpty();
  }

  @Test
  void namesTheSignatureThatIsRunAndThoseThatAreNot() throws IOException {
    assertThat(said(network("predict")))
        .containsExactly(NO_SERVING + "'predict' is run, its only one.");
    assertThat(said(network("predict", "probability", "scores")))
        .containsExactly(NO_SERVING + "'predict' is run, and not 'probability', 'scores'.");
  }

  private static Proto network(String... signatures) {
    Proto network = meta(graph(node("y", "Identity")), "serve");
    for (String key : signatures) {
      network.entry(5, key, new Proto().entry(2, "out", name("y:0")));
    }
    return network;
  }

  /// @param files beside the graph
  private List<String> said(Proto network, String... files) throws IOException {
    Path zip = dir.resolve("model.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("saved_model.pb"));
      out.write(new Proto().number(1, 1).message(2, network).bytes());
      for (String file : files) {
        out.putNextEntry(new ZipEntry(file));
      }
    }
    Findings findings = new Findings();
    DescribedSide unknown = new DescribedSide(List.of(), 1);
    new WeightsFit("tensorflow_saved_model_bundle", RdfPath.ROOT, "model.zip")
        .check(ContentReader.read(zip), unknown, unknown, findings);
    return findings.list().stream()
        .filter(finding -> !finding.code().slug().startsWith("weights-io"))
        .map(Finding::message)
        .toList();
  }
}
