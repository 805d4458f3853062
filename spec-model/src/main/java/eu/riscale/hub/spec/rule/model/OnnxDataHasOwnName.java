package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.WeightsEntryDescr;
import java.util.List;

/// The file beside an ONNX file has another name.
public final class OnnxDataHasOwnName implements PartsRule<WeightsEntryDescr.OnnxWeightsDescr> {
  public static final Code SAME =
      Code.error(
              "onnx-external-data-same-name",
              "The external data have the same file name as the ONNX file.")
          .why("In a package both lie in one folder.")
          .section("model 0.5, weights.onnx.external_data")
          .example(
              "source: a/net.data\nexternal_data: {source: b/net.data}",
              "source: net.onnx\nexternal_data: {source: net.onnx.data}");

  @Override
  public List<Code> codes() {
    return List.of(SAME);
  }

  @Override
  public void check(WeightsEntryDescr.OnnxWeightsDescr onnx, RdfPath at, Findings out) {
    RdfPath data = at.field("external_data").field("source");
    if (onnx.externalData().isPresent() && out.waits(SAME, at.field("source"), data)) {
      return;
    }
    String name = onnx.file().source().fileName();
    if (onnx.externalData().isPresent()
        && onnx.externalData().get().source().fileName().equals(name)) {
      out.add(SAME, data, "Both are called '" + name + "'.");
    }
  }
}
