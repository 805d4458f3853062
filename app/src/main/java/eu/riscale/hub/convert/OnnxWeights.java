package eu.riscale.hub.convert;

import eu.riscale.hub.keras.KerasToOnnx;
import eu.riscale.hub.keras.Translation;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.convert.ConversionStep;
import eu.riscale.hub.spec.edit.EditException;
import eu.riscale.hub.spec.edit.EditedText;
import eu.riscale.hub.spec.file.Checksums;
import eu.riscale.hub.spec.file.OnnxOutline;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.spec.yaml.YamlText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// ONNX weights for a model that has weights of Keras or TensorFlow.js.
public final class OnnxWeights {
  private static final RdfPath WEIGHTS = RdfPath.ROOT.field("weights");

  /// What hub translates, the likeliest first.
  private static final List<WeightsFormat> TRANSLATED =
      List.of(WeightsFormat.KERAS_V3, WeightsFormat.KERAS_HDF5, WeightsFormat.TENSORFLOW_JS);

  private final Validation model;
  private final RdfSource source;
  private final Path folder;

  private OnnxWeights(Validation model, RdfSource source, Path folder) {
    this.model = model;
    this.source = source;
    this.folder = folder;
  }

  /// @param model the verdict on its description and files
  /// @param folder for the file that is made
  public static Conversion of(Validation model, RdfSource source, Path folder) {
    Optional<ModelView> view = model.description().flatMap(ModelView::of);
    if (!model.isValid() || model.description().isEmpty()) {
      return new Conversion.Wrong();
    }
    return view.map(new OnnxWeights(model, source, folder)::made)
        .orElseGet(() ->
            refused(
                RdfPath.ROOT.field("type"),
                "Only models have weights.",
                "Name a model, or convert the description with --to latest."));
  }

  private Conversion made(ModelView view) {
    List<WeightsFormat> formats = view.weights().stream().map(WeightsView::format).toList();
    if (formats.contains(WeightsFormat.ONNX)) {
      return new Conversion.Unneeded("It has onnx weights already.");
    }
    Optional<Conversion> refusal = Optional.empty();
    for (WeightsFormat format : TRANSLATED) {
      for (WeightsView weights : view.weights()) {
        if (weights.format() == format) {
          Conversion made = translated(weights);
          if (made instanceof Conversion.Converted) {
            return made;
          }
          refusal = refusal.or(() -> Optional.of(made));
        }
      }
    }
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String present = formats.stream().map(WeightsFormat::word).collect(Collectors.joining(", "));
    return refused(
        WEIGHTS, "hub makes onnx weights of none of these: " + present + ".", help(formats));
  }

  private static String help(List<WeightsFormat> formats) {
    if (formats.contains(WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE)) {
      return "Convert them where TensorFlow is:"
          + " python -m tf2onnx.convert --saved-model FOLDER --output weights.onnx";
    }
    return "Export the network where PyTorch is: torch.onnx.export(network, inputs,"
        + " \"weights.onnx\")";
  }

  private Conversion translated(WeightsView weights) {
    RdfPath at = WEIGHTS.field(weights.format().word());
    try {
      return switch (KerasToOnnx.translate(source.onDisk(weights.file()))) {
        case Translation.Translated(var onnx) -> added(weights, onnx.bytes());
        case Translation.Refused(var reason, String message) ->
            refused(
                at,
                "The "
                    + weights.format().word()
                    + " weights cannot be translated: "
                    + message
                    + ".",
                switch (reason) {
                  case BROKEN_FILE -> "Save the network again.";
                  case NOT_SUPPORTED, PYTHON_CODE, TOO_LARGE ->
                      "Convert them where TensorFlow is:"
                          + " python -m tf2onnx.convert --keras FILE --output weights.onnx";
                });
      };
    } catch (IOException e) {
      return refused(
          at,
          "The " + weights.format().word() + " weights cannot be read: " + Reason.of(e) + ".",
          "See that the file is there, and that you may read it.");
    }
  }

  private Conversion added(WeightsView weights, byte[] onnx) throws IOException {
    String name = stem(weights.file().fileName()) + ".onnx";
    Path file = folder.resolve(name);
    Files.write(file, onnx);
    long opset =
        OnnxOutline.read(new ByteArrayInputStream(onnx))
            .map(outline -> outline.opsets().getOrDefault("ai.onnx", 0L))
            .orElse(0L);
    String parent = weights.format().word();
    RdfPath at = WEIGHTS.field(WeightsFormat.ONNX.word());
    String entry =
        """
        source: %s
        sha256: %s
        opset_version: %d
        parent: %s\
        """
            .formatted(
                YamlText.of(name),
                Checksums.sha256(new ByteArrayInputStream(onnx)).hex(),
                opset,
                parent);
    try {
      return new Conversion.Converted(
          EditedText.of(model.document(), List.of(new Edit.Write(at, entry))),
          "onnx weights",
          "onnx",
          List.of(
              new ConversionStep(
                  at, "is added: " + name + ", translated from " + parent + ", of opset " + opset)),
          List.of(new AddedFile(name, file)));
    } catch (EditException e) {
      return new Conversion.Refused(
          Finding.of(ConvertCodes.NOT_WRITTEN, e.at(), String.valueOf(e.getMessage()))
              .hint("Write the weights without anchors and aliases, and try again."));
    }
  }

  private static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }

  private static Conversion refused(RdfPath at, String message, String hint) {
    return new Conversion.Refused(Finding.of(ConvertCodes.NO_WEIGHTS, at, message).hint(hint));
  }
}
