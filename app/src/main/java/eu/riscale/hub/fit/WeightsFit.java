package eu.riscale.hub.fit;

import eu.riscale.hub.fit.PortCheck.Order;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.NameList;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.WeightsContent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a weights file says otherwise than its description, without running it: the one place that
/// tells, whichever command asks.
///
/// @param format the key of the weights entry
/// @param at the place of that entry
/// @param file as the description names it
public record WeightsFit(String format, RdfPath at, String file) {
  private static final int MOST_NAMED = 5;
  private static final String SERVING = "serving_default";
  private static final String EVAL = "Call model.eval() before the export";

  /// Of a valid description.
  public static List<Finding> of(
      ModelView model, String format, String file, WeightsContent found) {
    Findings out = new Findings();
    new WeightsFit(format, RdfPath.ROOT.field("weights").field(format), file)
        .check(found, DescribedSide.of(model.inputs()), DescribedSide.of(model.outputs()), out);
    return out.list();
  }

  /// @param inputs the described ones, so far as they can be read
  /// @param outputs likewise
  public void check(
      WeightsContent content, DescribedSide inputs, DescribedSide outputs, Findings out) {
    PortCheck taken = new PortCheck(format, Side.INPUT, out);
    PortCheck given = new PortCheck(format, Side.OUTPUT, out);
    switch (content) {
      case WeightsContent.Onnx onnx -> {
        taken.check(described(onnx, inputs), inputs, Order.GIVEN);
        given.check(onnx.outputs(), outputs, Order.GIVEN);
        training(onnx.training(), EVAL, out);
      }
      case WeightsContent.SavedModel saved -> {
        lacks(saved.lacks(), out);
        training(saved.training(), "Call the network with training=False where it is saved", out);
        saved
            .usual()
            .ifPresent(signature -> {
              signature(saved, signature.key(), out);
              taken.check(signature.inputs(), inputs, Order.NONE);
              given.check(signature.outputs(), outputs, Order.OF_NAMES);
            });
      }
      case WeightsContent.Keras keras -> {
        if (!keras.inputs().isEmpty()) {
          taken.check(keras.inputs(), inputs, Order.GIVEN);
        }
        if (!keras.outputs().isEmpty()) {
          given.checkCount(keras.outputs(), outputs);
        }
      }
      case WeightsContent.StateDict dict -> {
        lacks(dict.lacks(), out);
        checkpoint(dict, out);
      }
      case WeightsContent.TorchScript script -> {
        lacks(script.lacks(), out);
        new CallCheck(format, out).check(script.code(), inputs, outputs);
        training(script.training(), EVAL, out);
        switchedOn(script.code().switchedOn(), out);
      }
      case WeightsContent.GraphModel graph -> {}
      case WeightsContent.Unreadable unreadable -> {}
    }
  }

  /// The inputs that must be given, and those with a value of their own that the description names.
  private static List<Port> described(WeightsContent.Onnx onnx, DescribedSide inputs) {
    Set<String> ids = new HashSet<>();
    inputs.tensors().forEach(tensor -> ids.add(tensor.id()));
    return onnx.allInputs().stream()
        .filter(input -> onnx.inputs().contains(input) || ids.contains(input.name()))
        .toList();
  }

  private void lacks(List<String> lacks, Findings out) {
    if (!lacks.isEmpty()) {
      out.add(
          Finding.of(
                  FitCodes.INCOMPLETE,
                  at.field("source"),
                  "'%s' is incomplete: %s.".formatted(file, NameList.of(lacks, MOST_NAMED)))
              .hint("Save the weights again, or fetch the file again where it is a copy."));
    }
  }

  /// @param cure what to do before the export
  private void training(List<String> layers, String cure, Findings out) {
    if (!layers.isEmpty()) {
      out.add(
          Finding.of(
                  FitCodes.TRAINING,
                  at.field("source"),
                  "The %s network was exported in training mode: %s."
                      .formatted(format, NameList.of(layers, MOST_NAMED)))
              .hint(
                  cure
                      + ", so that batch norm uses its running statistics and dropout does nothing,"
                      + " and export the network again."));
    }
  }

  /// What the file says of a scripted network, whose layers can still be switched.
  private void switchedOn(List<String> layers, Findings out) {
    if (!layers.isEmpty()) {
      out.add(
          Finding.of(
                  FitCodes.TRAINING,
                  at.field("source"),
                  "The %s network was saved in training mode: %s. hub switches it off (eval()) when it opens the network; other software may not."
                      .formatted(format, NameList.of(layers, MOST_NAMED)))
              .hint(
                  "Call model.eval() before torch.jit.script, or eval() of the scripted network"
                      + " before it is saved, and export the network again."));
    }
  }

  private void signature(WeightsContent.SavedModel saved, String key, Findings out) {
    if (!key.equals(SERVING)) {
      out.add(
          Finding.of(
                  FitCodes.SIGNATURE,
                  at.field("source"),
                  "The SavedModel has no signature '%s'; '%s' is run, %s."
                      .formatted(SERVING, key, others(saved, key)))
              .hint(
                  "Save it with that name: tf.saved_model.save(model, path,"
                      + " signatures={'%s': …}).".formatted(SERVING)));
    }
  }

  private static String others(WeightsContent.SavedModel saved, String key) {
    List<String> others =
        saved.signatures().stream()
            .map(WeightsContent.Signature::key)
            .filter(other -> !other.equals(key))
            .map("'%s'"::formatted)
            .toList();
    return others.isEmpty() ? "its only one" : "and not " + NameList.of(others, MOST_NAMED);
  }

  private void checkpoint(WeightsContent.StateDict dict, Findings out) {
    if (dict.code().isEmpty() && !dict.key().isEmpty()) {
      String beside =
          dict.beside().isEmpty() ? "nothing else" : NameList.of(dict.beside(), MOST_NAMED);
      out.add(
          Finding.of(
                  FitCodes.CHECKPOINT,
                  at.field("source"),
                  "The weights are under '%s' in '%s', beside %s."
                      .formatted(dict.key(), file, beside))
              .hint(
                  "Save the weights alone: torch.save(checkpoint['%s'], …)."
                      .formatted(dict.key())));
    }
  }
}
