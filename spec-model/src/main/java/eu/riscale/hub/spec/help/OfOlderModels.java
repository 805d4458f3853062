package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Findings about tensors and weights of format 0.4.
final class OfOlderModels {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /// The usual axes of tensors, by their number.
  private static final List<String> USUAL =
      List.of("b", "bc", "byx", "bcyx", "byxc", "bczyx", "bzyxc", "bitczyx", "btczyx");

  static final Map<String, Function<Place, List<List<Edit>>>> BY_CODE =
      Map.ofEntries(
          Map.entry("axes-letters", OfOlderModels::axes),
          Map.entry("axes-shape-lengths", OfOlderModels::lettersOrSizes),
          Map.entry("architecture-form", OfOlderModels::architecture),
          Map.entry("architecture-sha256-missing", Plain::none),
          Map.entry("architecture-sha256-unused", OfOlderModels::noChecksum),
          Map.entry("dependencies-form", OfOlderModels::dependencies),
          Map.entry("batch-size-not-one", OfOlderModels::one),
          Map.entry("batch-step-not-zero", OfOlderModels::zero),
          Map.entry("halo-length", OfOlderModels::halo),
          Map.entry("halo-negative", OfOlderModels::positive),
          Map.entry("shape-step-negative", OfOlderModels::positive),
          Map.entry("size-below-one", OfOlderModels::sizeBelowOne),
          Map.entry("shape-form", OfOlderModels::shape),
          Map.entry("shape-lengths-differ", OfShapes::lengths),
          Map.entry("shape-reference-circular", OfOlderModels::input),
          Map.entry("shape-reference-rank", OfOlderModels::rank),
          Map.entry("offset-not-half-pixel", OfOlderModels::offset),
          Map.entry("new-axis-without-size", OfOlderModels::newAxis),
          Map.entry("test-tensor-count", OfOlderModels::files));

  private OfOlderModels() {}

  /// As many letters as the shape has sizes, those first that share most with what is written.
  private static List<List<Edit>> axes(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String known =
        new Tree(place.root()).letters(Tree.tensor(place.path())).replaceAll("[^tczyx]", "");
    if (place.path().toString().contains("processing") && !known.isEmpty()) {
      String rest = place.text().replaceAll("[^" + known + "]", "");
      all.add(place.write(rest));
      all.add(place.example(known));
    }
    String written =
        place
            .text()
            .toLowerCase(Locale.ROOT)
            .replace('n', 'b')
            .replace('h', 'y')
            .replace('w', 'x')
            .replace('d', 'z');
    StringBuilder letters = new StringBuilder();
    written
        .chars()
        .filter(c -> "bitczyx".indexOf(c) >= 0 && letters.indexOf(String.valueOf((char) c)) < 0)
        .forEach(c -> letters.append((char) c));
    if (!letters.isEmpty()) {
      all.add(place.write(letters.toString()));
      all.add(place.write(letters.toString().replace("b", "")));
    }
    for (String usual : USUAL) {
      all.add(place.example(usual));
    }
    return all;
  }

  /// As many sizes as letters where the test tensor has as many axes, else as many letters.
  private static List<List<Edit>> lettersOrSizes(Place place) {
    List<List<Edit>> all = new ArrayList<>(OfShapes.asTested(place));
    all.addAll(axes(place));
    all.addAll(OfShapes.ofLetters(place));
    return all;
  }

  private static List<List<Edit>> architecture(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String text = place.text();
    RdfPath checksum = place.path().parent().field("architecture_sha256");
    all.add(place.write(text.replaceAll("\\s*:{1,2}\\s*", ":").strip()));
    if (text.endsWith(".py")) {
      all.add(place.example(text + ":YourNetwork"));
    }
    all.add(place.example("your_network.py:YourNetwork"));
    all.add(place.example("your_library.YourNetwork"));
    all.add(
        List.of(
            new Edit.Example(place.path(), "your_library.YourNetwork"), new Edit.Remove(checksum)));
    return all;
  }

  private static List<List<Edit>> noChecksum(Place place) {
    return List.of(List.of(new Edit.Remove(place.path().field("architecture_sha256"))));
  }

  private static List<List<Edit>> dependencies(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String file = place.text();
    String manager = file.endsWith(".txt") ? "pip:" : "conda:";
    if (!file.isEmpty()) {
      all.add(place.write(manager + file.substring(file.lastIndexOf(':') + 1).strip()));
    }
    all.add(place.example("conda:environment.yaml"));
    return all;
  }

  private static List<List<Edit>> one(Place place) {
    return List.of(place.write(Values.whole("1")));
  }

  private static List<List<Edit>> zero(Place place) {
    return List.of(place.write(Values.whole("0")));
  }

  private static List<List<Edit>> halo(Place place) {
    Matcher entries = NUMBER.matcher(place.finding().expected());
    if (!(place.node() instanceof YamlSequence list) || !entries.find()) {
      return List.of();
    }
    int wanted = Integer.parseInt(entries.group());
    if (list.items().size() == 1 && list.items().getFirst() instanceof YamlScalar only) {
      Optional<YamlNode> all = Axes.forEach(place, only.text(), "0");
      if (all.isPresent()) {
        return List.of(place.write(all.get()));
      }
    }
    return List.of(place.example(leading(list.items(), wanted, Values.whole("0"))));
  }

  private static YamlNode leading(List<YamlNode> items, int wanted, YamlNode filling) {
    return Values.list(OfShapes.leading(items, wanted, filling));
  }

  private static List<List<Edit>> positive(Place place) {
    return List.of(
        place.write(Values.whole(place.text().replaceFirst("^-", ""))),
        place.example(Values.whole("0")));
  }

  private static List<List<Edit>> sizeBelowOne(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    if (place.node() instanceof YamlScalar) {
      all.add(place.example(Values.whole("1")));
      all.add(place.example(Values.whole("64")));
    }
    Tree tree = new Tree(place.root());
    OfAxes.scaleOfInput(place).ifPresent(all::add);
    RdfPath offset = place.path().field("offset");
    List<YamlNode> scales = tree.items(place.path().field("scale"));
    if (!scales.isEmpty()) {
      YamlNode ones = Tree.resized(List.of(), scales.size(), Values.real("1.0"));
      all.add(List.of(Place.exampleAt(place.path().field("scale"), ones)));
    }
    List<YamlNode> offsets = tree.items(offset);
    if (!offsets.isEmpty()) {
      YamlNode zeros = Tree.resized(List.of(), offsets.size(), Values.whole("0"));
      all.add(List.of(Place.exampleAt(offset, zeros)));
    } else if (!tree.text(offset).isEmpty()) {
      all.add(List.of(new Edit.Example(offset, "0")));
    }
    all.addAll(OfAxes.size(place));
    return all;
  }

  /// A size for each letter of the axes.
  private static List<List<Edit>> shape(Place place) {
    return Axes.forEach(place, "64", "1").map(place::example).stream().toList();
  }

  private static List<List<Edit>> input(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    new Tree(place.root()).tensors("inputs").forEach(name -> all.add(place.write(name)));
    return all;
  }

  /// A scale and an offset for each axis of the tensor that the shape refers to.
  private static List<List<Edit>> rank(Place place) {
    Matcher numbers = NUMBER.matcher(place.finding().message().replaceAll("'[^']*'", ""));
    List<String> counts = numbers.results().map(MatchResult::group).toList();
    if (counts.size() < 2 || !(place.node() instanceof YamlSequence scales)) {
      return List.of();
    }
    int wanted = Integer.parseInt(counts.get(1));
    RdfPath offset = place.path().parent().field("offset");
    List<YamlNode> offsets = new Tree(place.root()).items(offset);
    YamlNode scale = leading(scales.items(), wanted, Values.real("1.0"));
    List<List<Edit>> all = new ArrayList<>();
    all.add(
        List.of(
            Place.exampleAt(place.path(), scale),
            Place.exampleAt(offset, leading(offsets, wanted, Values.whole("0")))));
    all.addAll(newAxes(place, scales, offsets, wanted));
    all.addAll(asReference(place, scales, offsets));
    return all;
  }

  /// The axes of the tensor that the shape refers to, where the output has the last of them alone.
  private static List<List<Edit>> asReference(
      Place place, YamlSequence scales, List<YamlNode> offsets) {
    Tree tree = new Tree(place.root());
    RdfPath tensor = Tree.tensor(place.path());
    String name = tree.text(place.path().parent().field("reference_tensor"));
    int input = tree.tensors("inputs").indexOf(name);
    String letters = tree.letters(RdfPath.ROOT.field("inputs").index(Math.max(0, input)));
    String own = tree.letters(tensor);
    if (input < 0 || own.isEmpty() || own.equals(letters) || !letters.endsWith(own)) {
      return List.of();
    }
    int wanted = letters.length();
    List<Edit> edits = new ArrayList<>();
    edits.add(Place.exampleAt(tensor.field("axes"), Values.text(letters)));
    edits.add(Place.exampleAt(place.path(), leading(scales.items(), wanted, Values.real("1.0"))));
    edits.add(
        Place.exampleAt(
            place.path().parent().field("offset"), leading(offsets, wanted, Values.whole("0"))));
    List<YamlNode> halo = tree.items(tensor.field("halo"));
    if (!halo.isEmpty()) {
      edits.add(Place.exampleAt(tensor.field("halo"), leading(halo, wanted, Values.whole("0"))));
    }
    return List.of(edits);
  }

  /// The last axes as new ones of size 1.
  private static List<List<Edit>> newAxes(
      Place place, YamlSequence scales, List<YamlNode> offsets, int wanted) {
    List<Edit> edits = new ArrayList<>();
    RdfPath offset = place.path().parent().field("offset");
    for (int i = wanted; i < Math.min(scales.items().size(), offsets.size()); i++) {
      edits.add(new Edit.Example(place.path().index(i), "null"));
      edits.add(new Edit.Example(offset.index(i), "0.5"));
    }
    List<Edit> withoutHalo = new ArrayList<>(edits);
    withoutHalo.add(new Edit.Remove(place.path().parent().parent().field("halo")));
    return List.of(edits, withoutHalo);
  }

  private static List<List<Edit>> offset(Place place) {
    double value = new Tree(place.root()).number(place.path()).orElse(0);
    return List.of(place.write(Values.real(Double.toString(Math.rint(value * 2) / 2))));
  }

  private static List<List<Edit>> newAxis(Place place) {
    RdfPath offset = place.path();
    boolean isItem = offset.segments().getLast() instanceof Integer;
    List<List<Edit>> all = new ArrayList<>();
    all.add(place.example(Values.real("0.5")));
    if (isItem) {
      int axis = (Integer) offset.segments().getLast();
      RdfPath scale = offset.parent().parent().field("scale").index(axis);
      all.add(List.of(new Edit.Example(scale, "1.0")));
    }
    return all;
  }

  /// One file for each tensor.
  private static List<List<Edit>> files(Place place) {
    Tree tree = new Tree(place.root());
    boolean inputs = place.field().equals("test_inputs");
    int wanted = tree.tensors(inputs ? "inputs" : "outputs").size();
    List<YamlNode> files = new ArrayList<>(tree.items(place.path()));
    while (files.size() > wanted) {
      files.removeLast();
    }
    for (int i = files.size(); i < Math.min(wanted, 20); i++) {
      files.add(Values.text((inputs ? "test_input_" : "test_output_") + (i + 1) + ".npy"));
    }
    return List.of(place.example(Values.list(files)));
  }
}
