package eu.riscale.hub.init;

import java.util.ArrayList;
import java.util.List;

/// A `README.md` with the sections of the hub's model card, what is known written in, and all else
/// left to the author.
final class ModelCard {
  private ModelCard() {}

  static String of(Draft draft) {
    Answers told = draft.answers();
    List<String> lines = new ArrayList<>();
    section(lines, "Model Details");
    lines.add("## Description");
    lines.add("");
    lines.add(
        told.description().isEmpty()
            ? asked("what the model finds, in which images, and how well")
            : told.description());
    lines.add("");
    lines.add(
        "- Developed by: "
            + (told.authors().isEmpty() ? asked("who") : String.join(", ", told.authors())));
    lines.add("- License: " + (told.license().isEmpty() ? asked("its SPDX id") : told.license()));
    section(lines, "Uses");
    lines.add(asked("what for and by whom it is meant to be used; what it is not meant for"));
    section(lines, "Task Details");
    lines.add(asked("the task, the modality, the specimen and the target structures"));
    section(lines, "Bias, Risks, and Limitations");
    lines.add(asked("images on which it fails, and what then happens; what users should do"));
    section(lines, "Training Details");
    lines.add(asked("the training data, what was done to images before, and how it was trained"));
    section(lines, "Evaluation");
    lines.add("## Validation");
    lines.add("");
    lines.add(asked("which data, which measures, which results; how to check it on other data"));
    section(lines, "Environmental Impact");
    lines.add(asked("hardware and hours of training"));
    section(lines, "Technical Specifications");
    lines.add("| | | |");
    lines.add("|---|---|---|");
    draft.inputs().forEach(input -> lines.add(row("Input", input)));
    draft.outputs().forEach(output -> lines.add(row("Output", output)));
    for (WeightsDraft weights : draft.weights()) {
      lines.add("| Weights | " + weights.format().word() + " | `" + weights.file().name() + "` |");
    }
    section(lines, "How to Get Started with the Model");
    lines.add("```sh");
    lines.add("hub test rdf.yaml");
    lines.add("```");
    String name = told.name().isEmpty() ? asked("the name of the model") : told.name();
    return "# " + name + "\n" + String.join("\n", lines) + "\n";
  }

  private static void section(List<String> lines, String heading) {
    lines.add("");
    lines.add("# " + heading);
    lines.add("");
  }

  private static String row(String what, TensorDraft tensor) {
    return "| %s | `%s` | %s |".formatted(what, tensor.id(), said(tensor));
  }

  /// A tensor in one line.
  static String line(TensorDraft tensor) {
    return tensor.id() + " · " + said(tensor);
  }

  private static String said(TensorDraft tensor) {
    return "%s; %s"
        .formatted(
            tensor.dtype().isEmpty() ? "type unknown" : tensor.dtype(),
            String.join(", ", tensor.axes().stream().map(ModelCard::axis).toList()));
  }

  private static String axis(AxisDraft axis) {
    return switch (axis.kind()) {
      case BATCH -> "batch";
      case CHANNEL -> axis.count() < 0 ? "channel" : "channel " + axis.count();
      case SPACE, TIME, INDEX -> axis.id() + (axis.size().isEmpty() ? "" : " " + axis.size());
    };
  }

  private static String asked(String what) {
    return "<!-- FILL IN: %s -->".formatted(what);
  }
}
