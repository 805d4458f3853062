package eu.riscale.hub.command.option;

import eu.riscale.hub.command.syntax.Flag;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.command.syntax.Part;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.engine.python.PythonFinder;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.source.Reason;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// What is allowed of code that comes with a model.
public final class PythonOptions implements Part {
  private final Flag trustCode =
      new Flag(
          "--trust-code",
          "Run code that comes with a model: the Python code of pytorch_state_dict, and weights"
              + " that do more than compute. Only for models whose author you trust.");

  private final Given<String> python =
      Given.option(
          String.class,
          "--python",
          "PATH",
          "The Python that runs pytorch_state_dict, or the folder of its environment (default: one"
              + " on the path that has torch). On a GPU also the one that brings ONNX Runtime with"
              + " CUDA, and that runs torchscript and tensorflow_saved_model_bundle.");

  private final Given<Long> timeout =
      Given.option(
          long.class,
          "--timeout",
          "SECONDS",
          "How long the Python of a model may take to open its network, and for each run of it"
              + " (default: 600).");

  private @Nullable String installed;

  @Override
  public void addTo(CommandSpec command) {
    trustCode.addTo(command);
    python.addTo(command);
    timeout.addTo(command);
  }

  /// The Pythons that networks may run in, and a checksum of what is installed in each, as text.
  /// They are asked once, and only where somebody wants to know.
  public synchronized String installed() {
    String known = installed == null ? new PythonFinder(settings()).asText() : installed;
    installed = known;
    return known;
  }

  public PythonSettings settings() {
    long seconds = timeout.or(PythonSettings.USUAL_LIMIT.toSeconds());
    if (seconds < 1) {
      throw timeout.wrong("--timeout: give it at least 1 second.");
    }
    try {
      return new PythonSettings(
          python.find().map(Path::of),
          trustCode.isSet() ? ModelCode.TRUSTED : ModelCode.REFUSED,
          Duration.ofSeconds(seconds));
    } catch (InvalidPathException e) {
      throw python.wrong("--python " + python.get() + ": " + Reason.of(e) + ".", e);
    }
  }
}
