package eu.riscale.hub.command;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The command line of hub once more, for the test of one of several models.
///
/// @param options those of this process that hold for every model
record ChildCommand(List<String> options) {

  /// What belongs to this process alone.
  private static final List<String> OWN_FLAGS =
      List.of(
          "-Djava.io.tmpdir=",
          "-Dhub.stdout.terminal=",
          "-Dhub.stderr.terminal=",
          "-agentlib:jdwp");

  /// With the options as they were given, but for [KeepOptions]: each model has a folder of its own
  /// there.
  static ChildCommand like(ParseResult parsed) {
    List<String> options = new ArrayList<>();
    for (OptionSpec option : Set.copyOf(parsed.matchedOptions())) {
      if (option.longestName().equals(KeepOptions.NAME)) {
        continue;
      }
      if (option.arity().max() == 0) {
        options.add(option.longestName());
      } else {
        option
            .originalStringValues()
            .forEach(value -> options.add(option.longestName() + "=" + value));
      }
    }
    return new ChildCommand(options);
  }

  /// @param more options for this model alone
  /// @param own the folder of the process, for temporary files
  /// @param result where it writes its result
  List<String> line(String source, List<String> more, Path own, Path result) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (OWN_FLAGS.stream().noneMatch(flag::startsWith)) {
        command.add(flag);
      }
    }
    command.addAll(
        List.of(
            "-Djava.io.tmpdir=" + own,
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + own.resolve("crash.log"),
            "-cp",
            System.getProperty("java.class.path"),
            "eu.riscale.hub.Hub",
            "test"));
    command.addAll(options);
    command.addAll(more);
    command.addAll(List.of(ChildOptions.RESULT + "=" + result, "--", source));
    return command;
  }
}
