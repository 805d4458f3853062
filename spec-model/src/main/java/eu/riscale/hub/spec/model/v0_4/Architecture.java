package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Identifier;
import java.util.Optional;

/// The Python callable that makes the network of a `pytorch_state_dict`.
public sealed interface Architecture {
  Identifier callable();

  /// Written as `file.py:Name`.
  record FromFile(FileSource source, Identifier callable) implements Architecture {
    @Override
    public String toString() {
      return source + ":" + callable;
    }
  }

  /// Written as `package.module.Name`.
  record FromLibrary(String module, Identifier callable) implements Architecture {
    @Override
    public String toString() {
      return module + "." + callable;
    }
  }

  static Optional<Architecture> parse(String text) {
    String trimmed = text.strip();
    int colon = trimmed.lastIndexOf(':');
    if (colon > 0 && !trimmed.substring(colon).startsWith("://")) {
      Optional<FileSource> source = FileSource.parse(trimmed.substring(0, colon));
      Optional<Identifier> callable = Identifier.parse(trimmed.substring(colon + 1));
      if (source.isPresent() && callable.isPresent()) {
        return Optional.of(new FromFile(source.get(), callable.get()));
      }
    }
    return fromLibrary(trimmed);
  }

  private static Optional<Architecture> fromLibrary(String text) {
    int dot = text.lastIndexOf('.');
    if (dot < 1) {
      return Optional.empty();
    }
    for (String part : text.substring(0, dot).split("\\.", -1)) {
      if (Identifier.parse(part).isEmpty()) {
        return Optional.empty();
      }
    }
    return Identifier.parse(text.substring(dot + 1))
        .map(callable -> new FromLibrary(text.substring(0, dot), callable));
  }
}
