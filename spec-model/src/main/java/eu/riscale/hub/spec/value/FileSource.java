package eu.riscale.hub.spec.value;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where the bytes of a file are: in the folder of the description, or on the web.
public sealed interface FileSource {

  /// A path below the folder (or zip) of the description, with `/` between its parts.
  record RelativePath(String path) implements FileSource {
    @Override
    public String toString() {
      return path;
    }
  }

  /// A file on the machine of whoever wrote the description. It can be read there, but not
  /// packaged.
  record AbsolutePath(String path) implements FileSource {
    @Override
    public String toString() {
      return path;
    }
  }

  record Web(HttpUrl url) implements FileSource {
    @Override
    public String toString() {
      return url.text();
    }
  }

  /// Empty for a broken address and for a text that names no file.
  static Optional<FileSource> parse(String text) {
    Optional<HttpUrl> url = HttpUrl.parse(text);
    if (url.isPresent()) {
      return Optional.of(new Web(url.get()));
    }
    if (text.startsWith("http:/") || text.startsWith("https:/") || text.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    String path = text.replace('\\', '/');
    if (path.startsWith("/")
        || (path.length() > 2 && path.startsWith(":/", 1) && Character.isLetter(path.charAt(0)))) {
      return Optional.of(new AbsolutePath(path));
    }
    String tidy = withoutDots(path);
    return tidy.isEmpty() ? Optional.empty() : Optional.of(new RelativePath(tidy));
  }

  /// The name that the file has in a package: the last part of its path.
  default String fileName() {
    return switch (this) {
      case RelativePath(String path) -> path.substring(path.lastIndexOf('/') + 1);
      case AbsolutePath(String path) -> path.substring(path.lastIndexOf('/') + 1);
      case Web(HttpUrl url) -> url.fileName();
    };
  }

  /// The ending of the file's name with its dot, such as `.npy`; empty where there is none.
  default String suffix() {
    String name = fileName();
    int dot = name.lastIndexOf('.');
    return dot < 0 || (dot == 0 && !(this instanceof Web)) || dot == name.length() - 1
        ? ""
        : name.substring(dot);
  }

  /// Whether the path climbs out of the folder of the description.
  default boolean leavesFolder() {
    return switch (this) {
      case RelativePath(String path) -> climbs(path);
      case AbsolutePath absolute -> true;
      case Web web -> false;
    };
  }

  /// Whether a part of the path has more than 255 bytes, which no file system holds.
  default boolean hasTooLongName() {
    for (String part : toString().split("/", -1)) {
      if (part.getBytes(StandardCharsets.UTF_8).length > 255) {
        return true;
      }
    }
    return false;
  }

  private static boolean climbs(String path) {
    int depth = 0;
    for (String part : path.split("/", -1)) {
      depth += part.equals("..") ? -1 : 1;
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }

  private static String withoutDots(String path) {
    StringBuilder tidy = new StringBuilder();
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        tidy.append(tidy.isEmpty() ? "" : "/").append(part);
      }
    }
    return tidy.toString();
  }
}
