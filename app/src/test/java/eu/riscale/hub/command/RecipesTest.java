package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.riscale.hub.Hub;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

/// The recipes for many machines ask hub for what it knows, and take its exit statuses for what
/// they mean.
class RecipesTest {
  private static final Path FOLDER = Path.of("docs", "at-scale");
  private static final Pattern TEST = Pattern.compile(" test (--\\S.*?@\\S+)");
  private static final Pattern MERGE = Pattern.compile(" report merge (--.*? html=\\S+)");

  @ParameterizedTest
  @ValueSource(
      strings = {"Snakefile", "ray_parts.py", "slurm.sh", "kubernetes.yaml", "parallel.sh"})
  void eachTakesAPartAndKeepsItsResults(String recipe) throws IOException {
    String line = found(TEST, recipe).getFirst();
    String[] words = ("test " + line).replaceAll("--shard \\S+", "--shard 1/8").split(" ");
    ParseResult test = parsed(words);
    assertThat(test.matchedOptions().stream().map(option -> option.longestName()))
        .containsExactlyInAnyOrder(
            "--quiet", "--jobs", "--memory-limit", "--shard", "--resume", "--report");
    assertThat(line).containsPattern("--shard \\S+/\\S+ --resume kept --report json=\\S+ @");
    assertThat(test.<String>matchedOptionValue("--shard", "")).isEqualTo("1/8");
    assertThat(test.<List<String>>matchedPositionalValue(0, List.of()).getFirst()).startsWith("@");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Snakefile", "ray_parts.py", "slurm.sh", "parallel.sh"})
  void eachPutsThePartsTogether(String recipe) throws IOException {
    for (String line : found(MERGE, recipe)) {
      ParseResult merge = parsed(("report merge " + line + " part-1.json").split(" "));
      assertThat(merge.subcommand().<List<String>>matchedOptionValue("--report", List.of()))
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "1,0,0", "2,2,2", "3,0,0", "4,4,0", "5,5,0", "137,137,137", "143,143,143"})
  void answersAreNotTriedAgain(int hub, int status, int onTheLastTry) throws Exception {
    assumeTrue(File.separatorChar == '/', "needs a shell");
    List<Integer> ends = new ArrayList<>();
    for (String last : List.of("0", "1")) {
      ProcessBuilder answer =
          new ProcessBuilder(
              "sh", FOLDER.resolve("answer.sh").toString(), "sh", "-c", "exit " + hub);
      answer.environment().put("HUB_LAST_TRY", last);
      ends.add(answer.start().waitFor());
    }
    assertThat(ends).containsExactly(status, onTheLastTry);
  }

  @Test
  void thoseOfRayAreTheSame() throws IOException {
    assertThat(FOLDER.resolve("ray_parts.py")).content().contains("if status not in (0, 1, 3):");
  }

  private static ParseResult parsed(String... words) {
    return Hub.commandLine(words, InputStream.nullInputStream()).parseArgs(words).subcommand();
  }

  /// What follows the command in the recipe, in one line and without the quotes of its language.
  private static List<String> found(Pattern command, String recipe) throws IOException {
    String text =
        Files.readString(FOLDER.resolve(recipe))
            .replaceAll("\\bf(?=\")|[\"'\\\\]", "")
            .replaceAll("[,\\s]+", " ");
    List<String> lines = command.matcher(text).results().map(found -> found.group(1)).toList();
    assertThat(lines).isNotEmpty();
    return lines;
  }
}
