package eu.riscale.hub.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What hub tells a process of its own that tests one of several models.
final class ChildOptions {
  static final String RESULT = "--child-result";

  static final String KEEP = "--child-keep";

  @Option(names = RESULT, hidden = true)
  private @Nullable Path result;

  @Option(names = KEEP, hidden = true)
  private @Nullable Path keep;

  /// Where the result is to be written; empty where a person has started this process.
  Optional<Path> result() {
    return Optional.ofNullable(result);
  }

  /// The folder of this model's tensors and pictures; empty where none are asked for.
  Optional<Path> keep() {
    return Optional.ofNullable(keep);
  }
}
