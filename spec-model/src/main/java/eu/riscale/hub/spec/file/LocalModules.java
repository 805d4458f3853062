package eu.riscale.hub.spec.file;

import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The Python files of a model that one of them imports, and those that these import in turn.
public final class LocalModules {
  private static final int MOST_FILES = 500;
  private static final int MOST_BYTES = 1 << 20;
  private static final String PACKAGE = "/__init__.py";

  private final FileLookup files;
  private final Set<String> there;
  private final String folder;
  private final Map<String, String> found = new TreeMap<>();
  private final Deque<String> open = new ArrayDeque<>();

  private LocalModules(FileLookup files, String first) throws IOException {
    this.files = files;
    this.there =
        files.list().stream()
            .filter(path -> path.endsWith(".py"))
            .collect(Collectors.toCollection(HashSet::new));
    this.folder = parent(first);
    open.add(first);
  }

  /// By the path of each file, a file that imports it.
  ///
  /// @param first the path of the file that begins
  /// @throws IOException where files cannot be listed or read
  public static Map<String, String> of(String first, FileLookup files) throws IOException {
    LocalModules modules = new LocalModules(files, first);
    for (int i = 0; i < MOST_FILES && !modules.open.isEmpty(); i++) {
      modules.follow(modules.open.remove());
    }
    modules.found.remove(first);
    return modules.found;
  }

  /// The name by which code imports a file.
  ///
  /// @param folder where the code lies that imports it, such as `src/`; empty for the top
  public static String name(String path, String folder) {
    String inside = path.startsWith(folder) ? path.substring(folder.length()) : path;
    String module =
        inside.endsWith(PACKAGE)
            ? inside.substring(0, inside.length() - PACKAGE.length())
            : inside.substring(0, inside.length() - ".py".length());
    return module.replace('/', '.');
  }

  private void follow(String file) throws IOException {
    String code;
    try (InputStream in = files.open(new FileSource.RelativePath(file))) {
      code = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
    for (PythonImports.Import each : PythonImports.of(code)) {
      if (each.level() > 0) {
        String base = parent(file);
        takePackage(base, file);
        for (int i = 1; i < each.level(); i++) {
          base = base.isEmpty() ? base : parent(base.substring(0, base.length() - 1));
          takePackage(base, file);
        }
        add(base, each, file);
      } else if (!add(folder, each, file)) {
        add("", each, file);
      }
    }
  }

  /// Adds each package on the way, the module, and what is taken out of it where that is a module.
  private boolean add(String base, PythonImports.Import each, String importer) {
    String path = base + each.module().replace('.', '/');
    boolean isFound = false;
    for (int slash = base.length(); slash >= 0 && slash < path.length(); ) {
      int next = path.indexOf('/', slash);
      isFound |= takeModule(path.substring(0, next < 0 ? path.length() : next), importer);
      slash = next < 0 ? path.length() : next + 1;
    }
    String inside = each.module().isEmpty() ? base : path + "/";
    for (String name : each.names()) {
      isFound |= takeModule(inside + name, importer);
    }
    return isFound;
  }

  /// What a package says of itself runs before any of its modules.
  private void takePackage(String base, String importer) {
    take(base + PACKAGE.substring(1), importer);
  }

  private boolean takeModule(String module, String importer) {
    boolean isFile = take(module + ".py", importer);
    return take(module + PACKAGE, importer) || isFile;
  }

  private boolean take(String path, String importer) {
    boolean isThere = there.contains(path);
    if (isThere && found.putIfAbsent(path, importer) == null) {
      open.add(path);
    }
    return isThere;
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
