package eu.riscale.hub.engine.library;

import java.util.List;
import java.util.Optional;

/// A library that engines take from the system, and the packages that have it.
///
/// @param file such as `libgomp.so`, without a version
/// @param debian the package of Debian and Ubuntu
/// @param fedora the package of Fedora and Red Hat
/// @param alpine the package of Alpine
record SystemLibrary(String file, String debian, String fedora, String alpine) {
  private static final List<SystemLibrary> ALL =
      List.of(
          new SystemLibrary("libstdc++.so", "libstdc++6", "libstdc++", "libstdc++"),
          new SystemLibrary("libgomp.so", "libgomp1", "libgomp", "libgomp"),
          new SystemLibrary("libgcc_s.so", "libgcc-s1", "libgcc", "libgcc"),
          new SystemLibrary("libz.so", "zlib1g", "zlib", "zlib"));

  /// @param name such as `libgomp.so.1`
  static Optional<SystemLibrary> of(String name) {
    return ALL.stream().filter(library -> name.startsWith(library.file())).findFirst();
  }

  /// What to install, in the words of each system.
  String packages() {
    return "%s on Debian and Ubuntu, %s on Fedora and Red Hat, %s on Alpine"
        .formatted("apt-get install " + debian, "dnf install " + fedora, "apk add " + alpine);
  }
}
