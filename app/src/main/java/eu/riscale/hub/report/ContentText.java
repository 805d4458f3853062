package eu.riscale.hub.report;

import static eu.riscale.hub.report.InspectionText.count;

import eu.riscale.hub.weights.Parameters;
import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.WeightsContent.Layer;
import eu.riscale.hub.weights.WeightsContent.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is inside a weights file, in labelled texts.
public final class ContentText {
  /// More are in the JSON report.
  private static final int MOST = 12;

  private ContentText() {}

  public static void write(WeightsContent content, Labelled lines) {
    switch (content) {
      case WeightsContent.Onnx onnx -> {
        lines.add("written by", onnx.producer());
        onnx.opsets()
            .forEach((domain, version) -> {
              if (!domain.equals("ai.onnx")) {
                lines.add("operators", domain + " " + version);
              }
            });
        ports("inputs", onnx.inputs(), lines);
        ports("outputs", onnx.outputs(), lines);
        lines.add("operators", counts(onnx.operators()));
        lines.add("numbers in", onnx.externalFiles());
        parameters(onnx.parameters(), lines);
      }
      case WeightsContent.TorchScript script -> {
        lines.add(
            "TorchScript",
            (script.origin().isEmpty() ? "" : script.origin() + " · ")
                + script.network()
                + " · "
                + script.code().files()
                + (script.code().files() == 1 ? " file" : " files")
                + " of code · file version "
                + script.fileVersion());
        lines.add("lacks", some(script.lacks()));
        parameters(script.parameters(), lines);
      }
      case WeightsContent.StateDict dict -> stateDict(dict, lines);
      case WeightsContent.Keras keras -> keras(keras, lines);
      case WeightsContent.GraphModel graph -> {
        lines.add("graph of", graph.producer());
        lines.add("operators", counts(graph.operators()));
        lines.add("shards", some(graph.shards()));
        parameters(graph.parameters(), lines);
      }
      case WeightsContent.SavedModel saved -> savedModel(saved, lines);
      case WeightsContent.Unreadable(String reason) -> lines.add("inside", "unknown: " + reason);
    }
  }

  private static void stateDict(WeightsContent.StateDict dict, Labelled lines) {
    lines.add(
        "state dict",
        switch (dict.layout()) {
          case "zip" -> "zip of torch.save";
          case "legacy" -> "torch.save in the format before PyTorch 1.6";
          default -> "a pickle, but not of torch.save";
        });
    lines.add("holds", dict.pickledClass().isEmpty() ? "" : "Python object " + dict.pickledClass());
    lines.add("calls", some(dict.code()));
    lines.add("weights at", dict.key());
    lines.add("beside", some(dict.beside()));
    lines.add("but", dict.obstacle());
    lines.add("lacks", some(dict.lacks()));
    parameters(dict.parameters(), lines);
    arrays(dict.parameters(), lines);
  }

  private static void keras(WeightsContent.Keras keras, Labelled lines) {
    ports("inputs", keras.inputs(), lines);
    lines.add("outputs", keras.outputs());
    List<String> layers = new ArrayList<>();
    for (Layer layer : keras.layers()) {
      String weights = String.join(", ", layer.weights());
      layers.add(layer.name() + " " + layer.type() + (weights.isEmpty() ? "" : " " + weights));
    }
    listed("layers", layers, lines);
    lines.add("shards", some(keras.shards()));
    lines.add("but", keras.obstacle());
    parameters(keras.parameters(), lines);
  }

  private static void savedModel(WeightsContent.SavedModel saved, Labelled lines) {
    lines.add("folder", saved.folder());
    for (Signature signature : saved.signatures()) {
      lines.add("signature", signature.key());
      ports("inputs", signature.inputs(), lines);
      ports("outputs", signature.outputs(), lines);
    }
    lines.add("operators", counts(saved.operators()));
    lines.add("but", saved.obstacle());
    lines.add("lacks", some(saved.lacks()));
    parameters(saved.parameters(), lines);
    arrays(saved.parameters(), lines);
  }

  private static void ports(String label, List<Port> ports, Labelled lines) {
    List<String> texts = new ArrayList<>();
    for (Port port : ports) {
      texts.add((port.name() + " " + port.dtype() + " " + port.shapeText()).strip());
    }
    lines.add(label, String.join(" · ", texts));
  }

  /// The most used first.
  private static String counts(Map<String, Long> counts) {
    List<String> texts =
        new ArrayList<>(counts.entrySet())
            .stream()
                .sorted((a, b) -> {
                  int mostFirst = Long.compare(b.getValue(), a.getValue());
                  return mostFirst != 0 ? mostFirst : a.getKey().compareTo(b.getKey());
                })
                .map(entry -> entry.getKey() + " " + count(entry.getValue()))
                .toList();
    return some(texts);
  }

  private static String some(List<String> texts) {
    String first = String.join(", ", texts.subList(0, Math.min(2 * MOST, texts.size())));
    return texts.size() > 2 * MOST ? first + " and " + (texts.size() - 2 * MOST) + " more" : first;
  }

  private static void parameters(Parameters parameters, Labelled lines) {
    List<String> types = new ArrayList<>();
    parameters.byType().forEach((type, count) -> types.add(count(count) + " " + type));
    String buffers =
        parameters.buffered() == 0 ? "" : " and " + count(parameters.buffered()) + " in buffers";
    int arrays = parameters.tensors().size();
    String kinds = types.isEmpty() ? "" : " (" + String.join(", ", types) + ")";
    lines.add(
        "parameters",
        count(parameters.trained())
            + buffers
            + " · "
            + arrays
            + (arrays == 1 ? " array" : " arrays")
            + kinds);
    lines.add("shared", some(parameters.shared()));
  }

  private static void arrays(Parameters parameters, Labelled lines) {
    List<String> texts = new ArrayList<>();
    for (StoredTensor tensor : parameters.tensors()) {
      texts.add(tensor.name() + " " + tensor.shapeText() + " " + tensor.dtype());
    }
    listed("arrays", texts, lines);
  }

  /// One on each line, the first and the last of many.
  private static void listed(String label, List<String> texts, Labelled lines) {
    for (int i = 0; i < texts.size(); i++) {
      boolean shown = texts.size() <= MOST || i < MOST - 2 || i >= texts.size() - 2;
      if (shown) {
        lines.add(i == 0 ? label : "", texts.get(i));
      } else if (i == MOST - 2) {
        lines.add("", "… " + (texts.size() - MOST) + " more, all with --report json …");
      }
    }
  }
}
