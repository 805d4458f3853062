package eu.riscale.hub.work;

import eu.riscale.hub.consumer.Consumer;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.policy.Policy;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// By what descriptions are judged.
///
/// @param policyOf the project's view of a source, as it is named
/// @param consumers the software to judge for as well
/// @param code whether what weights do beyond computing is an error
public record ValidateOptions(
    NamedFiles files,
    FormatVersion version,
    Function<String, Policy> policyOf,
    List<Consumer> consumers,
    ModelCode code) {

  /// By the specification alone, as the description declares its format.
  public static ValidateOptions asDeclared(NamedFiles files, ModelCode code) {
    return new ValidateOptions(
        files, FormatVersion.DISCOVER, source -> Policy.AS_SPECIFIED, List.of(), code);
  }

  /// What becomes of the files that a description names.
  public enum NamedFiles {
    CHECKED,
    /// By whoever goes on with the description; only the help looks at them before.
    CHECKED_LATER,
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
