package eu.riscale.hub.process;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The Java that hub itself runs on, once more for a process that runs models.
final class OwnJava {
  /// The flags of that process, one a line, where the launcher knows better ones than its own.
  private static final String GIVEN = "hub.test.flags";

  /// What belongs to this process alone.
  private static final List<String> OWN =
      List.of(
          "-Djava.io.tmpdir=",
          "-Dhub.stdout.terminal=",
          "-Dhub.stdout.columns=",
          "-Dhub.stderr.terminal=",
          "-Dhub.stdin.terminal=",
          "-XX:AOTCacheOutput=",
          "-XX:ArchiveClassesAtExit=",
          "-agentlib:jdwp");

  /// Flags of `java` whose value is the argument that follows.
  private static final Set<String> IN_TWO =
      Set.of(
          "--add-modules",
          "--add-exports",
          "--add-opens",
          "--add-reads",
          "--enable-native-access",
          "--limit-modules",
          "--patch-module",
          "--upgrade-module-path");

  private static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");

  /// What a short run on few processors is served best with, unless a person says otherwise.
  private static final List<String> USUAL =
      List.of("-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED");

  private static final String COLLECTOR = "-XX:+UseSerialGC";

  /// Reading what TensorFlow saved uses a part of Java that newer ones warn of.
  private static final String QUIET = "--sun-misc-unsafe-memory-access=allow";

  private static final int QUIET_SINCE = 24;

  private static final Path SHELL = Path.of("/bin/sh");

  /// No copy of the memory is left where a library crashes.
  private static final String WITHOUT_CORE = "ulimit -c 0; exec \"$@\"";

  private static final long LARGE = 4 << 20;
  private static final int MOST_FILES = 1000;

  /// What is to be tested.
  enum Models {
    /// No file is larger than a few megabytes: compiling the arithmetic around the network once
    /// more would take longer than it saves.
    SMALL,
    LARGE;

    /// @param arguments of the command line; those that name nothing that is there do not count
    static Models of(List<String> arguments) {
      return arguments.stream().map(File::new).anyMatch(file -> isLarge(file, 2)) ? LARGE : SMALL;
    }

    private static boolean isLarge(File file, int depth) {
      if (file.length() > OwnJava.LARGE && file.isFile()) {
        return true;
      }
      String name = file.getName();
      boolean describes = depth == 2 && (name.endsWith(".yaml") || name.endsWith(".yml"));
      File[] inside =
          describes ? file.getAbsoluteFile().getParentFile().listFiles() : file.listFiles();
      return inside != null
          && depth > 0
          && (inside.length > MOST_FILES
              || Arrays.stream(inside).anyMatch(each -> isLarge(each, depth - 1)));
    }
  }

  private OwnJava() {}

  /// @param program the class whose `main` it runs
  /// @param folder for its temporary files
  /// @param models whether the second compiler pays for those that are run there
  static ProcessBuilder process(Class<?> program, Path folder, Models models) {
    List<String> command = new ArrayList<>();
    if (File.separatorChar == '/' && Files.isExecutable(SHELL)) {
      command.addAll(List.of(SHELL.toString(), "-c", WITHOUT_CORE, "hub"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags());
    if (models == Models.SMALL) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(
        List.of(
            "-Djava.io.tmpdir=" + folder,
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + folder.resolve("crash.log"),
            "-XX:ReplayDataFile=" + folder.resolve("replay.log"),
            "-cp",
            System.getProperty("java.class.path"),
            program.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    environment(builder.environment(), folder);
    return builder;
  }

  /// Whether the process writes an archive of its classes when it ends, which takes its time.
  static boolean isTraining() {
    String given = System.getProperty(GIVEN, "");
    return given.contains("-XX:AOTCacheOutput=") || given.contains("-XX:ArchiveClassesAtExit=");
  }

  /// As the launcher sets it, for those that start hub without.
  static void environment(Map<String, String> environment, Path folder) {
    environment.remove("ORT_LOAD_CONFIG_FROM_MODEL"); // Nothing in a model changes how it is run.
    environment.put("TMPDIR", folder.toString());
    environment.put("ORT_DISABLE_TELEMETRY", "1");
    environment.put("NVIDIA_TF32_OVERRIDE", "0"); // On a GPU, too, float32 has all of its digits.
    environment.putIfAbsent("TF_CPP_MIN_LOG_LEVEL", "3");
    environment.putIfAbsent("OMP_WAIT_POLICY", "passive");
  }

  private static List<String> flags() {
    String given = System.getProperty(GIVEN);
    if (given != null) {
      return given.lines().toList();
    }
    List<String> flags = new ArrayList<>(USUAL);
    if (Runtime.version().feature() >= QUIET_SINCE) {
      flags.add(QUIET);
    }
    List<String> own = own();
    if (own.stream().noneMatch(OwnJava::choosesCollector)) {
      flags.add(COLLECTOR);
    }
    own.stream().filter(flag -> OWN.stream().noneMatch(flag::startsWith)).forEach(flags::add);
    return flags;
  }

  private static boolean choosesCollector(String flag) {
    return flag.startsWith("-XX:+Use") && flag.endsWith("GC");
  }

  /// The system is asked first: Java's own answer takes it a tenth of the time of a start.
  private static List<String> own() {
    Optional<String[]> arguments = ProcessHandle.current().info().arguments();
    return arguments.isPresent()
        ? beforeProgram(Arrays.asList(arguments.get()))
        : ManagementFactory.getRuntimeMXBean().getInputArguments();
  }

  /// @param arguments of a `java`
  static List<String> beforeProgram(List<String> arguments) {
    List<String> flags = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("-jar") || !(argument.startsWith("-") || argument.startsWith("@"))) {
        break;
      }
      if (CLASS_PATH.contains(argument)) {
        i++;
        continue;
      }
      flags.add(argument);
      if (IN_TWO.contains(argument) && i + 1 < arguments.size()) {
        flags.add(arguments.get(++i));
      }
    }
    return flags;
  }
}
