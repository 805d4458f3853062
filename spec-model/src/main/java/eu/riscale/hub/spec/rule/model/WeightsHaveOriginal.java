package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.model.v0_5.WeightsDescr;
import eu.riscale.hub.spec.model.v0_5.WeightsEntryDescr;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.ArrayList;
import java.util.List;

/// There are weights, and one format of them is the original.
public final class WeightsHaveOriginal implements Rule<WeightsDescr> {
  public static final Code NONE =
      Code.error("weights-missing", "There are no weights.")
          .why("A model without weights cannot be run.")
          .section("model 0.4 and 0.5, weights")
          .example("weights: {}", "weights:\n  onnx: {source: net.onnx, opset_version: 17}");
  public static final Code SELF =
      Code.error(
              "weights-parent-self",
              "Weights name their own format as the one they were converted from.")
          .why("Weights are converted from another format, or are the original.")
          .section("model 0.5, weights.parent")
          .example(
              "onnx: {source: net.onnx, opset_version: 17, parent: onnx}",
              "onnx: {source: net.onnx, opset_version: 17}");
  public static final Code UNKNOWN =
      Code.error(
              "weights-parent-unknown",
              "Weights were converted from a format that the model does not have.")
          .why("The original weights must be there for others to check the conversion.")
          .section("model 0.5, weights.parent")
          .example(
              "onnx: {source: net.onnx, opset_version: 17, parent: torchscript}",
              "onnx: {source: net.onnx, opset_version: 17}");
  public static final Code ORIGINAL =
      Code.warning("weights-original-unclear", "Not exactly one format is the original.")
          .why(
              "Formats without a parent count as original, all others as converted; there should be"
                  + " one to trust.")
          .section("model 0.5, weights.parent")
          .example(
              """
              onnx: {source: net.onnx, opset_version: 17}
              torchscript: {source: net.pt, pytorch_version: 2.1.0}\
              """,
              """
              onnx: {source: net.onnx, opset_version: 17, parent: torchscript}
              torchscript: {source: net.pt, pytorch_version: 2.1.0}\
              """);

  @Override
  public List<Code> codes() {
    return List.of(NONE, SELF, UNKNOWN, ORIGINAL);
  }

  @Override
  public void check(WeightsDescr weights, RdfPath at, Findings out) {
    if (weights.entries().isEmpty()) {
      out.add(
          Finding.of(NONE, at, "No format of weights is given.")
              .expected("at least one, such as onnx or torchscript"));
      return;
    }
    List<String> originals = new ArrayList<>();
    for (WeightsEntryDescr entry : weights.entries()) {
      if (entry.file().parent().isEmpty()) {
        originals.add(entry.format().word());
      } else {
        checkParent(entry, entry.file().parent().get(), weights, at, out);
      }
    }
    if (originals.size() != 1) {
      String found =
          originals.isEmpty()
              ? "Every format has a parent."
              : "Without a parent: " + String.join(", ", originals) + ".";
      out.add(
          Finding.of(ORIGINAL, at, found)
              .hint("Give parent to all formats but the one that was trained."));
    }
  }

  private static void checkParent(
      WeightsEntryDescr entry,
      WeightsFormat parent,
      WeightsDescr weights,
      RdfPath at,
      Findings out) {
    RdfPath place = at.field(entry.format().word()).field("parent");
    if (parent == entry.format()) {
      out.add(SELF, place, "'" + parent.word() + "' is the format itself.");
    } else if (weights.entry(parent).isEmpty()) {
      out.add(UNKNOWN, place, "There are no weights of the format '" + parent.word() + "'.");
    }
  }
}
