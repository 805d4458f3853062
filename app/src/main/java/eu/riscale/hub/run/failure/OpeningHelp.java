package eu.riscale.hub.run.failure;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.weights.WeightsContent;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What to do where an engine cannot open a weights file and says no more than that.
///
/// @param content what is inside of the file
/// @param said what the engine says
public record OpeningHelp(WeightsView weights, WeightsContent content, EngineException said) {
  private static final Pattern NO_KERNEL =
      Pattern.compile("Could not find an implementation for (\\w+)\\(");

  /// Such as `Type 'tensor(bfloat16)' of input parameter (x) of operator (Conv) in node (…) is
  /// invalid`.
  private static final Pattern NO_TYPE =
      Pattern.compile("Type 'tensor\\((\\w*(?:float|double)\\w*)\\)' of .* operator \\((\\w+)\\)");

  private static final Pattern OPSET = Pattern.compile("opset \\d+");
  private static final Pattern FOREIGN = Pattern.compile("which is no part of ONNX|custom op");

  /// The finding with help, where the engine has none or the file tells better.
  public Finding of(Finding finding) {
    if (content instanceof WeightsContent.StateDict dict
        && weights.format() == WeightsFormat.PYTORCH_STATE_DICT
        && dict.code().isEmpty()
        && !dict.key().isEmpty()) {
      return finding
          .message(
              "The weights are under '%s' in '%s', which is a checkpoint. %s"
                  .formatted(dict.key(), weights.file(), finding.message()))
          .hint("Save the weights alone: torch.save(checkpoint['%s'], …).".formatted(dict.key()));
    }
    return said.hint().isEmpty() ? finding.hint(help()) : finding;
  }

  private String help() {
    String text = said.getMessage();
    WeightsFormat format = weights.format();
    if (!content.kind().isEmpty() && !content.kind().equals(format.word())) {
      return "The file holds %s: list it under weights.%s."
          .formatted(content.kind(), content.kind());
    }
    Matcher kernel = NO_KERNEL.matcher(text);
    if (kernel.find()) {
      Set<String> types = content.parameters().byType().keySet();
      return "ONNX Runtime has no %s for numbers of every type%s: export the network in float32,"
              .formatted(
                  kernel.group(1),
                  types.isEmpty()
                      ? ""
                      : ", such as the network's own (" + String.join(", ", types) + ")")
          + " after model.float().";
    }
    Matcher type = NO_TYPE.matcher(text);
    if (type.find()) {
      return "The network computes in %s, for which ONNX has no %s: export it in float32, after model.float()."
          .formatted(type.group(1), type.group(2));
    }
    if (FOREIGN.matcher(text).find()) {
      return "Export the network again with the operators of ONNX alone.";
    }
    if (OPSET.matcher(text).find()) {
      return "Export the network again for another opset, which torch.onnx.export takes as"
          + " opset_version.";
    }
    return again(format);
  }

  private static String again(WeightsFormat format) {
    String how =
        switch (format) {
          case ONNX -> "by torch.onnx.export, tf2onnx or the like";
          case TORCHSCRIPT -> "by torch.jit.save";
          case PYTORCH_STATE_DICT -> "by torch.save(model.state_dict(), …)";
          case TENSORFLOW_SAVED_MODEL_BUNDLE -> "by model.export(…) or tf.saved_model.save(…)";
          case KERAS_HDF5, KERAS_V3 -> "by model.save(…)";
          case TENSORFLOW_JS -> "by tensorflowjs_converter";
        };
    return "Save the network again %s, and upload the file whole. 'hub inspect' shows what is inside."
        .formatted(how);
  }
}
