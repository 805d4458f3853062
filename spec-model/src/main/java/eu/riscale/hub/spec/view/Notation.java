package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.view.step.Bound;
import java.util.List;
import java.util.Optional;

/// How a version of the format writes a model, and what only that version lets it say.
public sealed interface Notation permits Notation04, Notation05 {
  /// Where the test tensor of an input or output is named.
  RdfPath testTensor(Side side, int index);

  /// The field of a tensor that holds its id.
  String id();

  /// Where it is written how many axes a tensor has.
  ///
  /// @param tensor the place of the tensor
  List<RdfPath> ranks(RdfPath tensor);

  /// Where the size of an axis is written, and what it is measured by.
  ///
  /// @param tensor the place of the tensor
  List<RdfPath> size(RdfPath tensor, int axis);

  /// Where the size of an axis itself is written.
  ///
  /// @param tensor the place of the tensor
  RdfPath extent(RdfPath tensor, int axis);

  /// Where it is written by how much an output is smaller than an input.
  ///
  /// @param output the place of the output
  /// @param axes how many it has
  List<RdfPath> halos(RdfPath output, int axes);

  /// What to write so that an output has a halo, each with its place.
  ///
  /// @param output the place of the output
  /// @param halos one for each axis
  List<String> withHalo(RdfPath output, List<Integer> halos);

  /// What to do so that a tensor is described with a batch axis before its others.
  String withBatch();

  /// Where the declared type of a tensor is written.
  ///
  /// @param tensor the place of the tensor
  RdfPath type(RdfPath tensor);

  /// Where it is written which values a tensor has.
  ///
  /// @param tensor the place of the tensor
  RdfPath values(RdfPath tensor);

  /// The line that declares a type.
  String type(DataType type);

  /// The field of a tensor that says its sizes.
  String sizes();

  /// A file as an item of a list.
  ///
  /// @param source as YAML
  String file(String source);

  /// Whether a batch axis without a size takes any number of samples; else a test has as many as
  /// its test input.
  boolean hasFreeBatch();

  /// Whether software reads a test tensor whatever its type and values are.
  boolean readsAnyTestTensor();

  /// Whether a description may let an output differ by any amount; else the specification sets
  /// limits to it.
  boolean allowsAnyTolerance();

  /// What lets an output differ.
  ///
  /// @param output the id of the output
  /// @param weights the format of the weights that make it, such as `onnx`
  ToleranceForm tolerance(String output, String weights, Tolerance allowed);

  /// A step as an item of a list; empty where the version has no such step.
  ///
  /// @param name the name that model 0.5 has for the step, which is not `clip`
  /// @param kwargs its arguments, such as `eps: 1e-6`
  Optional<String> step(String name, List<String> kwargs);

  /// A `clip` as an item of a list; empty where that of the version has no such bounds.
  Optional<String> clip(Bound low, Bound high);

  /// The arguments of a step that name the axes it measures jointly.
  ///
  /// @param ids the ids of the axes; measured over all samples where the batch axis is among them
  List<String> joint(List<String> ids);

  /// The argument of a step that names the axis along which its list of numbers runs.
  ///
  /// @param axis the id of that axis
  /// @param all the ids of the tensor's axes
  String along(String axis, List<String> all);
}
