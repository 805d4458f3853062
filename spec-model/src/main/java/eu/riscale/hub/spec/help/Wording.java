package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.decode.TypeCodes;
import eu.riscale.hub.spec.decode.ValueCodes;
import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.axis.AxisSize;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// The sentence that goes with a proposal.
final class Wording {
  private static final String SHAPE =
      "Give each axis its size in axes, such as size: {min: 64, step: 16}, then remove this.";

  private static final String TRAINING =
      "Training data is named by the id of its own description, such as training_data: {id: ...};"
          + " words about it belong into the documentation: move them there.";

  private Wording() {}

  /// @param edits what is proposed
  /// @param others what may be meant as well
  static Finding told(YamlNode root, Finding finding, List<Edit> edits, List<List<Edit>> others) {
    Finding fixed = finding.fix(edits.toArray(Edit[]::new));
    Optional<String> elsewhere = elsewhere(root, finding);
    if (elsewhere.isPresent() && !(edits.getFirst() instanceof Edit.Rename)) {
      return fixed.hint(elsewhere.get());
    }
    if (finding.path().toString().equals("training_data.name")) {
      return fixed.hint("Training data is named by the id of its own description.");
    }
    if (finding.code().equals(FieldCodes.UNKNOWN)
        && edits.getFirst() instanceof Edit.Write(var to, var yaml)
        && finding.path().segments().getLast() instanceof String name
        && finding.path().segments().size() > 2
        && to.equals(finding.path().parent().parent().field(name))) {
      return fixed.hint("It stands a level too deep: move it out to the left.");
    }
    if (edits.size() != 1) {
      return finding.code().equals(FieldCodes.UNKNOWN)
          ? fixed.hint(named(others).map(Wording::choice).orElse(kept(finding.hint())))
          : fixed;
    }
    return switch (edits.getFirst()) {
      case Edit.Rename(var path, var name)
          when finding.code().equals(FieldCodes.MISSING)
              && path.segments().getLast() instanceof String old ->
          fixed.hint("'" + old + "' is called '" + name + "' here.");
      case Edit.Rename(var path, var name) -> fixed.hint(choice(names(name, others)));
      case Edit.Write(var path, var yaml) -> fixed.hint(alternative(finding, yaml, others));
      case Edit.Example(var path, var yaml) when isFixedSizeOfOutput(finding, yaml) ->
          fixed.hint(sizeOfInput(others));
      case Edit.Example example -> fixed.hint(kept(finding.hint()));
      case Edit.Remove(var path) when path.toString().endsWith("training_data") ->
          fixed.hint(TRAINING);
      case Edit.Remove(var path) when finding.hint().startsWith("Did you mean '") -> {
        String meant = finding.hint().split("'", 3)[1];
        boolean there = Edited.at(root, path.parent().field(meant)).isPresent();
        yield there
            ? fixed.hint(meant + " is there already.")
            : fixed.hint(
                "If '%s' is meant, its value has to be put right as well; if not, it goes."
                    .formatted(meant));
      }
      case Edit.Remove remove when finding.hint().startsWith("Put it into quotes") ->
          fixed.hint(""); // In quotes it would be refused as well.
      case Edit.Remove remove -> fixed.hint(isOldShape(finding) ? SHAPE : finding.hint());
      case Edit.Replace replace -> fixed;
    };
  }

  /// An example with the ids that the description has, in place of those of nobody.
  static String withIds(YamlNode root, String example) {
    Tree tree = new Tree(root);
    String input =
        tree.tensors("inputs").stream().filter(id -> !id.isEmpty()).findFirst().orElse("INPUT");
    List<String> axes = new ArrayList<>(tree.axes(RdfPath.ROOT.field("inputs").index(0)));
    axes.removeAll(List.of("batch", "channel", ""));
    String axis = axes.isEmpty() ? "AXIS" : axes.getLast();
    String output =
        tree.tensors("outputs").stream().filter(id -> !id.isEmpty()).findFirst().orElse("OUTPUT");
    return example
        .replaceAll("(tensor_id|reference_tensor): \\w+", "$1: " + quoted(input))
        .replaceAll("axis_id: \\w+", "axis_id: " + quoted(axis))
        .replaceAll("output_ids: \\[\\w+]", "output_ids: [" + quoted(output) + "]");
  }

  private static String quoted(String id) {
    return Matcher.quoteReplacement(YamlText.of(id));
  }

  private static boolean isFixedSizeOfOutput(Finding finding, String yaml) {
    return finding.code().equals(AxisSize.KIND)
        && finding.path().toString().startsWith("outputs")
        && yaml.matches("\\d+");
  }

  /// Outputs of free size have that of an input, which none of the proposals may be sure of.
  private static String sizeOfInput(List<List<Edit>> others) {
    return others.stream()
        .map(List::getFirst)
        .filter(edit -> edit.text().matches(".*tensor_id.*") && !edit.text().contains(": channel"))
        .findFirst()
        .map(edit -> "Or write the axis of an input that it follows, such as size: " + edit.text())
        .orElse("");
  }

  /// Where this version of the format has a fact that stands under a name which is none of it.
  static Optional<String> elsewhere(YamlNode root, Finding finding) {
    return finding.code().equals(FieldCodes.UNKNOWN)
        ? OfElsewhere.where(root, finding.path())
        : Optional.empty();
  }

  /// What to do where nothing but the form that was expected is known; empty where that is not
  /// either.
  static String expected(Finding finding) {
    String expected = finding.expected();
    if (finding.code().equals(FieldCodes.MISSING)) {
      return "Add it" + (expected.isEmpty() ? "." : ", with " + expected + ".");
    }
    if (finding.code().equals(TypeCodes.WORD_UNKNOWN)
        && finding.path().toString().matches(".*processing\\[\\d+]\\.(id|name)")) {
      return "This format has no such step here: describe it by those that are expected, or let the"
          + " network do it.";
    }
    return expected.isEmpty() ? "" : "Put " + expected + " in its place.";
  }

  /// The names that may be meant for one that no field has, where what they need is not there.
  static Optional<Finding> meant(Finding finding, List<List<Edit>> proposals) {
    return finding.code().equals(FieldCodes.UNKNOWN)
        ? named(proposals)
            .map(names ->
                finding.hint(
                    "Did you mean '"
                        + String.join("' or '", names)
                        + "'? Its value has to be of another form there."))
        : Optional.empty();
  }

  private static Optional<List<String>> named(List<List<Edit>> proposals) {
    return !proposals.isEmpty()
            && proposals.getFirst().getFirst() instanceof Edit.Rename(var path, var name)
        ? Optional.of(names(name, proposals))
        : Optional.empty();
  }

  /// The one name that may be meant stands in the lines to write.
  private static String choice(List<String> names) {
    return names.size() == 1 ? "" : "Did you mean '" + String.join("' or '", names) + "'?";
  }

  /// In format 0.5 a size belongs to its axis.
  private static boolean isOldShape(Finding finding) {
    return finding.code().equals(FieldCodes.UNKNOWN)
        && finding.path().toString().matches("(inputs|outputs)\\[\\d+]\\.shape");
  }

  private static List<String> names(String first, List<List<Edit>> others) {
    List<String> names = new ArrayList<>(List.of(first));
    for (List<Edit> edits : others) {
      boolean one = edits.size() == 1 && names.size() < 3;
      if (one
          && edits.getFirst() instanceof Edit.Rename(var path, var name)
          && !names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /// Which licence is meant, only its author knows.
  private static String alternative(Finding finding, String yaml, List<List<Edit>> others) {
    if (!finding.code().equals(ValueCodes.LICENSE_UNKNOWN)) {
      return kept(finding.hint());
    }
    for (List<Edit> edits : others) {
      if (edits.getFirst() instanceof Edit.Write(var path, var other) && !other.equals(yaml)) {
        return "Only you know whether " + yaml + " or " + other + " is meant.";
      }
    }
    return "";
  }

  /// What the lines to write say better is not said twice.
  private static String kept(String hint) {
    boolean said =
        hint.startsWith("Did you mean")
            || hint.startsWith("Put it into quotes")
            || hint.startsWith("Write ")
            || hint.startsWith("Remove it, or keep");
    return said ? "" : hint;
  }
}
