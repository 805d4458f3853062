package eu.riscale.hub.engine.torch;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;

/// Looks into a torchscript file that PyTorch would not open, to say what it is instead.
public final class TorchArchive {
  private TorchArchive() {}

  /// What the file is instead, as an exception of kind WEIGHTS.
  public static EngineException unreadable(Path file, Exception failure) {
    String name = "The torchscript file " + file.getFileName();
    try (SoundZip zip = SoundZip.open(file)) {
      if (WeightsArchive.of(zip).holds(WeightsFormat.PYTORCH_STATE_DICT)) {
        return broken(
            name + " holds a state dict, which is weights without the network.",
            "Declare it under weights.pytorch_state_dict, or save the network itself by"
                + " torch.jit.script(model).save(...).",
            failure);
      }
      return broken(
          "%s cannot be opened: %s.".formatted(name, TorchDialect.clause(failure)), "", failure);
    } catch (ZipException e) {
      return broken(
          String.format(
              Locale.ROOT,
              "%s (%,d bytes) cannot be opened: it is no zip archive, or its end is missing.",
              name,
              size(file)),
          "Save it again by torch.jit.save, or upload it again: it may have been cut short.",
          failure);
    } catch (NoSuchFileException e) {
      return broken(name + " cannot be opened: there is no such file.", "", failure);
    } catch (IOException e) {
      return broken("%s cannot be opened: %s.".formatted(name, e.getMessage()), "", failure);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private static EngineException broken(String message, String hint, Exception cause) {
    return new EngineException(EngineException.Kind.WEIGHTS, message, hint, cause);
  }
}
