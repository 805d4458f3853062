package eu.riscale.hub.command.option;

import eu.riscale.hub.consumer.Consumer;
import eu.riscale.hub.consumer.Consumers;
import eu.riscale.hub.profile.Profile;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.Arrays;

/// What an option takes, as its help text lists it where it says `${COMPLETION-CANDIDATES}`.
/// Picocli asks for a list only when it prints help, so it costs no other start anything.
public final class HelpLists {
  /// After `--for`.
  static final Iterable<String> CONSUMERS =
      () -> Consumers.all().stream().map(Consumer::id).iterator();

  /// After `--profile`.
  static final Iterable<String> PROFILES = () -> Profile.words().iterator();

  /// After `--tests`, each with what reports call it.
  static final Iterable<String> TESTS =
      () ->
          Arrays.stream(TestKind.values())
              .map(kind -> kind.word() + " (" + kind.title() + ")")
              .iterator();

  /// After `--weights`.
  public static final Iterable<String> WEIGHTS =
      () -> Arrays.stream(WeightsFormat.values()).map(WeightsFormat::word).iterator();

  private HelpLists() {}
}
