package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The documentation is Markdown that tells what the hub's model card asks for.
public final class DocumentationTells implements FileRule {
  static final Code NOT_MARKDOWN =
      Code.warning("documentation-not-markdown", "The documentation is not a Markdown file.")
          .why("Pages show it as Markdown; newer formats refuse other endings.")
          .section("documentation")
          .example("documentation: manual.pdf", "documentation: README.md");
  static final Code NOT_TEXT =
      Code.alert("documentation-not-utf8", "The documentation is no UTF-8 text.")
          .why("Its letters are shown wrong, or not at all.")
          .section("documentation")
          .example(
              "documentation: README.md  # saved as Latin-1",
              "documentation: README.md  # saved as UTF-8");
  static final Code VALIDATION =
      Code.warning(
              "documentation-without-validation", "The documentation has no section on validation.")
          .why("People cannot tell how to check that the model works on their data.")
          .section("documentation: Validation")
          .example(
              "# My model\nIt segments nuclei.",
              "# My model\nIt segments nuclei.\n## Validation\nDice of 0.9 on …");
  static final Code CARD =
      Code.info("documentation-card-incomplete", "The documentation lacks parts of the model card.")
          .why("The hub's reviewers ask for them.")
          .section("model card: description, training, validation, ethical considerations, usage")
          .example(
              "# My model",
              """
              # My model
              ## Description
              ## Training
              ## Validation
              ## Ethical considerations
              ## Usage\
              """);
  private static final int MOST_BYTES = 4 << 20;

  /// What the model card asks for, and words of headings under which people write it.
  private record Part(String name, List<String> words) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("description", List.of("description", "overview", "about", "intended use")),
          new Part("training", List.of("training", "train")),
          new Part("ethical considerations", List.of("ethic", "bias", "risk", "limitation")),
          new Part("usage", List.of("usage", "use", "how to", "getting started")));

  @Override
  public List<Code> codes() {
    return List.of(NOT_MARKDOWN, NOT_TEXT, VALIDATION, CARD);
  }

  @Override
  public void check(ReferencedFile file, FileLookup files, Findings out) throws IOException {
    if (!(file.role() instanceof Role.Documentation)) {
      return;
    }
    if (!file.source().suffix().equals(".md")) {
      out.add(
          Finding.of(NOT_MARKDOWN, file.at(), "'" + file.source() + "' does not end in .md.")
              .expected("a Markdown file such as README.md"));
      return;
    }
    byte[] bytes;
    try (InputStream in = files.open(file.source())) {
      bytes = in.readNBytes(MOST_BYTES);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      checkParts(file, headings(text), out);
    } catch (CharacterCodingException e) {
      out.add(
          Finding.of(NOT_TEXT, file.at(), "'" + file.source() + "' is not encoded in UTF-8.")
              .hint("Save it as UTF-8 in your editor."));
    }
  }

  private static void checkParts(ReferencedFile file, List<String> headings, Findings out) {
    if (!has(headings, List.of("validation"))) {
      out.add(
          Finding.of(
                  VALIDATION,
                  file.at(),
                  "'" + file.source() + "' has no heading with 'Validation'.")
              .hint(
                  "Add a section '## Validation' that tells how to check the model on new data."));
    }
    List<String> missing = new ArrayList<>();
    for (Part part : PARTS) {
      if (!has(headings, part.words())) {
        missing.add(part.name());
      }
    }
    if (!missing.isEmpty()) {
      out.add(
          Finding.of(
                  CARD,
                  file.at(),
                  "'" + file.source() + "' has no heading for " + String.join(", ", missing) + ".")
              .hint(
                  "Add these headings to '%s', and below each what it says:\n%s"
                      .formatted(file.source(), String.join("\n", lines(missing)))));
    }
  }

  private static List<String> lines(List<String> parts) {
    return parts.stream()
        .map(part -> "## " + part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .toList();
  }

  private static boolean has(List<String> headings, List<String> words) {
    return headings.stream().anyMatch(heading -> words.stream().anyMatch(heading::contains));
  }

  /// The headings in small letters; those that are underlined count as well.
  private static List<String> headings(String text) {
    List<String> headings = new ArrayList<>();
    String previous = "";
    for (String line : text.split("\n", -1)) {
      String trimmed = line.strip();
      if (trimmed.startsWith("#")) {
        headings.add(trimmed.toLowerCase(Locale.ROOT));
      } else if (trimmed.length() > 2 && isUnderline(trimmed)) {
        headings.add(previous.toLowerCase(Locale.ROOT));
      }
      previous = trimmed;
    }
    return headings;
  }

  private static boolean isUnderline(String line) {
    char first = line.charAt(0);
    return (first == '=' || first == '-') && line.chars().allMatch(c -> c == first);
  }
}
