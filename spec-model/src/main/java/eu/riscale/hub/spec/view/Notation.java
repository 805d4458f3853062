package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.DataType;
import java.util.List;

/// How a version of the format writes a model, and what only that version has.
public sealed interface Notation permits Notation04, Notation05 {
  /// Where the test tensor of an input or output is named.
  RdfPath testTensor(Side side, int index);

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

  /// Whether tolerances are a list of which the first entry that fits counts, each within limits;
  /// else there is one for each weights format.
  boolean listsTolerances();

  /// A step as an item of a list.
  ///
  /// @param name the name of the step
  /// @param kwargs its arguments, such as `eps: 1e-6`
  String step(String name, List<String> kwargs);

  /// Whether the version has a step of that name.
  boolean hasStep(String name);

  /// Whether `clip` may have one bound only, or percentiles.
  boolean hasOpenClip();

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
