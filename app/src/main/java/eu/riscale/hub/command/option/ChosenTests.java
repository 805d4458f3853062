package eu.riscale.hub.command.option;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.policy.Settings;
import eu.riscale.hub.run.TestOptions;
import eu.riscale.hub.run.TestOptions.AfterFailure;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.tensor.picture.Pictures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// Which tests of a model are run, of which weights and on which device.
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class ChosenTests {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--weights",
      paramLabel = "FORMAT",
      completionCandidates = HelpLists.Weights.class,
      description =
          "Test only this weights format: ${COMPLETION-CANDIDATES}. Repeatable (default: all that"
              + " are present).")
  private List<String> weights = List.of();

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description =
          "Where to run: auto, cpu, cuda or cuda:N (default: auto). A device that is not available"
              + " is an error, never replaced by another.")
  private @Nullable String device;

  @Option(
      names = "--tests",
      paramLabel = "TEST",
      split = ",",
      completionCandidates = HelpLists.Tests.class,
      description =
          "Run only these tests, with commas between: ${COMPLETION-CANDIDATES} (default: all).")
  private List<String> tests = List.of();

  @Option(
      names = "--stop-early",
      description = "Leave out a model's other tests after the first that fails.")
  private boolean stopEarly;

  /// @param python what is allowed of code that comes with a model
  /// @param settings that count where the command line says nothing
  public TestOptions options(PythonSettings python, Settings settings) {
    return new TestOptions(
        weights.isEmpty() ? settings.weights() : formats(),
        device(settings),
        python,
        tests(),
        stopEarly ? AfterFailure.STOP : AfterFailure.GO_ON,
        Optional.empty(),
        Pictures.LEFT_OUT,
        Set.of(),
        TestOptions.NO_LIMIT);
  }

  private List<WeightsFormat> formats() {
    List<WeightsFormat> formats = new ArrayList<>();
    for (String word : weights) {
      formats.add(
          WeightsFormat.of(word)
              .orElseThrow(() ->
                  wrong("--weights " + word + ": use one of " + WeightsFormat.words() + ".")));
    }
    return formats;
  }

  /// In the order in which they run, whatever the order they were given in.
  private List<TestKind> tests() {
    Set<TestKind> chosen = EnumSet.noneOf(TestKind.class);
    for (String word : tests) {
      chosen.add(
          TestKind.of(word)
              .orElseThrow(
                  () -> wrong("--tests " + word + ": use one or more of " + knownTests())));
    }
    return chosen.isEmpty() ? List.of(TestKind.values()) : List.copyOf(chosen);
  }

  private static String knownTests() {
    return String.join(", ", Arrays.stream(TestKind.values()).map(TestKind::word).toList()) + ".";
  }

  private Device device(Settings settings) {
    String word = device;
    if (word == null) {
      return settings.device().orElse(Device.AUTO);
    }
    try {
      return Device.of(word);
    } catch (IllegalArgumentException e) {
      throw wrong("--device: " + e.getMessage() + ".");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
