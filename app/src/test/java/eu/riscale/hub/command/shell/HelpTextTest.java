package eu.riscale.hub.command.shell;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Golden;
import eu.riscale.hub.Hub;
import eu.riscale.hub.HubRun;
import eu.riscale.hub.report.Columns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// Help at a terminal of any width, and as pages of `man`.
class HelpTextTest {
  private static final CommandLine HUB =
      Hub.commandLine(new String[0], InputStream.nullInputStream());

  private static final Path MAN = Path.of("docs/man");

  static List<CommandLine> commands() {
    return Stream.concat(Stream.of(HUB), inner(HUB)).toList();
  }

  private static Stream<CommandLine> inner(CommandLine command) {
    return command.getSubcommands().values().stream()
        .flatMap(each -> Stream.concat(Stream.of(each), inner(each)));
  }

  /// Words stay whole, so that what is longer than a line is one word, or an example to be copied.
  @ParameterizedTest
  @ValueSource(ints = {40, 80, 120})
  void fitsIntoTheTerminal(int columns) {
    for (CommandLine command : commands()) {
      CommandHelp help = CommandHelp.of(command.getCommandSpec());
      assertThat(HelpText.of(help, columns).lines())
          .filteredOn(line -> !help.examples().containsValue(line.strip()))
          .filteredOn(line -> line.strip().indexOf(' ') > 0)
          .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(columns));
    }
  }

  @Test
  void isTheSameTextAtEveryWidth() {
    CommandHelp help = CommandHelp.of(HUB.getCommandSpec());
    assertThat(words(HelpText.of(help, 40))).isEqualTo(words(HelpText.of(help, 120)));
    assertThat(HelpText.of(help, 40)).isNotEqualTo(HelpText.of(help, 120));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+", -1));
  }

  @Test
  void theWidthIsThatOfThePersonThenThatOfTheTerminal() {
    assertThat(Columns.told(Map.of("COLUMNS", "40"), "100")).isEqualTo(OptionalInt.of(40));
    assertThat(Columns.told(Map.of(), "100")).isEqualTo(OptionalInt.of(100));
    assertThat(Columns.told(Map.of("COLUMNS", "wide"), "")).isEmpty();
    assertThat(Columns.told(Map.of("COLUMNS", "200"), "")).isEqualTo(OptionalInt.of(120));
    assertThat(Columns.told(Map.of("COLUMNS", "0"), "3")).isEqualTo(OptionalInt.of(20));
  }

  /// An example that hub refuses would be worse than none.
  @Test
  void examplesAreCommandLinesOfHub() {
    for (CommandLine command : commands()) {
      CommandHelp help = CommandHelp.of(command.getCommandSpec());
      assertThat(help.examples()).as(help.name()).isNotEmpty();
      for (String line : help.examples().values()) {
        List<String> words =
            List.of(line.replaceAll(".*\\$\\((.*)\\).*| > .*", "$1").split(" ", -1));
        assertThat(words.getFirst()).as(line).isEqualTo("hub");
        assertThat(HUB.parseArgs(words.subList(1, words.size()).toArray(String[]::new)).errors())
            .as(line)
            .isEmpty();
      }
    }
  }

  @Test
  void helpLeadsToACommandWithinAnother() {
    assertThat(HubRun.of("help", "report", "diff").out())
        .isEqualTo(HubRun.of("report", "diff", "--help").out())
        .startsWith("Usage: hub report diff ");
    assertThat(HubRun.of("help", "lint").err())
        .isEqualTo("hub: Unmatched argument: 'lint'\nDid you mean: hub validate?\n");
    assertThat(HubRun.of("help", "report", "difff").err())
        .contains("Did you mean: hub report diff?");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasItsPage(CommandLine command) throws IOException {
    ManPage page = new ManPage(CommandHelp.of(command.getCommandSpec()));
    Golden.check(MAN.resolve(page.file()), page.text());
  }

  /// What `mandoc -T lint` would complain of, where it is not there.
  @Test
  void pagesAreThoseOfTheCommandsAndWellFormed() throws IOException {
    try (Stream<Path> files = Files.list(MAN)) {
      List<Path> pages = files.toList();
      assertThat(pages).hasSize(commands().size());
      for (Path page : pages) {
        List<String> lines = Files.readAllLines(page);
        assertThat(lines.getFirst()).as(page.toString()).startsWith(".TH \"HUB");
        assertThat(lines)
            .as(page.toString())
            .contains(".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION", ".SH EXIT STATUS")
            .noneMatch(String::isBlank)
            .noneMatch(line -> line.endsWith(" "))
            .allMatch(line ->
                !line.startsWith(".") || line.matches("\\.(TH|SH|TP|PP|RS|RE|nf|fi|BR)( .*)?"));
      }
    }
  }
}
