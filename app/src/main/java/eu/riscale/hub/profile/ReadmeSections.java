package eu.riscale.hub.profile;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `README.md` has the sections of the hub's model card template, each with some text.
record ReadmeSections() implements Requirement {
  static final Code CODE =
      Code.warning("profile-readme-sections", "README.md lacks sections of the model card.")
          .why("Users read there what the model is for, and where it fails.")
          .section(Guide.CARD)
          .example("# Uses\n", "# Uses\n\nFind nuclei in DAPI images of cultured cells.\n");

  /// Those of the first level of the template.
  static final List<String> SECTIONS =
      List.of(
          "Model Details",
          "Uses",
          "Task Details",
          "Bias, Risks, and Limitations",
          "Training Details",
          "Evaluation",
          "Environmental Impact",
          "Technical Specifications",
          "How to Get Started with the Model");

  private static final int MOST_BYTES = 4 << 20;

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public int points() {
    return 6;
  }

  @Override
  public Answer judge(Candidate model) throws IOException {
    if (!model.hasFiles()) {
      return new Answer.Unseen();
    }
    if (!model.isPresent(ReadmeThere.README)) {
      // That it is missing is a finding of its own.
      return new Answer.Unmet(List.of());
    }
    String text = new String(model.start(ReadmeThere.README, MOST_BYTES), StandardCharsets.UTF_8);
    MarkdownSections sections = MarkdownSections.of(text);
    List<String> missing = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    for (String section : SECTIONS) {
      Optional<Boolean> filled = sections.isFilled(section);
      if (filled.isEmpty()) {
        missing.add(section);
      } else if (!filled.get()) {
        empty.add(section);
      }
    }
    return missing.isEmpty() && empty.isEmpty()
        ? new Answer.Met()
        : Answer.unmet(finding(missing, empty));
  }

  private static Finding finding(List<String> missing, List<String> empty) {
    List<String> wrong = new ArrayList<>();
    if (!missing.isEmpty()) {
      wrong.add("no section " + String.join("; ", missing));
    }
    if (!empty.isEmpty()) {
      wrong.add("nothing of the author's below " + String.join("; ", empty));
    }
    List<String> headings = new ArrayList<>();
    missing.forEach(section -> headings.add("# " + section));
    return Finding.of(
            CODE,
            RdfPath.ROOT.field("documentation"),
            "README.md has " + String.join(", and ", wrong) + ".")
        .expected("every section of the model card template, each with some text")
        .hint(
            headings.isEmpty()
                ? "Write there what the section's name says."
                : "Add these headings to README.md, and below each what it says:\n"
                    + String.join("\n", headings));
  }
}
