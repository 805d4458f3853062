package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.WeightsDescr;
import eu.riscale.hub.spec.model.v0_5.WeightsEntryDescr;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One format of the weights is the original, and those that others were converted from are there.
public final class WeightsHaveOriginal implements PartsRule<WeightsDescr> {
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
    return List.of(UNKNOWN, ORIGINAL);
  }

  @Override
  public void check(WeightsDescr weights, RdfPath at, Findings out) {
    if (weights.entries().isEmpty()) {
      return;
    }
    boolean parentsKnown = !out.waits(ORIGINAL, parents(at));
    List<String> originals = new ArrayList<>();
    for (WeightsEntryDescr entry : weights.entries()) {
      if (entry.parent().isEmpty()) {
        originals.add(entry.format().word());
      } else {
        checkParent(entry, entry.parent().get(), weights, at, out);
      }
    }
    if (parentsKnown && originals.size() != 1) {
      String found =
          originals.isEmpty()
              ? "Every format has a parent."
              : "Without a parent: " + String.join(", ", originals) + ".";
      out.add(
          Finding.of(ORIGINAL, at, found)
              .hint("Give parent to all formats but the one that was trained."));
    }
  }

  private static RdfPath[] parents(RdfPath weights) {
    return Arrays.stream(WeightsFormat.values())
        .map(format -> weights.field(format.word()).field("parent"))
        .toArray(RdfPath[]::new);
  }

  private static void checkParent(
      WeightsEntryDescr entry,
      WeightsFormat parent,
      WeightsDescr weights,
      RdfPath at,
      Findings out) {
    if (!out.parts().isGiven(weights.entry(parent), at.field(parent.word()))) {
      out.add(
          UNKNOWN,
          at.field(entry.format().word()).field("parent"),
          "There are no weights of the format '" + parent.word() + "'.");
    }
  }
}
