package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.generic.FileDescr;
import eu.riscale.hub.spec.model.DescribedWeights;
import eu.riscale.hub.spec.value.Version;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// The weights in one format.
public sealed interface WeightsEntryDescr extends DescribedWeights.Entry {
  WeightsFile file();

  /// Stands for a version that is broken.
  Version UNKNOWN = new Version("", List.of());

  @Override
  default Optional<WeightsFormat> parent() {
    return file().parent();
  }

  record KerasHdf5WeightsDescr(WeightsFile file, Version tensorflowVersion)
      implements WeightsEntryDescr {
    static final Decoder<KerasHdf5WeightsDescr> DECODER =
        withVersion("tensorflow_version", KerasHdf5WeightsDescr::new);

    @Override
    public WeightsFormat format() {
      return WeightsFormat.KERAS_HDF5;
    }
  }

  record KerasV3WeightsDescr(WeightsFile file, Version kerasVersion, KerasBackend backend)
      implements WeightsEntryDescr {
    static final Decoder<KerasV3WeightsDescr> DECODER =
        Fields.mapping(in -> {
          var file =
              WeightsFile.read(
                  in, FileSources.ending(FileSources.NO_DESCRIPTION, List.of(".keras")));
          var version = in.required("keras_version", KerasBackend.KERAS_VERSION, UNKNOWN);
          var backend =
              in.required(
                  "backend",
                  KerasBackend.DECODER,
                  new KerasBackend(KerasBackend.Library.TENSORFLOW, UNKNOWN));
          return in.build(() -> new KerasV3WeightsDescr(file.get(), version.get(), backend.get()));
        });

    @Override
    public WeightsFormat format() {
      return WeightsFormat.KERAS_V3;
    }
  }

  /// An ONNX file.
  ///
  /// @param opsetVersion at least 7
  /// @param externalData weights that are kept in a file beside the `.onnx`
  record OnnxWeightsDescr(WeightsFile file, int opsetVersion, Optional<FileDescr> externalData)
      implements WeightsEntryDescr {
    static final Decoder<OnnxWeightsDescr> DECODER =
        Fields.mapping(in -> {
          var file = WeightsFile.read(in, FileSources.NO_DESCRIPTION);
          var opset = in.required("opset_version", Numbers.integer(7), 0);
          var external = in.optional("external_data", WeightsFile.EXTERNAL_DATA);
          return in.build(() -> new OnnxWeightsDescr(file.get(), opset.get(), external.get()));
        });

    @Override
    public WeightsFormat format() {
      return WeightsFormat.ONNX;
    }
  }

  /// Weights for a network that Python code makes.
  ///
  /// @param dependencies the conda environment that the architecture needs
  /// @param strict whether the names of weights and network must match exactly
  record PytorchStateDictWeightsDescr(
      WeightsFile file,
      Architecture architecture,
      Version pytorchVersion,
      Optional<FileDescr> dependencies,
      boolean strict)
      implements WeightsEntryDescr {
    static final Decoder<PytorchStateDictWeightsDescr> DECODER =
        Fields.mapping(in -> {
          var file = WeightsFile.read(in, FileSources.NO_DESCRIPTION);
          var architecture =
              in.required("architecture", Architecture.DECODER, Architecture.UNKNOWN);
          var version = in.required("pytorch_version", Values.VERSION, UNKNOWN);
          var dependencies = in.optional("dependencies", WeightsFile.DEPENDENCIES);
          var strict = in.optional("strict", Numbers.TRUTH, true);
          return in.build(() ->
              new PytorchStateDictWeightsDescr(
                  file.get(), architecture.get(), version.get(), dependencies.get(), strict.get()));
        });

    @Override
    public WeightsFormat format() {
      return WeightsFormat.PYTORCH_STATE_DICT;
    }
  }

  record TensorflowJsWeightsDescr(WeightsFile file, Version tensorflowVersion)
      implements WeightsEntryDescr {
    static final Decoder<TensorflowJsWeightsDescr> DECODER =
        withVersion("tensorflow_version", TensorflowJsWeightsDescr::new);

    @Override
    public WeightsFormat format() {
      return WeightsFormat.TENSORFLOW_JS;
    }
  }

  /// A zipped TensorFlow SavedModel.
  ///
  /// @param dependencies the conda environment that the weights need
  record TensorflowSavedModelBundleWeightsDescr(
      WeightsFile file, Version tensorflowVersion, Optional<FileDescr> dependencies)
      implements WeightsEntryDescr {
    static final Decoder<TensorflowSavedModelBundleWeightsDescr> DECODER =
        Fields.mapping(in -> {
          var file = WeightsFile.read(in, FileSources.NO_DESCRIPTION);
          var version = in.required("tensorflow_version", Values.VERSION, UNKNOWN);
          var dependencies = in.optional("dependencies", WeightsFile.DEPENDENCIES);
          return in.build(() ->
              new TensorflowSavedModelBundleWeightsDescr(
                  file.get(), version.get(), dependencies.get()));
        });

    @Override
    public WeightsFormat format() {
      return WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE;
    }
  }

  record TorchscriptWeightsDescr(WeightsFile file, Version pytorchVersion)
      implements WeightsEntryDescr {
    static final Decoder<TorchscriptWeightsDescr> DECODER =
        withVersion("pytorch_version", TorchscriptWeightsDescr::new);

    @Override
    public WeightsFormat format() {
      return WeightsFormat.TORCHSCRIPT;
    }
  }

  private static <T> Decoder<T> withVersion(
      String field, BiFunction<WeightsFile, Version, T> make) {
    return Fields.mapping(in -> {
      Decoded<WeightsFile> file = WeightsFile.read(in, FileSources.NO_DESCRIPTION);
      var version = in.required(field, Values.VERSION, UNKNOWN);
      return in.build(() -> make.apply(file.get(), version.get()));
    });
  }
}
