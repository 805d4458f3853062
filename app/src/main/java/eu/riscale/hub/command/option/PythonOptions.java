package eu.riscale.hub.command.option;

import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.engine.python.PythonFinder;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.source.Reason;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What is allowed of code that comes with a model.
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class PythonOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--trust-code",
      description =
          "Run code that comes with a model: the Python code of pytorch_state_dict, and weights"
              + " that do more than compute. Only for models whose author you trust.")
  private boolean trustCode;

  @Option(
      names = "--python",
      paramLabel = "PATH",
      description =
          "The Python that runs pytorch_state_dict, or the folder of its environment (default: one"
              + " on the path that has torch). On a GPU also the one that brings ONNX Runtime with"
              + " CUDA, and that runs torchscript and tensorflow_saved_model_bundle.")
  private @Nullable String python;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description =
          "How long the Python of a model may take to open its network, and for each run of it"
              + " (default: 600).")
  private long timeout = PythonSettings.USUAL_LIMIT.toSeconds();

  private @Nullable String installed;

  /// The Pythons that networks may run in, and a checksum of what is installed in each, as text.
  /// They are asked once, and only where somebody wants to know.
  public synchronized String installed() {
    String known = installed == null ? new PythonFinder(settings()).asText() : installed;
    installed = known;
    return known;
  }

  public PythonSettings settings() {
    if (timeout < 1) {
      throw new ParameterException(command.commandLine(), "--timeout: give it at least 1 second.");
    }
    try {
      return new PythonSettings(
          Optional.ofNullable(python).map(Path::of),
          trustCode ? ModelCode.TRUSTED : ModelCode.REFUSED,
          Duration.ofSeconds(timeout));
    } catch (InvalidPathException e) {
      throw new ParameterException(
          command.commandLine(), "--python " + python + ": " + Reason.of(e) + ".", e);
    }
  }
}
