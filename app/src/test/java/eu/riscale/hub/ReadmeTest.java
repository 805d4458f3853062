package eu.riscale.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command that the README shows with its output still prints that output. Seconds, tiny
/// differences and engines, which depend on the machine, may be others.
class ReadmeTest {
  private static final Pattern BLOCK =
      Pattern.compile("```console\\n\\$ app/bin/hub ([^\\n]*)\\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  record Example(String command, String output) {
    @Override
    public String toString() {
      return "hub " + command;
    }
  }

  static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(Path.of("..", "README.md")));
    while (blocks.find()) {
      examples.add(new Example(blocks.group(1), blocks.group(2)));
    }
    assertThat(examples).isNotEmpty();
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void printsWhatItSays(Example example) throws IOException {
    // Tests run in app, the reader of the README one folder up.
    String mine = withoutNormalisation().toString();
    String broken = broken(Path.of(mine)).toString();
    String predicted = folder.resolve("predicted").toString();
    String begun = folder.resolve("begun").toString();
    String old = Models.copy("pass-conv2d-v04", Path.of(mine)).toString();
    String command = example.command().replace("app/examples", "examples");
    HubRun run =
        HubRun.of(
            command
                .replace("my-model", mine)
                .replace("broken-model", broken)
                .replace("predicted", predicted)
                .replace("new-model", begun)
                .replace("old-model", old)
                .split(" "));
    String printed =
        run.out()
            .replace("examples/", "app/examples/")
            .replace(broken, "broken-model")
            .replace(predicted, "predicted")
            .replace(begun, "new-model")
            .replace(old, "old-model")
            .replace(mine, "my-model");
    assertThat(steady(printed)).isEqualTo(steady(example.output()));
  }

  /// What the README says to do with a description that was begun.
  @Test
  void leadsFromWeightsToAPackage() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    Path begun = folder.resolve("begun");
    String init =
        examples().stream()
            .map(Example::command)
            .filter(command -> command.startsWith("init "))
            .findFirst()
            .orElseThrow();
    assertThat(run(init, begun).status()).isZero();
    Path rdf = begun.resolve("rdf.yaml");
    Files.writeString(
        rdf,
        Files.readString(rdf)
            .replaceAll("\nname: # FILL IN.*", "\nname: Nuclei in Fluorescence")
            .replaceAll("tags: # FILL IN.*", "tags: [2d]")
            .replaceAll("doi: # FILL IN.*", "doi: 10.1038/s41592-018-0261-2")
            .replaceAll("# FILL IN.*", "MIT"));
    Matcher journey =
        Pattern.compile("<!-- journey -->\\n```sh\\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertThat(journey.find()).isTrue();
    for (String line : journey.group(1).lines().toList()) {
      HubRun run = run(line.replace("app/bin/hub ", ""), begun);
      assertThat(run.status()).as(line + "\n" + run.out()).isZero();
    }
  }

  private static HubRun run(String command, Path begun) {
    return HubRun.of(
        command
            .replace("app/examples", "examples")
            .replace("new-model", begun.toString())
            .split(" "));
  }

  /// The reader's own model: the example without the step that normalises the input.
  private Path withoutNormalisation() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("examples", "nuclei-unet"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Path rdf = folder.resolve("rdf.yaml");
    String text = Files.readString(rdf);
    Files.writeString(
        rdf, text.replaceFirst(" *- id: zero_mean_unit_variance\\n *kwargs: .*\\n", ""));
    return folder;
  }

  /// A copy of it with slips that people make.
  private static Path broken(Path model) throws IOException {
    Path folder = Files.createDirectory(model.resolve("broken"));
    try (Stream<Path> files = Files.list(model).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Path rdf = folder.resolve("rdf.yaml");
    Files.writeString(
        rdf,
        Files.readString(rdf)
            .replace("license: MIT", "licence: mit # as our institute asks")
            .replaceFirst("- type: batch", "- type: b"));
    return folder;
  }

  private static String steady(String text) {
    return text.replaceAll("runs here .*\\n", "runs here …\n")
        .replaceAll("· [0-9.]+ s\\n", "· SECONDS\\n")
        .replaceAll("about [0-9.]+ GB", "about SOME GB")
        .replaceAll("largest difference \\S+ \\(relative \\S+\\);", "largest difference;")
        .replaceAll(" · [0-9,]+ MB\\n", "\n")
        .replaceAll("· within \\S+\\n", "· within LITTLE\n")
        .replaceAll("agrees with the test output within \\S+\\. ", "agrees. ")
        .replaceAll("\\S+ of 8,960 elements", "some elements")
        .replaceAll("\\(\\S+ %\\) differ", "differ")
        .replaceAll("; at batch .* is expected\\.", ".")
        .replaceAll("(\\|Δ\\| (≤ \\S+|= 0)) .*\\n", "$1 …\n");
  }
}
