package eu.riscale.hub.fuzz;

import eu.riscale.hub.consumer.Consumers;
import eu.riscale.hub.consumer.Traits;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.SourceException;
import eu.riscale.hub.spec.NewestFormat;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.file.OnnxOutline;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.npy.NpyHeader;
import eu.riscale.hub.spec.npy.NpyReader;
import eu.riscale.hub.spec.npy.NpyRefused;
import eu.riscale.hub.spec.picture.ImageHeader;
import eu.riscale.hub.spec.picture.PictureDamage;
import eu.riscale.hub.spec.picture.SvgContent;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.NpyException;
import eu.riscale.hub.weights.reader.ContentReader;
import eu.riscale.hub.weights.reader.UsesReader;
import eu.riscale.hub.weights.torch.StateDictUses;
import eu.riscale.hub.weights.torch.pickle.PickleException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One kind of file that strangers send. Whatever its bytes are, reading ends, in bounded memory,
/// with a result or with an exception that says what is wrong with them; every other exception is a
/// fault of hub.
enum Target {
  /// YAML, decoders, rules, conversion, and the judgements for software.
  DESCRIPTION {
    @Override
    void read(byte[] bytes, Path folder) {
      Validation validation = SpecValidator.validate(bytes);
      noBug(validation.findings());
      noBug(NewestFormat.judge(validation).findings());
      Traits.of(validation.document().root())
          .ifPresent(model -> Consumers.all().forEach(consumer -> consumer.judge(model)));
    }
  },
  NPY {
    @Override
    void read(byte[] bytes, Path folder) throws IOException {
      try (InputStream in = new ByteArrayInputStream(bytes)) {
        NpyHeader header = NpyReader.header(in);
        NpyReader.values(in, header, value -> {});
      } catch (NpyRefused refused) {
        require(!refused.sentence().isBlank());
      }
      try {
        Npy.read(file(bytes, folder, "array.npy"));
      } catch (NpyException refused) {
        require(refused.getMessage() != null);
      }
    }
  },
  /// A model as a zip.
  ZIP {
    @Override
    void read(byte[] bytes, Path folder) throws IOException {
      Path zip = file(bytes, folder, "model.zip");
      try (RdfSource source = RdfSource.open(zip.toString(), InputStream.nullInputStream())) {
        Validation validation = SpecValidator.validate(source.readRdf());
        noBug(SpecValidator.withFiles(validation, source.files()).findings());
      } catch (SourceException refused) {
        require(refused.getMessage() != null);
      }
    }
  },
  PICKLE {
    @Override
    void read(byte[] bytes, Path folder) throws IOException {
      try {
        StateDictUses.legacy(new ByteArrayInputStream(bytes));
      } catch (PickleException refused) {
        require(refused.getMessage() != null);
      } catch (IOException e) {
        require(e.getMessage() != null || e instanceof java.io.EOFException);
      }
      weights(file(bytes, folder, "weights.pth"));
    }
  },
  /// Networks of Keras.
  HDF5 {
    @Override
    void read(byte[] bytes, Path folder) throws IOException {
      weights(file(bytes, folder, "weights.h5"));
    }
  },
  ONNX {
    @Override
    void read(byte[] bytes, Path folder) throws IOException {
      try (InputStream in = new ByteArrayInputStream(bytes)) {
        OnnxOutline.read(in);
      } catch (IOException e) {
        require(e.getClass().getPackageName().equals("java.io"));
      }
      weights(file(bytes, folder, "weights.onnx"));
    }
  },
  /// The graph of a SavedModel.
  SAVED_MODEL {
    @Override
    void read(byte[] bytes, Path folder) throws IOException {
      weights(Archives.savedModel(bytes, folder.resolve("saved.zip")));
    }
  },
  /// A cover, of any format.
  PICTURE {
    @Override
    void read(byte[] bytes, Path folder) {
      ImageHeader.of(bytes)
          .ifPresent(header -> {
            PictureDamage.of(header.format(), bytes);
            if (header.format().equals("svg")) {
              SvgContent.active(bytes);
            }
          });
    }
  },
  /// The code of a TorchScript file.
  TORCHSCRIPT {
    @Override
    void read(byte[] bytes, Path folder) throws IOException {
      weights(Archives.torchScript(bytes, folder.resolve("script.pt")));
    }
  };

  /// @param folder for files of its own
  abstract void read(byte[] bytes, Path folder) throws IOException;

  /// As `--weights` names a format.
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static Path file(byte[] bytes, Path folder, String name) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static void weights(Path file) {
    ContentReader.read(file);
    UsesReader.of(file);
  }

  private static void noBug(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.code().equals(Bug.CODE)) {
        throw new IllegalStateException(finding.path() + ": " + finding.message());
      }
    }
  }

  private static void require(boolean good) {
    if (!good) {
      throw new IllegalStateException("refused without a word");
    }
  }
}
