package eu.riscale.hub.engine.python;

import static org.junit.jupiter.api.Assumptions.abort;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ModelCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The Python that tests of state dicts use: `HUB_PYTHON`, else one on the path that has torch.
/// Tests are skipped, with a message, where there is none.
public final class PythonWithTorch {
  private PythonWithTorch() {}

  public static Path program() {
    return find().program();
  }

  static Python find() {
    Optional<Path> named = Optional.ofNullable(System.getenv("HUB_PYTHON")).map(Path::of);
    try {
      return new PythonFinder(new PythonSettings(named, ModelCode.TRUSTED, Duration.ofMinutes(1)))
          .withTorch();
    } catch (EngineException e) {
      return abort("no Python with torch: set HUB_PYTHON to one to run this test");
    }
  }
}
