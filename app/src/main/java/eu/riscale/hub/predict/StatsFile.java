package eu.riscale.hub.predict;

import eu.riscale.hub.proc.DatasetPlan.Measured;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The statistics of a dataset as a JSON file, to be used again for other images.
final class StatsFile {
  private static final long LARGEST = 16 << 20;

  private StatsFile() {}

  /// By the ids of inputs.
  static String text(Map<String, List<Measured>> inputs) {
    StringBuilder text = new StringBuilder("{\"dataset_statistics\": {");
    String before = "";
    for (Map.Entry<String, List<Measured>> input : inputs.entrySet()) {
      text.append(before).append("\n  ").append(quoted(input.getKey())).append(": [");
      before = ",";
      String between = "";
      for (Measured measured : input.getValue()) {
        text.append(between)
            .append("\n    {\"step\": ")
            .append(measured.step())
            .append(", \"name\": ")
            .append(quoted(measured.name()))
            .append(",\n      \"first\": ")
            .append(text(measured.first()))
            .append(",\n      \"second\": ")
            .append(text(measured.second()))
            .append("}");
        between = ",";
      }
      text.append("]");
    }
    return text.append("\n}}\n").toString();
  }

  private static String text(PerAxis numbers) {
    StringBuilder text = new StringBuilder("{\"axes\": [");
    List<String> axes = numbers.axes().stream().map(StatsFile::quoted).toList();
    text.append(String.join(", ", axes)).append("], \"shape\": [");
    List<String> shape = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      shape.add(Integer.toString(numbers.length(axis)));
    }
    List<String> values = Arrays.stream(numbers.values()).mapToObj(Double::toString).toList();
    return text.append(String.join(", ", shape))
        .append("], \"values\": [")
        .append(String.join(", ", values))
        .append("]}")
        .toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter < ' ' || letter == '"' || letter == '\\') {
        quoted.append("\\u%04x".formatted((int) letter));
      } else {
        quoted.append(letter);
      }
    }
    return quoted.append('"').toString();
  }

  static void write(Path file, Map<String, List<Measured>> inputs) throws PredictException {
    boolean isWhole =
        inputs.values().stream()
            .flatMap(List::stream)
            .flatMap(each -> List.of(each.first(), each.second()).stream())
            .allMatch(each -> Arrays.stream(each.values()).allMatch(Double::isFinite));
    if (!isWhole) {
      throw new PredictException(
          PredictException.Kind.INPUT,
          "The statistics of the images are NaN or infinite.",
          "Look for NaN and infinity in the images: 'hub inspect --tensor FILE' counts them.");
    }
    try {
      Files.writeString(file, text(inputs), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new PredictException(
          PredictException.Kind.MACHINE,
          "--stats: %s cannot be written: %s.".formatted(file, Reason.of(e)),
          "Name a file in a folder that is there and that you may write into.");
    }
  }

  static Map<String, List<Measured>> read(Path file) throws PredictException {
    try {
      if (Files.size(file) > LARGEST) {
        throw other(file);
      }
      YamlNode root = YamlReader.read(Files.readString(file, StandardCharsets.UTF_8)).root();
      if (!(root instanceof YamlMapping all)
          || !(all.get("dataset_statistics") instanceof YamlMapping inputs)) {
        throw other(file);
      }
      Map<String, List<Measured>> found = new LinkedHashMap<>();
      for (YamlMapping.Entry input : inputs.entries()) {
        List<Measured> steps = new ArrayList<>();
        for (YamlNode step : items(file, input.value())) {
          steps.add(step(file, step));
        }
        found.put(input.key(), steps);
      }
      return found;
    } catch (IOException e) {
      throw new PredictException(
          PredictException.Kind.INPUT,
          "--stats: %s cannot be read: %s.".formatted(file, Reason.of(e)),
          "Name a file that 'hub predict --stats' wrote.");
    } catch (NumberFormatException | ArithmeticException e) {
      throw other(file);
    }
  }

  private static Measured step(Path file, YamlNode node) throws PredictException {
    if (node instanceof YamlMapping step
        && step.get("step") instanceof YamlScalar at
        && step.get("name") instanceof YamlScalar name
        && step.get("first") instanceof YamlMapping first
        && step.get("second") instanceof YamlMapping second) {
      return new Measured(
          Integer.parseInt(at.text()), name.text(), numbers(file, first), numbers(file, second));
    }
    throw other(file);
  }

  private static PerAxis numbers(Path file, YamlMapping node) throws PredictException {
    List<String> axes = new ArrayList<>();
    for (YamlNode axis : items(file, node.get("axes"))) {
      axes.add(text(file, axis));
    }
    int[] shape = new int[axes.size()];
    List<? extends YamlNode> lengths = items(file, node.get("shape"));
    List<? extends YamlNode> values = items(file, node.get("values"));
    if (lengths.size() != shape.length) {
      throw other(file);
    }
    for (int i = 0; i < shape.length; i++) {
      shape[i] = Integer.parseInt(text(file, lengths.get(i)));
    }
    double[] numbers = new double[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Double.parseDouble(text(file, values.get(i)));
    }
    if (Tensor.count(shape) != numbers.length || Arrays.stream(shape).anyMatch(n -> n < 1)) {
      throw other(file);
    }
    return PerAxis.of(axes, shape, numbers);
  }

  private static String text(Path file, YamlNode node) throws PredictException {
    if (node instanceof YamlScalar scalar) {
      return scalar.text();
    }
    throw other(file);
  }

  private static List<? extends YamlNode> items(Path file, @Nullable YamlNode node)
      throws PredictException {
    if (node instanceof YamlSequence list) {
      return list.items();
    }
    throw other(file);
  }

  private static PredictException other(Path file) {
    return new PredictException(
        PredictException.Kind.INPUT,
        "--stats: %s holds no statistics that hub has written.".formatted(file),
        "Name a file that is not there yet, and hub measures the images and writes it.");
  }
}
