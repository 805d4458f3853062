package eu.riscale.hub.command.option;

import eu.riscale.hub.command.syntax.Flag;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.command.syntax.Part;
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
import picocli.CommandLine.Model.CommandSpec;

/// Which tests of a model are run, of which weights and on which device.
public final class ChosenTests implements Part {
  private final Given<List<String>> weights =
      Given.options(
              "--weights",
              "FORMAT",
              "Test only this weights format: ${COMPLETION-CANDIDATES}. Repeatable (default: all"
                  + " that are present).")
          .offering(HelpLists.WEIGHTS);

  private final Given<String> device =
      Given.option(
          String.class,
          "--device",
          "DEVICE",
          "Where to run: auto, cpu, cuda or cuda:N (default: auto). A device that is not available"
              + " is an error, never replaced by another.");

  private final Given<List<String>> tests =
      Given.options(
              "--tests",
              "TEST",
              "Run only these tests, with commas between: ${COMPLETION-CANDIDATES} (default:"
                  + " all but tiling).")
          .withCommas()
          .offering(HelpLists.TESTS);

  private final Flag stopEarly =
      new Flag("--stop-early", "Leave out a model's other tests after the first that fails.");

  @Override
  public void addTo(CommandSpec command) {
    weights.addTo(command);
    device.addTo(command);
    tests.addTo(command);
    stopEarly.addTo(command);
  }

  /// @param python what is allowed of code that comes with a model
  /// @param settings that count where the command line says nothing
  public TestOptions options(PythonSettings python, Settings settings) {
    return new TestOptions(
        weights.find().map(this::formats).orElse(settings.weights()),
        device(settings),
        python,
        tests(),
        stopEarly.isSet() ? AfterFailure.STOP : AfterFailure.GO_ON,
        Optional.empty(),
        Pictures.LEFT_OUT,
        Set.of(),
        TestOptions.NO_LIMIT);
  }

  private List<WeightsFormat> formats(List<String> words) {
    List<WeightsFormat> formats = new ArrayList<>();
    for (String word : words) {
      formats.add(
          WeightsFormat.of(word)
              .orElseThrow(() ->
                  weights.wrong(
                      "--weights " + word + ": use one of " + WeightsFormat.words() + ".")));
    }
    return formats;
  }

  /// In the order in which they run, whatever the order they were given in.
  private List<TestKind> tests() {
    Set<TestKind> chosen = EnumSet.noneOf(TestKind.class);
    for (String word : tests.or(List.of())) {
      chosen.add(
          TestKind.of(word)
              .orElseThrow(
                  () -> tests.wrong("--tests " + word + ": use one or more of " + knownTests())));
    }
    return chosen.isEmpty() ? List.of(TestKind.values()) : List.copyOf(chosen);
  }

  private static String knownTests() {
    return String.join(", ", Arrays.stream(TestKind.values()).map(TestKind::word).toList()) + ".";
  }

  private Device device(Settings settings) {
    String word = device.get();
    if (word == null) {
      return settings.device().orElse(Device.AUTO);
    }
    try {
      return Device.of(word);
    } catch (IllegalArgumentException e) {
      throw device.wrong("--device: " + e.getMessage() + ".");
    }
  }
}
