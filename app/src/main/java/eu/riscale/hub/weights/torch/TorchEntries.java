package eu.riscale.hub.weights.torch;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;

/// The entries of a zip that torch may take for one of its own: it looks their names up in whatever
/// case. (torch 2.7, `inline_container.cc` and miniz.)
record TorchEntries(TorchZip zip) {
  private static final String CODE = "code/";

  /// Texts of TorchScript, also those in folders beside the one that torch looks into.
  List<ZipEntry> code() {
    return those(name -> {
      int root = name.indexOf('/') + 1;
      return root > 0 && name.startsWith(CODE, root) && name.endsWith(".py");
    });
  }

  /// Files that lie in the folder itself.
  List<ZipEntry> files(Set<String> names) {
    String folder = zip.folder().toLowerCase(Locale.ROOT);
    return those(
        name -> name.startsWith(folder) && names.contains(name.substring(folder.length())));
  }

  private List<ZipEntry> those(Predicate<String> lowerCase) {
    return zip.zip().stream()
        .filter(entry -> lowerCase.test(entry.getName().toLowerCase(Locale.ROOT)))
        .<ZipEntry>map(entry -> entry)
        .toList();
  }

  /// How the place of an entry is named: within the folder where it lies in it.
  String place(ZipEntry entry) {
    String name = entry.getName();
    return name.startsWith(zip.folder()) ? name.substring(zip.folder().length()) : name;
  }

  /// The name of a module, such as `__torch__.net`; as torch has it, from its file's name.
  static String module(ZipEntry code) {
    String name = code.getName();
    int start = name.indexOf('/') + 1 + CODE.length();
    return name.substring(start, name.length() - ".py".length()).replace('/', '.');
  }
}
