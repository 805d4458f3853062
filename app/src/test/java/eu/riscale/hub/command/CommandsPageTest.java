package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Golden;
import eu.riscale.hub.Hub;
import eu.riscale.hub.HubRun;
import eu.riscale.hub.command.shell.CommandHelp;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/// `docs/commands.md` is the reference of the command line.
class CommandsPageTest {
  private static final Path FILE = Path.of("docs/commands.md");

  private static final CommandSpec HUB =
      Hub.commandLine(new String[0], InputStream.nullInputStream()).getCommandSpec();

  private static final CommandsPage PAGE = new CommandsPage(HUB);

  static List<String> commands() {
    return List.copyOf(HUB.subcommands().keySet());
  }

  @Test
  void isMadeFromTheHelp() throws IOException {
    Golden.check(FILE, PAGE.text());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void hasEveryOptionOfTheHelp(String command) throws IOException {
    String page = Files.readString(FILE);
    String everywhere = page.substring(0, page.indexOf("\n## "));
    String start = "\n## hub " + command + "\n";
    String section = page.substring(page.indexOf(start) + start.length()).split("\n## ", 2)[0];
    List<String> options =
        Pattern.compile("(?m)^ +(?:-[a-zA-Z], )?(--[a-z-]+)")
            .matcher(HubRun.of(command, "--help").out())
            .results()
            .map(MatchResult::group)
            .map(option -> option.replaceFirst(".*--", "`--"))
            .toList();
    assertThat(options)
        .contains("`--help", "`--version")
        .allSatisfy(option -> assertThat(everywhere + section).contains(option));
  }

  @Test
  void helpAndReadmeNameEveryExitStatus() throws IllegalAccessException, IOException {
    List<String> statuses = new ArrayList<>();
    for (Field constant : ExitStatus.class.getFields()) {
      statuses.add(String.valueOf(constant.getInt(null)));
    }
    assertThat(CommandHelp.of(HUB).statuses().keySet()).containsExactlyElementsOf(statuses);
    assertThat(Files.readString(Path.of("..", "README.md"))).contains(PAGE.statuses());
  }
}
