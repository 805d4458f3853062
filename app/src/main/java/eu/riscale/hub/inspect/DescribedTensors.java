package eu.riscale.hub.inspect;

import eu.riscale.hub.proc.Ops;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pages of a model's inputs and outputs. Where the description as a whole is wrong, those of
/// them are shown that are right by themselves.
record DescribedTensors(List<TensorPage> inputs, List<TensorPage> outputs) {
  private static final DescribedTensors NONE = new DescribedTensors(List.of(), List.of());

  static DescribedTensors of(Validation validation, DescriptionTree tree) {
    if (validation.description().isPresent()) {
      return switch (validation.description().get()) {
        case ResourceDescr.Model05(var model) -> of05(model.inputs(), model.outputs());
        case ResourceDescr.Model04(var model) -> of04(model.inputs(), model.outputs());
        case ResourceDescr.Other other -> NONE;
      };
    }
    Optional<ResourceFormat> format = validation.judgedAs();
    if (format.isPresent() && format.get() == ResourceFormat.MODEL_0_5) {
      return of05(
          decoded(tree.tensors("inputs"), eu.riscale.hub.spec.model.v0_5.InputTensorDescr.DECODER),
          decoded(
              tree.tensors("outputs"), eu.riscale.hub.spec.model.v0_5.OutputTensorDescr.DECODER));
    }
    if (format.isPresent() && format.get() == ResourceFormat.MODEL_0_4) {
      return of04(
          decoded(tree.tensors("inputs"), eu.riscale.hub.spec.model.v0_4.InputTensorDescr.DECODER),
          decoded(
              tree.tensors("outputs"), eu.riscale.hub.spec.model.v0_4.OutputTensorDescr.DECODER));
    }
    return NONE;
  }

  private static <T> List<T> decoded(List<YamlNode> nodes, Decoder<T> decoder) {
    List<T> right = new ArrayList<>();
    for (YamlNode node : nodes) {
      // What is wrong with it was said by the validation.
      if (decoder.decode(node, RdfPath.ROOT, Reading.ofValues())
          instanceof Decoded.Value<T>(T value)) {
        right.add(value);
      }
    }
    return right;
  }

  private static DescribedTensors of05(
      List<eu.riscale.hub.spec.model.v0_5.InputTensorDescr> inputs,
      List<eu.riscale.hub.spec.model.v0_5.OutputTensorDescr> outputs) {
    List<eu.riscale.hub.spec.model.v0_5.TensorDescr> all = new ArrayList<>(inputs);
    all.addAll(outputs);
    Tensors05 pages = new Tensors05(all);
    return new DescribedTensors(
        inputs.stream().map(pages::page).toList(), outputs.stream().map(pages::page).toList());
  }

  private static DescribedTensors of04(
      List<eu.riscale.hub.spec.model.v0_4.InputTensorDescr> inputs,
      List<eu.riscale.hub.spec.model.v0_4.OutputTensorDescr> outputs) {
    Map<String, List<String>> axes = new LinkedHashMap<>();
    inputs.forEach(input -> axes.put(input.name(), Ops.axes(input)));
    outputs.forEach(output -> axes.put(output.name(), Ops.axes(output)));
    Tensors04 pages = new Tensors04(axes);
    return new DescribedTensors(
        inputs.stream().map(pages::page).toList(), outputs.stream().map(pages::page).toList());
  }
}
