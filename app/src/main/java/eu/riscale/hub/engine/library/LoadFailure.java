package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.Causes;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Sentence;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why a native library of hub's own cannot be loaded on this machine, in words, and what to
/// install. The system's loader tells it in a text of its own, different on glibc, musl, macOS and
/// Windows.
public final class LoadFailure {
  private static final Pattern MISSING =
      Pattern.compile(
          "(?:Error loading shared library |: |^|Library not loaded: )(?:@rpath/)?"
              + "([\\w+.-]+\\.(?:so[.\\d]*|dylib))"
              + "(?:: (?:cannot open shared object file: )?No such file|\\s+Referenced from)");
  private static final Pattern TOO_OLD =
      Pattern.compile("version [`'](GLIBC|GLIBCXX|CXXABI|GCC|GOMP)_([\\d.]+)' not found");
  private static final Pattern GLIBC =
      Pattern.compile(
          "ld-linux[\\w.-]*|ld64[\\w.-]*|lib(c|m|dl|rt|pthread|resolv|util)\\.so[.\\d]*");

  private LoadFailure() {}

  /// @param engine such as `PyTorch`
  /// @param failure what the engine threw, with the loader's text somewhere among its causes
  public static EngineException of(String engine, Throwable failure) {
    List<String> texts = texts(failure);
    for (String text : texts) {
      Matcher old = TOO_OLD.matcher(text);
      if (old.find()) {
        return tooOld(engine, old.group(1), old.group(2), failure);
      }
      Matcher missing = MISSING.matcher(text);
      if (missing.find()) {
        return missing(engine, missing.group(1), failure);
      }
      if (text.contains("Error relocating ")) {
        return notGlibc(engine, "this system has another C library", failure);
      }
      if (text.contains("Can't find dependent libraries")) {
        return failed(
            engine,
            "a library of Windows is missing",
            "Install the Microsoft Visual C++ Redistributable of 2015 or newer, then run hub"
                + " again.",
            failure);
      }
    }
    return failed(
        engine,
        Sentence.clause(withoutPath(texts.getLast())),
        "Install what the loader misses, or test on another machine: the model need not change."
            + " 'hub inspect --engines' shows which engines work here.",
        failure);
  }

  private static List<String> texts(Throwable failure) {
    return Causes.of(failure).stream().map(each -> String.valueOf(each.getMessage())).toList();
  }

  private static EngineException missing(String engine, String library, Throwable cause) {
    if (GLIBC.matcher(library).matches()) {
      return notGlibc(engine, "there is no " + library, cause);
    }
    return failed(
        engine,
        "this system lacks " + library,
        "Install it, then run hub again: "
            + SystemLibrary.of(library)
                .map(SystemLibrary::packages)
                .orElse("your system's search for packages tells which one has that file")
            + ".",
        cause);
  }

  private static EngineException notGlibc(String engine, String why, Throwable cause) {
    return failed(
        engine,
        why + ", and the engines that hub brings need the GNU C library (glibc)",
        "Run hub on a system that has it, such as Debian, Ubuntu or Fedora: Alpine has not, so"
            + " choose another image for a container.",
        cause);
  }

  private static EngineException tooOld(
      String engine, String what, String version, Throwable cause) {
    if (what.equals("GLIBC")) {
      return failed(
          engine,
          "it needs the GNU C library (glibc) %s or newer, and this system has an older one"
              .formatted(version),
          "Run hub on a newer release of this system, or in a container of one.",
          cause);
    }
    String library =
        switch (what) {
          case "GOMP" -> "libgomp.so.1";
          case "GCC" -> "libgcc_s.so.1";
          default -> "libstdc++.so.6";
        };
    return failed(
        engine,
        "it needs a newer %s (%s_%s) than this system has".formatted(library, what, version),
        "Take a folder with an older one out of LD_LIBRARY_PATH where there is one, else install a"
            + " newer one: "
            + SystemLibrary.of(library).orElseThrow().packages()
            + ".",
        cause);
  }

  /// The loader begins with the file that it was to load.
  private static String withoutPath(String text) {
    return text.replaceFirst("^(?:Exception \\S+: )?/\\S*: ", "")
        .replaceFirst(" \\[in thread .*$", "");
  }

  private static EngineException failed(
      String engine, String reason, String hint, Throwable cause) {
    return new EngineException(
        EngineException.Kind.MACHINE,
        "%s cannot be loaded on this machine: %s.".formatted(engine, reason),
        hint,
        cause);
  }
}
