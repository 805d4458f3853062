package eu.riscale.hub.policy;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a `.hub.yaml` says; what it does not say is empty.
///
/// @param profiles words of known profiles
/// @param severities by code; empty where findings of that code are left out
/// @param failOn the lowest severity that makes the exit status 1
/// @param promised words of the software that all models run in
/// @param weights formats that are tested
/// @param timeLimit seconds that the test of a model may take
/// @param memoryLimit bytes that tests may take
/// @param trusted patterns of sources whose code may be run, seen from the folder of the file
/// @param lines where each field stands in the file, from 1
/// @param problems what is wrong with the file; what they speak of is not among the values
public record Settings(
    List<String> profiles,
    Map<String, Optional<Severity>> severities,
    Optional<Severity> failOn,
    List<String> promised,
    List<WeightsFormat> weights,
    Optional<Device> device,
    OptionalInt timeLimit,
    OptionalLong memoryLimit,
    List<String> trusted,
    Map<String, Integer> lines,
    List<Problem> problems) {

  /// No file.
  public static final Settings NONE =
      new Settings(
          List.of(),
          Map.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          OptionalInt.empty(),
          OptionalLong.empty(),
          List.of(),
          Map.of(),
          List.of());

  /// What is wrong with a file.
  ///
  /// @param line from 1; 0 where it is about the whole
  /// @param message a sentence
  public record Problem(int line, String message) {}

  /// The fields of the file, by which [#lines] tells where they stand; options have the same names.
  public static final class Field {
    public static final String PROFILE = "profile";
    public static final String SEVERITY = "severity";
    public static final String FAIL_ON = "fail-on";
    public static final String FOR = "for";
    public static final String WEIGHTS = "weights";
    public static final String DEVICE = "device";
    public static final String TIME_LIMIT = "time-limit";
    public static final String MEMORY_LIMIT = "memory-limit";
    public static final String TRUST = "trust";

    /// In the order in which they are explained.
    public static final List<String> ALL =
        List.of(PROFILE, SEVERITY, FAIL_ON, FOR, WEIGHTS, DEVICE, TIME_LIMIT, MEMORY_LIMIT, TRUST);

    private Field() {}
  }
}
