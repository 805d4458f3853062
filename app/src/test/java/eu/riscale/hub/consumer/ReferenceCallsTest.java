package eu.riscale.hub.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.weights.Zips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the reference does with order and container of inputs and outputs, and what versions the
/// files are of, on a model of two inputs and two outputs.
class ReferenceCallsTest {
  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void theModel() throws IOException {
    model = Models.copy("pass-two-in-two-out-v05", folder);
    Models.dropChecksums(model);
  }

  @Test
  void runsWhatIsInOrder() {
    assertThat(verdict("bioimageio.core")).containsExactly("runs");
  }

  @Test
  void aDictionaryIsNoOutput() throws IOException {
    giveDictionary();
    assertThat(verdict("bioimageio.core")).containsExactly("limits", "output-container");
    assertThat(verdict("bioengine")).containsExactly("limits", "output-container");
    dropOnnx();
    assertThat(verdict("bioimageio.core")).containsExactly("does-not-run", "output-container");
  }

  @Test
  void namesDoNotPutOutputsInOrder() throws IOException {
    Models.edit(model, "id: difference", "id: other");
    Models.edit(model, "id: product", "id: difference");
    assertThat(verdict("bioimageio.core")).containsExactly("runs");
    Models.edit(model, "id: other", "id: product");
    assertThat(verdict("bioimageio.core")).containsExactly("limits", "output-order");
    giveDictionary();
    assertThat(verdict("bioimageio.core"))
        .containsExactly("does-not-run", "output-container", "output-order");
  }

  @Test
  void namesDoNotPutInputsInOrder() throws IOException {
    Models.edit(model, "- id: left", "- id: other");
    Models.edit(model, "- id: right", "- id: left");
    Models.edit(model, "- id: other", "- id: right");
    assertThat(verdict("bioimageio.core")).containsExactly("limits", "input-order");
  }

  @Test
  void theFileTellsItsVersion() throws IOException {
    Models.edit(model, "pytorch_version: 2.7.1", "pytorch_version: 1.13.1");
    Models.edit(model, "opset_version: 17", "opset_version: 19");
    assertThat(messages("jdll"))
        .contains("Its newest engine for torchscript is of version 2.0, the weights are of 2.1.")
        .noneMatch(message -> message.contains("opset"));
    assertThat(messages("jdll", "--no-io"))
        .contains("Its newest ONNX Runtime knows opsets up to 18, the model has 19.")
        .noneMatch(message -> message.contains("torchscript is of version"));
  }

  private void giveDictionary() throws IOException {
    Zips.change(
        model.resolve("weights.pt"),
        "networks/___torch_mangle_12.py",
        code ->
            new String(code, UTF_8)
                .replace("-> Tuple[Tensor, Tensor]:", "-> Dict[str, Tensor]:")
                .getBytes(UTF_8));
  }

  private void dropOnnx() throws IOException {
    Path rdf = model.resolve("rdf.yaml");
    String text = Files.readString(rdf);
    Files.writeString(rdf, text.substring(0, text.indexOf("  onnx:")));
  }

  private List<String> verdict(String consumer) {
    JsonNode verdict = judged(consumer);
    List<String> words = new ArrayList<>(List.of(verdict.path("verdict").asString()));
    verdict.path("reasons").forEach(reason -> words.add(reason.path("code").asString()));
    return words;
  }

  private List<String> messages(String consumer, String... options) {
    List<String> messages = new ArrayList<>();
    judged(consumer, options)
        .path("reasons")
        .forEach(reason -> messages.add(reason.path("message").asString()));
    return messages;
  }

  private JsonNode judged(String consumer, String... options) {
    List<String> args =
        new ArrayList<>(List.of("validate", "--report=json", "--for", consumer, "" + model));
    args.addAll(List.of(options));
    HubRun run = HubRun.of(args.toArray(String[]::new));
    return JsonMapper.shared().readTree(run.out()).at("/results/0/consumers/0");
  }
}
