package eu.riscale.hub.command.option;

import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.command.syntax.Part;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.Temporary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Where a test leaves its tensors and pictures: a folder per model.
public final class KeepOptions implements Part {
  static final String NAME = "--keep";
  private static final String INDEX = "README.txt";
  private static final String FIRST_LINE = "What hub test --keep has written here, and from where:";

  private final Given<Path> folder =
      Given.option(
          Path.class,
          NAME,
          "DIR",
          "Keep inputs, raw and final outputs and differences, as .npy and as pictures: a folder"
              + " for each model and weights format.");

  @Override
  public void addTo(CommandSpec command) {
    folder.addTo(command);
  }

  public boolean isAskedFor() {
    return folder.get() != null;
  }

  /// Makes the folder, where one is asked for.
  ///
  /// @return the folder of each source; none where nothing is to be kept
  public Map<String, Path> folders(List<String> sources) {
    Path top = folder.get();
    if (top == null) {
      return Map.of();
    }
    Map<String, Path> folders = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>(Set.of(INDEX.toLowerCase(Locale.ROOT)));
    for (String source : sources) {
      folders.computeIfAbsent(source, given -> top.resolve(unused(name(given), taken)));
    }
    try {
      prepare(top, folders);
    } catch (IOException e) {
      throw wrong("cannot be written: " + Reason.of(e), e);
    }
    return folders;
  }

  private void prepare(Path top, Map<String, Path> folders) throws IOException {
    Path index = top.resolve(INDEX);
    if (Files.exists(top) && !isEmpty(top) && !isOurs(index)) {
      throw wrong("is not empty, and hub has not written what is there; name a new folder", null);
    }
    Files.createDirectories(top);
    List<String> lines = new ArrayList<>(List.of(FIRST_LINE, ""));
    for (Map.Entry<String, Path> each : folders.entrySet()) {
      if (Files.exists(each.getValue())) {
        Temporary.delete(each.getValue());
      }
      lines.add(each.getValue().getFileName() + "  " + each.getKey());
    }
    Files.write(index, lines);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static boolean isOurs(Path index) throws IOException {
    return Files.isRegularFile(index) && Files.readString(index).startsWith(FIRST_LINE);
  }

  /// What a person calls the source: the folder or zip by its name, a description by its folder's.
  private static String name(String source) {
    if (source.equals("-")) {
      return "stdin";
    }
    String path = source.replace('\\', '/').replaceFirst("/+$", "");
    String folderOnly = path.replaceFirst("/?[^/]*\\.ya?ml$", "");
    String name = folderOnly.isEmpty() ? path : folderOnly;
    name = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.zip$", "");
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "");
    return safe.isEmpty() ? "model" : safe;
  }

  private static String unused(String name, Set<String> taken) {
    String unused = name;
    for (int n = 2; !taken.add(unused.toLowerCase(Locale.ROOT)); n++) {
      unused = name + "-" + n;
    }
    return unused;
  }

  private ParameterException wrong(String what, @Nullable Exception cause) {
    return folder.wrong(NAME + ": the folder " + folder.get() + " " + what + ".", cause);
  }
}
