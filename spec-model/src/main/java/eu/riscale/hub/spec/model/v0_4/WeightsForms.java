package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Free;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.generic.v0_2.AttachmentsDescr;
import eu.riscale.hub.spec.generic.v0_2.OldForms;
import eu.riscale.hub.spec.value.Identifier;
import eu.riscale.hub.spec.value.Version;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.value.YamlValue;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Decoders of weights entries.
final class WeightsForms {
  /// The formats that 0.4 knows.
  private static final WeightsFormat[] FORMATS = {
    WeightsFormat.KERAS_HDF5,
    WeightsFormat.ONNX,
    WeightsFormat.PYTORCH_STATE_DICT,
    WeightsFormat.TENSORFLOW_JS,
    WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE,
    WeightsFormat.TORCHSCRIPT
  };

  /// Stands for an architecture that is broken.
  private static final Architecture UNKNOWN = new Architecture.FromLibrary("", new Identifier(""));

  private static final Decoder<WeightsEntry.PytorchStateDict> PYTORCH_STATE_DICT =
      Fields.mapping(in -> {
        var file = file(in);
        var architecture = in.required("architecture", Architecture.DECODER, UNKNOWN);
        var sha256 = in.optional("architecture_sha256", Values.SHA256);
        var kwargs = in.optional("kwargs", Free.textNames(Free.MAPPING), YamlValue.Mapping.EMPTY);
        var version = in.optional("pytorch_version", Values.VERSION);
        return in.build(() ->
            new WeightsEntry.PytorchStateDict(
                file.get(), architecture.get(), sha256.get(), kwargs.get(), version.get()));
      });

  private static final Decoder<WeightsEntry.Onnx> ONNX =
      Fields.mapping(in -> {
        var file = file(in);
        var opset = in.optional("opset_version", Numbers.integer(7));
        return in.build(() -> new WeightsEntry.Onnx(file.get(), opset.get()));
      });

  static final Decoder<WeightsDescr> WEIGHTS =
      Fields.mapping(in -> {
        var keras =
            in.optional(WeightsFormat.KERAS_HDF5.word(), tensorflow(WeightsEntry.KerasHdf5::new));
        var onnx = in.optional(WeightsFormat.ONNX.word(), ONNX);
        var stateDict = in.optional(WeightsFormat.PYTORCH_STATE_DICT.word(), PYTORCH_STATE_DICT);
        var js =
            in.optional(
                WeightsFormat.TENSORFLOW_JS.word(), tensorflow(WeightsEntry.TensorflowJs::new));
        var bundle =
            in.optional(
                WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE.word(),
                tensorflow(WeightsEntry.TensorflowSavedModelBundle::new));
        var script =
            in.optional(
                WeightsFormat.TORCHSCRIPT.word(),
                versioned("pytorch_version", WeightsEntry.Torchscript::new));
        return in.buildOfAny(() ->
            new WeightsDescr(
                keras.get(), onnx.get(), stateDict.get(), js.get(), bundle.get(), script.get()));
      });

  private WeightsForms() {}

  private static <T extends WeightsEntry> Decoder<T> tensorflow(
      BiFunction<WeightsFile, Optional<Version>, T> entry) {
    return versioned("tensorflow_version", entry);
  }

  /// An entry that has the version of a library beside the fields of all entries.
  private static <T extends WeightsEntry> Decoder<T> versioned(
      String field, BiFunction<WeightsFile, Optional<Version>, T> entry) {
    return Fields.mapping(in -> {
      var file = file(in);
      var version = in.optional(field, Values.VERSION);
      return in.build(() -> entry.apply(file.get(), version.get()));
    });
  }

  private static Decoded<WeightsFile> file(Fields in) {
    var source = in.required("source", FileSources.NO_DESCRIPTION, FileSources.NOWHERE);
    var sha256 = in.optional("sha256", Values.SHA256);
    var attachments = in.optional("attachments", AttachmentsDescr.DECODER);
    var authors = in.optional("authors", Lists.of(OldForms.AUTHOR_RECORD));
    var dependencies = in.optional("dependencies", Dependencies.DECODER);
    var parent = in.optional("parent", Words.of(FORMATS));
    return in.part(
        () ->
            new WeightsFile(
                source.get(),
                sha256.get(),
                attachments.get(),
                authors.get().orElse(List.of()),
                dependencies.get(),
                parent.get()),
        source,
        sha256,
        attachments,
        authors,
        dependencies,
        parent);
  }
}
