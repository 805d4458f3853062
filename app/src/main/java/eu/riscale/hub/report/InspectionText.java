package eu.riscale.hub.report;

import eu.riscale.hub.engine.EngineReport;
import eu.riscale.hub.fit.SizeText;
import eu.riscale.hub.inspect.ArrayPage;
import eu.riscale.hub.inspect.Inspection;
import eu.riscale.hub.inspect.ModelPage;
import eu.riscale.hub.inspect.TensorPage;
import eu.riscale.hub.inspect.TensorPage.Values;
import eu.riscale.hub.inspect.WeightsPage;
import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.tensor.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What there is to show of a source, as a page for a terminal.
public final class InspectionText {
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  private InspectionText(Style style) {
    this.style = style;
  }

  static String of(Inspection inspection, Style style) {
    InspectionText text = new InspectionText(style);
    switch (inspection) {
      case ModelPage page -> text.page(page);
      case ArrayPage array -> facts(array, text.lines("  "));
    }
    return text.out.append('\n').toString();
  }

  private void page(ModelPage page) {
    LabelledLines lines = lines("  ");
    lines.add("about", page.metadata().description());
    lines.add("authors", page.metadata().authors());
    lines.add("licence", page.metadata().license());
    page.metadata().cite().forEach(cite -> lines.add("cite", cite));
    lines.add("tags", page.metadata().tags());
    page.inputs().forEach(input -> tensor("input", input));
    page.outputs().forEach(output -> tensor("output", output));
    page.weights().forEach(this::weights);
  }

  private LabelledLines lines(String indent) {
    return new LabelledLines(style, indent, out);
  }

  private void tensor(String side, TensorPage tensor) {
    out.append('\n').append(style.bold("  " + side + " " + Printable.line(tensor.id())));
    out.append(" · ").append(tensor.dtype()).append(values(tensor.values())).append('\n');
    LabelledLines lines = lines("    ");
    lines.add("", tensor.description());
    tensor.axes().forEach(axis -> lines.add(axis.id(), axis(axis)));
    int number = 0;
    for (String step : tensor.steps().list()) {
      lines.add(number == 0 ? "steps" : "", ++number + ". " + step);
    }
    lines.add("steps", tensor.steps().obstacle());
    tensor.test().ifPresent(test -> lines.add("test", test.file() + ": " + summary(test)));
  }

  public static String values(Values values) {
    if (!values.names().isEmpty()) {
      return ", " + Printable.line(String.join(", ", values.names()));
    }
    boolean low = Double.isFinite(values.min());
    boolean high = Double.isFinite(values.max());
    String min = Figures.of(values.min());
    String max = Figures.of(values.max());
    return low && high ? ", " + min + " to " + max : low ? ", ≥ " + min : high ? ", ≤ " + max : "";
  }

  public static String axis(AxisView axis) {
    List<String> parts = new ArrayList<>();
    parts.add(SizeText.of(axis.written()));
    if (!axis.channels().isEmpty()) {
      parts.add(String.join(", ", axis.channels()));
    }
    if (axis.scale() != 1 || !axis.unit().isEmpty()) {
      parts.add((Figures.of(axis.scale()) + " " + axis.unit()).strip() + " each");
    }
    if (axis.halo() > 0) {
      parts.add("halo " + axis.halo());
    }
    return String.join(" · ", parts);
  }

  public static String summary(ArrayPage array) {
    Summary summary = array.summary();
    String text =
        array.shapeText()
            + " "
            + array.dtype()
            + (array.order().equals("C") ? "" : " in " + array.order() + " order");
    if (!Double.isNaN(summary.min())) {
      text +=
          " · %s to %s, mean %s, std %s"
              .formatted(
                  Figures.of(summary.min()),
                  Figures.of(summary.max()),
                  Figures.of(summary.mean()),
                  Figures.of(summary.deviation()));
    }
    text += summary.infinite() == 0 ? "" : " · " + count(summary.infinite()) + " infinite";
    return text + " · " + (summary.nan() == 0 ? "no NaN" : count(summary.nan()) + " NaN");
  }

  private void weights(WeightsPage weights) {
    out.append('\n').append(style.bold("  weights " + Printable.line(weights.format())));
    out.append(" · ").append(Printable.line(weights.source()));
    if (weights.bytes() >= 0) {
      out.append(" · ").append(FileSize.of(weights.bytes()));
      out.append(" · sha256 ").append(weights.checksum().word());
    }
    out.append('\n');
    LabelledLines lines = lines("    ");
    lines.add(weights.version().of(), version(weights.version()));
    lines.add("made from", weights.parent());
    ContentText.write(weights.content(), lines);
    weights.engine().ifPresent(engine -> lines.add("runs here", engine(engine)));
  }

  public static String version(WeightsPage.Version version) {
    if (version.actual().isEmpty()) {
      return version.declared().isEmpty() ? "" : version.declared() + " by the description";
    }
    return version.actual()
        + " by the file"
        + (version.declared().isEmpty()
            ? ", the description does not say"
            : ", " + version.declared() + " by the description");
  }

  public static String engine(EngineReport engine) {
    return engine.isAvailable()
        ? "%s %s on %s"
            .formatted(engine.name(), engine.version(), String.join(", ", engine.devices()))
        : "no · " + engine.obstacle();
  }

  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  public static void facts(ArrayPage array, Labelled lines) {
    Summary summary = array.summary();
    lines.add("shape", array.shapeText());
    lines.add("type", array.dtype());
    lines.add(
        "order",
        array.order().equals("C")
            ? "C, the last axis runs fastest"
            : "Fortran, the first axis runs fastest");
    lines.add("elements", count(summary.elements()));
    if (!Double.isNaN(summary.min())) {
      lines.add("range", Figures.of(summary.min()) + " to " + Figures.of(summary.max()));
      lines.add("mean", Figures.of(summary.mean()));
      lines.add("std", Figures.of(summary.deviation()));
    }
    lines.add("NaN", count(summary.nan()));
    lines.add("infinite", count(summary.infinite()));
    lines.add("first", array.first().stream().map(Figures::of).toList());
    lines.add("histogram", bars(array.histogram()));
  }

  /// One character for each part, as high as its count.
  private static String bars(List<Long> counts) {
    long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
    StringBuilder bars = new StringBuilder();
    for (long count : most == 0 ? List.<Long>of() : counts) {
      bars.append(count == 0 ? '·' : "▁▂▃▄▅▆▇█".charAt((int) (7 * count / most)));
    }
    return bars.toString();
  }
}
