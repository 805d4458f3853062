package eu.riscale.hub.report.ci;

import eu.riscale.hub.source.EntryName;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.work.Described;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// The file that a finding is about, as tools that read reports look for it.
///
/// @param name from the working folder where it lies below it, with `/` on every system
/// @param inside the description in a zip, whose lines are none of the file `name`; else empty
public record RdfFile(String name, String inside) {

  public static RdfFile of(Described described) {
    return described
        .recorded()
        .map(recorded -> new RdfFile(recorded.path(), recorded.inside()))
        .orElseGet(() -> onThisMachine(described));
  }

  private static RdfFile onThisMachine(Described described) {
    Optional<EntryName> entry = EntryName.parse(described.source());
    String source = entry.map(EntryName::collection).orElse(described.source());
    try {
      Path path = Path.of(source);
      if (Files.isDirectory(path)) {
        return new RdfFile(fromHere(path.resolve(described.file())), "");
      }
      if (entry.isPresent() && RdfSource.namesFilesBeside(path)) {
        return new RdfFile(fromHere(path.resolveSibling(described.file())), "");
      }
      boolean itself = described.file().isEmpty() || path.endsWith(described.file());
      return new RdfFile(
          source.equals("-") ? source : fromHere(path), itself ? "" : described.file());
    } catch (InvalidPathException e) {
      return new RdfFile(source, "");
    }
  }

  /// Whether lines of the description are lines of the file.
  public boolean hasLines() {
    return inside.isEmpty();
  }

  /// The same as a reference by RFC 3986: relative, or with the scheme `file`.
  public String uri() {
    try {
      return name.startsWith("/")
          ? new URI("file", "", name, null).toASCIIString()
          : new URI(null, null, "./" + name, null).toASCIIString().substring(2);
    } catch (URISyntaxException e) {
      return "";
    }
  }

  private static String fromHere(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path whole = path.toAbsolutePath().normalize();
    Path name = whole.startsWith(here) && !whole.equals(here) ? here.relativize(whole) : whole;
    return name.toString().replace(name.getFileSystem().getSeparator(), "/");
  }
}
