package eu.riscale.hub.report.read;

import eu.riscale.hub.engine.EngineReport;
import eu.riscale.hub.engine.GpuNeeds;
import eu.riscale.hub.inspect.ArrayPage;
import eu.riscale.hub.inspect.Inspection;
import eu.riscale.hub.inspect.Metadata;
import eu.riscale.hub.inspect.ModelPage;
import eu.riscale.hub.inspect.TensorPage;
import eu.riscale.hub.inspect.WeightsPage;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import eu.riscale.hub.tensor.Summary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// What `hub inspect` shows of a source. Pictures are in no JSON report.
final class InspectionReader {
  private InspectionReader() {}

  static Inspection inspection(Part part) throws BrokenReport {
    if (part.has("tensor")) {
      return array(part.part("tensor"));
    }
    return new ModelPage(
        new Metadata(
            part.text("description"),
            part.texts("authors"),
            part.text("license"),
            part.texts("cite"),
            part.texts("tags"),
            part.texts("covers"),
            part.text("documentation")),
        part.parts("inputs", InspectionReader::tensor),
        part.parts("outputs", InspectionReader::tensor),
        part.parts("weights", InspectionReader::weights),
        Optional.empty());
  }

  private static TensorPage tensor(Part part) throws BrokenReport {
    List<Double> range = part.values("range", InspectionReader::orOpen);
    if (range.size() != 2) {
      throw Part.no(part.at("range"), "two numbers");
    }
    double min = range.get(0).isNaN() ? Double.NEGATIVE_INFINITY : range.get(0);
    double max = range.get(1).isNaN() ? Double.POSITIVE_INFINITY : range.get(1);
    return new TensorPage(
        0,
        part.text("id"),
        part.text("description"),
        part.parts("axes", InspectionReader::axis),
        part.plain("dtype"),
        new TensorPage.Values(min, max, part.texts("values")),
        new TensorPage.Steps(part.texts("steps"), "", part.text("obstacle")),
        part.optional("test_tensor", InspectionReader::array));
  }

  private static double orOpen(JsonNode value, String at) throws BrokenReport {
    return Part.figure(value, at);
  }

  private static AxisView axis(Part part) throws BrokenReport {
    Size size = size(part);
    return new AxisView(
        part.text("id"),
        part.text("id"),
        part.word("type", List.of(AxisView.Type.values()), AxisView.Type::word),
        size,
        size,
        part.text("unit"),
        part.number("scale", 1),
        part.integer("halo"),
        0,
        part.texts("channel_names"));
  }

  private static Size size(Part axis) throws BrokenReport {
    JsonNode size = axis.node().get("size");
    if (size == null) {
      return new Size.Any();
    }
    if (!size.isObject()) {
      return new Size.Fixed(Part.whole(size, axis.at("size")));
    }
    Part part = axis.part("size");
    if (part.has("tensor_id")) {
      return new Size.Follows(
          part.text("tensor_id"),
          part.text("axis_id"),
          OptionalInt.empty(),
          part.number("factor", 1),
          part.number("offset", 0));
    }
    if (part.has("step")) {
      return new Size.Stepped(part.count("min"), part.count("step"));
    }
    return new Size.DataDependent(
        part.count("min"),
        part.has("max") ? OptionalLong.of(part.count("max")) : OptionalLong.empty());
  }

  private static ArrayPage array(Part part) throws BrokenReport {
    return new ArrayPage(
        part.text("file"),
        part.plain("dtype"),
        part.plain("order"),
        part.values("shape", Part::index),
        new Summary(
            part.count("elements"),
            part.count("nan"),
            part.count("infinite"),
            part.number("min", Double.NaN),
            part.number("max", Double.NaN),
            part.number("mean", Double.NaN),
            part.number("std", Double.NaN)),
        part.values("histogram", Part::whole),
        part.values("first", Part::figure),
        List.of());
  }

  private static WeightsPage weights(Part part) throws BrokenReport {
    Part version = part.part("version");
    return new WeightsPage(
        part.text("format"),
        part.text("source"),
        part.has("bytes") ? part.count("bytes") : -1,
        part.word("sha256", List.of(WeightsPage.Checksum.values()), WeightsPage.Checksum::word),
        part.text("parent"),
        new WeightsPage.Version(
            version.text("of"), version.text("declared"), version.text("actual")),
        ContentReader.content(part.part("content")),
        part.optional("engine", InspectionReader::engine));
  }

  private static EngineReport engine(Part part) throws BrokenReport {
    return new EngineReport(
        part.plain("name"),
        part.plain("version"),
        List.of(),
        part.texts("devices"),
        "",
        part.text("obstacle"),
        "",
        GpuNeeds.NONE);
  }
}
