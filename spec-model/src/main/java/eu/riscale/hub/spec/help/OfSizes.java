package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.decode.OtherNames;
import eu.riscale.hub.spec.decode.TypeCodes;
import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sizes of axes: numbers that the test tensor tells, and words for a size that is free.
final class OfSizes {
  private static final Pattern PLACE =
      Pattern.compile("(inputs|outputs)\\[\\d+]\\.(axes\\[\\d+]\\.size|shape(\\[\\d+]|\\.min.*)?)");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(inputs|outputs)\\[\\d+]\\.(axes\\[\\d+]\\.size(\\.min)?|shape(\\.min)?\\[\\d+])");
  private static final Pattern STEP =
      Pattern.compile(
          "(inputs|outputs)\\[\\d+]\\.(axes\\[\\d+]\\.size\\.step|shape\\.step\\[\\d+])");
  private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{0,8}");
  private static final Set<String> CODES =
      Set.of(
          FieldCodes.MISSING.slug(),
          TypeCodes.NOT_A_NUMBER.slug(),
          TypeCodes.NOT_AN_INTEGER.slug(),
          TypeCodes.OUT_OF_RANGE.slug(),
          TypeCodes.TOO_LARGE.slug(),
          "axis-size-kind",
          "halo-needs-size-reference",
          "shape-form",
          "size-below-one");

  private static final List<String> FIELDS = List.of("min", "step", "tensor_id", "axis_id");

  private static final List<String> RANGE = List.of("min", "step", "max");
  private static final List<String> REFERENCE = List.of("tensor_id", "axis_id", "offset");

  private OfSizes() {}

  /// None for a place that is no size, and for other findings.
  static List<List<Edit>> of(Place place) {
    String path = place.path().toString();
    boolean isTooLarge = place.finding().code().equals(TypeCodes.TOO_LARGE);
    boolean isMissing = place.finding().code().equals(FieldCodes.MISSING);
    if (STEP.matcher(path).matches() && (isTooLarge || isMissing)) {
      double least = new Tree(place.root()).number(leastBeside(place.path())).orElse(0);
      long beyond = tested(place).stream().findFirst().orElse(0L) - (long) least;
      return List.of(
          place.example(Values.whole(Integer.toString(beyond > 0 ? FreeSizes.step(beyond) : 16))));
    }
    if (isTooLarge && NUMBER.matcher(path).matches()) {
      return tested(place).stream().map(size -> place.example(FreeSizes.whole(size))).toList();
    }
    if (!CODES.contains(place.finding().code().slug()) || !PLACE.matcher(path).matches()) {
      return List.of();
    }
    return path.contains("shape") ? shape(place) : size(place);
  }

  /// The place of the smallest size that goes with a step.
  private static RdfPath leastBeside(RdfPath step) {
    return step.segments().getLast() instanceof Integer axis
        ? step.parent().parent().field("min").index(axis)
        : step.parent().field("min");
  }

  /// The size that the test tensor has along the axis of a number; none where it is not there.
  private static List<Long> tested(Place place) {
    RdfPath tensor = Tree.tensor(place.path());
    List<Object> segments = place.path().segments();
    List<Integer> positions =
        segments.subList(2, segments.size()).stream()
            .filter(Integer.class::isInstance)
            .map(Integer.class::cast)
            .toList();
    List<Long> sizes = place.sizes().of(tensor);
    Tree tree = new Tree(place.root());
    boolean known = sizes.size() == letters(tree, tensor) && positions.getFirst() < sizes.size();
    return known ? sizes.subList(positions.getFirst(), positions.getFirst() + 1) : List.of();
  }

  private static List<List<Edit>> size(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    if (place.node() instanceof YamlMapping mapping) {
      YamlMapping renamed = renamed(mapping);
      all.add(place.write(renamed));
      all.add(place.example(only(RANGE, renamed)));
      all.add(place.example(only(REFERENCE, renamed)));
      return all;
    }
    RdfPath axes = place.path().parent().parent();
    int axis = (Integer) place.path().parent().segments().getLast();
    List<Long> sizes = place.sizes().of(axes.parent());
    boolean known =
        sizes.size() == new Tree(place.root()).items(axes).size() && axis < sizes.size();
    long size = known ? sizes.get(axis) : 0;
    boolean free = FreeSizes.isFree(place.node());
    if (free) {
      all.add(place.example(FreeSizes.stepped(size > 0 ? size : 64)));
      all.addAll(OfAxes.size(place));
    }
    if (size > 0) {
      all.add(place.example(FreeSizes.whole(size)));
    }
    return all;
  }

  /// One of two ways that are mixed, as it is written.
  private static YamlMapping only(List<String> way, YamlMapping size) {
    return new YamlMapping(
        size.entries().stream().filter(entry -> way.contains(entry.key())).toList(), size.span());
  }

  private static YamlMapping renamed(YamlMapping size) {
    YamlMapping renamed = new YamlMapping(List.of(), size.span());
    for (YamlMapping.Entry entry : size.entries()) {
      String field =
          OtherNames.of(entry.key()).stream()
              .filter(FIELDS::contains)
              .findFirst()
              .orElse(entry.key());
      renamed = Values.with(renamed, field, entry.value());
    }
    return renamed;
  }

  /// The whole shape of a tensor of format 0.4, with the sizes of the test tensor.
  private static List<List<Edit>> shape(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    RdfPath tensor = Tree.tensor(place.path());
    RdfPath at = tensor.field("shape");
    Tree tree = new Tree(place.root());
    List<YamlNode> written =
        tree.items(at).isEmpty() ? tree.items(at.field("min")) : tree.items(at);
    List<Long> tested = place.sizes().of(tensor);
    int axes = written.isEmpty() ? letters(tree, tensor) : written.size();
    List<Long> sizes = new ArrayList<>();
    boolean free = Edited.at(place.root(), at).orElse(null) instanceof YamlScalar;
    for (int i = 0; i < Math.min(axes, 20); i++) {
      YamlNode size = i < written.size() ? written.get(i) : null;
      free |= FreeSizes.isFree(size);
      sizes.add(number(size, tested.size() == axes ? tested.get(i) : (long) (i == 0 ? 1 : 64)));
    }
    if (free && !sizes.isEmpty()) {
      reference(place, sizes).ifPresent(value -> all.add(List.of(Place.exampleAt(at, value))));
      all.add(List.of(Place.exampleAt(at, stepped(sizes, written))));
    }
    if (!tested.isEmpty() && tested.size() == axes) {
      all.add(
          List.of(Place.exampleAt(at, Values.list(sizes.stream().map(FreeSizes::whole).toList()))));
    }
    return all;
  }

  private static int letters(Tree tree, RdfPath tensor) {
    RdfPath axes = tensor.field("axes");
    return tree.text(axes).isEmpty() ? tree.items(axes).size() : tree.letters(tensor).length();
  }

  private static long number(@Nullable YamlNode size, long otherwise) {
    return size instanceof YamlScalar scalar && WHOLE.matcher(scalar.text()).matches()
        ? Long.parseLong(scalar.text())
        : otherwise;
  }

  private static YamlNode stepped(List<Long> sizes, List<YamlNode> written) {
    List<YamlNode> steps = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      boolean free = i < written.size() ? FreeSizes.isFree(written.get(i)) : i > 1;
      steps.add(Values.whole(Integer.toString(free ? FreeSizes.step(sizes.get(i)) : 0)));
    }
    YamlMapping min =
        Values.mapping("min", Values.list(sizes.stream().map(FreeSizes::whole).toList()));
    return Values.with(min, "step", Values.list(steps));
  }

  /// That an output has the sizes of the first input, where their test tensors say so.
  private static Optional<YamlNode> reference(Place place, List<Long> sizes) {
    List<String> inputs = new Tree(place.root()).tensors("inputs");
    List<Long> first = place.sizes().of(RdfPath.ROOT.field("inputs").index(0));
    boolean same = first.isEmpty() || first.equals(sizes);
    if (!place.path().toString().startsWith("outputs") || inputs.isEmpty() || !same) {
      return Optional.empty();
    }
    YamlNode ones = Tree.resized(List.of(), sizes.size(), Values.whole("1"));
    YamlNode zeros = Tree.resized(List.of(), sizes.size(), Values.whole("0"));
    YamlMapping shape = Values.mapping("reference_tensor", Values.text(inputs.getFirst()));
    return Optional.of(Values.with(Values.with(shape, "scale", ones), "offset", zeros));
  }
}
