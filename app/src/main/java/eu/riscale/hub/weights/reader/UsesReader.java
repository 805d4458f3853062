package eu.riscale.hub.weights.reader;

import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.file.FileKind;
import eu.riscale.hub.spec.file.OnnxOutline;
import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.Use;
import eu.riscale.hub.weights.keras.KerasUses;
import eu.riscale.hub.weights.onnx.OnnxUses;
import eu.riscale.hub.weights.tensorflow.SavedModelUses;
import eu.riscale.hub.weights.torch.StateDictUses;
import eu.riscale.hub.weights.torch.TorchScriptUses;
import eu.riscale.hub.weights.torch.TorchZip;
import eu.riscale.hub.weights.torch.UnmarkedUses;
import eu.riscale.hub.weights.torch.pickle.PickleException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;

/// Reads what a weights file would do beyond arithmetic on tensors, whatever software loads it. As
/// what the file can be taken, it says itself, and as each of that it is read: a hostile file may
/// be two things at once.
public final class UsesReader {
  private final Path file;
  private final List<Use> uses = new ArrayList<>();
  private Uses.Reading reading = Uses.Reading.BROKEN_OFF;
  private final Set<WeightsFormat> formats = EnumSet.noneOf(WeightsFormat.class);

  private UsesReader(Path file) {
    this.file = file;
  }

  /// Never fails: what cannot be read through says why.
  public static Uses of(Path file) {
    UsesReader reader = new UsesReader(file);
    String obstacle = reader.read();
    return new Uses(reader.uses, reader.formats, obstacle, reader.reading);
  }

  private String read() {
    try {
      content();
      reading = Uses.Reading.WHOLE;
      return "";
    } catch (EOFException e) {
      return "its end is missing";
    } catch (ZipException e) {
      return "its zip cannot be read: " + Reason.of(e);
    } catch (PickleException.BeyondLimits e) {
      reading = Uses.Reading.BEYOND_LIMITS;
      return "its pickle " + e.getMessage() + ", the most that hub reads";
    } catch (PickleException e) {
      return "its pickle " + e.getMessage();
    } catch (ProtobufReader.TooDeep e) {
      return Reason.of(e); // No software reads it.
    } catch (ProtobufReader.BeyondLimits e) {
      reading = Uses.Reading.BEYOND_LIMITS;
      return Reason.of(e);
    } catch (ProtobufReader.Malformed e) {
      return "its graph is damaged: " + Reason.of(e);
    } catch (IOException e) {
      return Reason.of(e);
    } catch (OutOfMemoryError e) {
      reading = Uses.Reading.BEYOND_LIMITS;
      return "it takes more memory than there is";
    } catch (RuntimeException | StackOverflowError e) {
      return "hub cannot read it (" + e + ")";
    }
  }

  private void content() throws IOException, PickleException {
    switch (FileKind.of(file)) {
      case EMPTY -> {}
      case HDF5 -> keras(WeightsFormat.KERAS_HDF5);
      case ZIP -> {
        try (SoundZip zip = SoundZip.open(file)) {
          zipped(zip);
        }
      }
      case PICKLE -> {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
          uses.addAll(StateDictUses.legacy(in));
          formats.add(WeightsFormat.PYTORCH_STATE_DICT);
        }
      }
      case GIT_LFS_POINTER,
          WEB_PAGE,
          JSON,
          NPY,
          PNG,
          JPEG,
          GIF,
          TIFF,
          PDF,
          GZIP,
          SEVEN_ZIP,
          RAR,
          XZ,
          OTHER -> {
        onnx();
        uses.addAll(UnmarkedUses.of(file));
        zipBehindOtherBytes();
      }
    }
  }

  private void onnx() throws IOException {
    boolean isOnnx;
    try (InputStream in = Files.newInputStream(file)) {
      isOnnx = OnnxOutline.read(in).isPresent();
    }
    if (isOnnx) {
      uses.addAll(OnnxUses.of(file));
      formats.add(WeightsFormat.ONNX);
    }
  }

  /// Zips are read from their end, so that anything can stand before them.
  private void zipBehindOtherBytes() throws IOException, PickleException {
    SoundZip zip;
    try {
      zip = SoundZip.open(file);
    } catch (ZipException e) {
      return;
    }
    try (zip) {
      zipped(zip);
    }
  }

  private void zipped(SoundZip zip) throws IOException, PickleException {
    Optional<String> doubt = zip.doubt();
    if (doubt.isPresent()) {
      asFarAsItCanBeRead(zip);
      throw new IOException(doubt.get());
    }
    WeightsArchive names = WeightsArchive.of(zip);
    if (!names.isPlain()) {
      throw new IOException("the names of its entries hide which of them are the network");
    }
    uses.addAll(UnmarkedUses.zipped(zip.names()));
    for (WeightsFormat format : WeightsFormat.values()) {
      if (!names.holds(format)) {
        continue;
      }
      try {
        zipped(zip, format, names.folder(format).orElseThrow());
      } catch (IOException | PickleException e) {
        if (!isOnlyNamedSo(format, names)) {
          throw e;
        }
      }
    }
  }

  /// Whichever of two files of one name other software takes, what each would do is said.
  private void asFarAsItCanBeRead(SoundZip zip) {
    WeightsArchive names = WeightsArchive.of(zip);
    for (WeightsFormat format :
        List.of(WeightsFormat.TORCHSCRIPT, WeightsFormat.PYTORCH_STATE_DICT)) {
      names
          .folder(format)
          .filter(folder -> names.holds(format))
          .ifPresent(folder -> {
            try {
              zipped(zip, format, folder);
            } catch (IOException | PickleException e) {
              formats.remove(format); // Why the zip is in doubt is said.
            }
          });
    }
  }

  /// Whether a zip of another format has a file named as one that describes layers, which may then
  /// be anything. No engine is given it for that: hub translates layers itself.
  private static boolean isOnlyNamedSo(WeightsFormat format, WeightsArchive names) {
    boolean isLayers = format == WeightsFormat.KERAS_V3 || format == WeightsFormat.TENSORFLOW_JS;
    return isLayers && !names.format().equals(Optional.of(format));
  }

  private void zipped(SoundZip zip, WeightsFormat format, String folder)
      throws IOException, PickleException {
    switch (format) {
      case TORCHSCRIPT -> uses.addAll(TorchScriptUses.of(new TorchZip(zip, folder)));
      case PYTORCH_STATE_DICT -> uses.addAll(StateDictUses.zipped(new TorchZip(zip, folder)));
      case TENSORFLOW_SAVED_MODEL_BUNDLE -> uses.addAll(SavedModelUses.of(zip, folder));
      case KERAS_V3, TENSORFLOW_JS -> uses.addAll(KerasUses.of(format, file));
      case KERAS_HDF5, ONNX -> throw new IllegalStateException("never a zip: " + format);
    }
    formats.add(format);
  }

  private void keras(WeightsFormat layout) throws IOException {
    uses.addAll(KerasUses.of(layout, file));
    formats.add(layout);
  }
}
