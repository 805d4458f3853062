package eu.riscale.hub.work;

import eu.riscale.hub.consumer.Consumer;
import java.util.List;
import java.util.Locale;

/// By what descriptions are judged.
///
/// @param consumers the software to judge for as well
public record ValidateOptions(
    NamedFiles files, FormatVersion version, Policy policy, List<Consumer> consumers) {

  /// By the specification alone, as the description declares its format.
  public static ValidateOptions asDeclared(NamedFiles files, Policy policy) {
    return new ValidateOptions(files, FormatVersion.DISCOVER, policy, List.of());
  }

  /// What becomes of the files that a description names.
  public enum NamedFiles {
    CHECKED,
    LEFT_ALONE
  }

  /// The version of the specification: the one that is declared, or the newest, to which the
  /// description is converted first.
  public enum FormatVersion {
    DISCOVER,
    LATEST;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
