import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `Format check|apply FOLDER…` holds every Java file below the folders to google-java-format.
///
/// It stands here because the formatter's own command line takes no folders.
final class Format {
  public static void main(String[] args) throws IOException {
    boolean apply = args[0].equals("apply");
    List<Path> files = new ArrayList<>();
    for (String folder : List.of(args).subList(1, args.length)) {
      files.addAll(javaFiles(Path.of(folder)));
    }
    List<Path> wrong = files.parallelStream().filter(file -> isWrong(file, apply)).toList();
    wrong.forEach(file -> System.out.println((apply ? "formatted " : "not formatted: ") + file));
    if (!apply && !wrong.isEmpty()) {
      System.out.println("To format them: mvn -N verify -Dformat=apply");
      System.exit(1);
    }
  }

  private static boolean isWrong(Path file, boolean apply) {
    try {
      String text = Files.readString(file);
      String formatted = format(file, text);
      if (apply && !formatted.equals(text)) {
        Files.writeString(file, formatted);
      }
      return !formatted.equals(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static String format(Path file, String text) {
    try {
      return new Formatter().formatSourceAndFixImports(text);
    } catch (FormatterException e) {
      System.out.println(file + ": " + e.getMessage());
      System.exit(1);
      throw new AssertionError(e);
    }
  }
}
