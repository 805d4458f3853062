package eu.riscale.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command that the README shows with its output still prints that output. Seconds, tiny
/// differences and engines, which depend on the machine, may be others.
class ReadmeTest {
  private static final Pattern BLOCK =
      Pattern.compile("```console\\n\\$ app/bin/hub ([^\\n]*)\\n(.*?)```", Pattern.DOTALL);

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
  void printsWhatItSays(Example example) {
    // Tests run in app, the reader of the README one folder up.
    String[] args = example.command().replace("app/examples", "examples").split(" ");
    HubRun run = HubRun.of(args);
    String printed = run.out().replace("examples/", "app/examples/");
    assertThat(steady(printed)).isEqualTo(steady(example.output()));
  }

  private static String steady(String text) {
    return text.replaceAll("runs here .*\\n", "runs here …\n")
        .replaceAll("· [0-9.]+ s\\n", "· SECONDS\\n")
        .replaceAll("largest difference \\S+ \\(relative \\S+\\);", "largest difference;")
        .replaceAll(" · [0-9,]+ MB\\n", "\n")
        .replaceAll("· within \\S+\\n", "· within LITTLE\n");
  }
}
