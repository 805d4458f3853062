package eu.riscale.hub.command.option;

import eu.riscale.hub.consumer.Consumer;
import eu.riscale.hub.profile.Profile;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.Arrays;
import java.util.Iterator;

/// What an option takes, as its help text lists it where it says `${COMPLETION-CANDIDATES}`.
/// Picocli asks for a list only when it prints help, so it costs no other start anything.
public final class HelpLists {
  private HelpLists() {}

  /// After `--for`.
  static final class Consumers implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return eu.riscale.hub.consumer.Consumers.all().stream().map(Consumer::id).iterator();
    }
  }

  /// After `--profile`.
  static final class Profiles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Profile.words().iterator();
    }
  }

  /// After `--tests`, each with what reports call it.
  static final class Tests implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(TestKind.values())
          .map(kind -> kind.word() + " (" + kind.title() + ")")
          .iterator();
    }
  }

  /// After `--weights`.
  public static final class Weights implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(WeightsFormat.values()).map(WeightsFormat::word).iterator();
    }
  }
}
