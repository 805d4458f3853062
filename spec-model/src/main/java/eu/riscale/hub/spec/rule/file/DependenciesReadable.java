package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// Files of dependencies are written as their manager reads them.
public final class DependenciesReadable implements FileRule {
  static final Code UNREADABLE =
      Code.alert(
              "dependencies-unreadable",
              "A file of dependencies is not written as its manager reads it.")
          .why("The environment cannot be created, so the weights cannot be used.")
          .section("weights.dependencies")
          .example("dependencies:\n- python=3.11\n pip", "dependencies:\n- python=3.11\n- pip");
  private static final int MOST_BYTES = 1 << 20;

  /// A package with versions, extras and markers; an option; an address. Nothing is tried twice, so
  /// that a long line takes no longer than its letters.
  private static final Pattern REQUIREMENT =
      Pattern.compile(
          "-.*|[A-Za-z0-9][A-Za-z0-9._-]*+\\s*+(\\[[^\\]]*+\\])?\\s*+([(<>=!~@;].*)?|(git\\+|https?:|file:|\\.).*");

  @Override
  public List<Code> codes() {
    return List.of(UNREADABLE);
  }

  @Override
  public void check(ReferencedFile file, FileLookup files, Findings out) throws IOException {
    if (!(file.role() instanceof Role.Dependencies(String manager))) {
      return;
    }
    byte[] bytes;
    try (InputStream in = files.open(file.source())) {
      bytes = in.readNBytes(MOST_BYTES);
    }
    switch (manager) {
      case "conda" -> checkConda(file, YamlReader.read(bytes), out);
      case "pip" -> checkPip(file, new String(bytes, StandardCharsets.UTF_8), out);
      default -> {}
    }
  }

  private static void checkConda(ReferencedFile file, YamlDocument document, Findings out) {
    if (document.root() == null) {
      String why =
          document.findings().isEmpty() ? "It is empty." : document.findings().get(0).message();
      out.add(Finding.of(UNREADABLE, file.at(), "'" + file.source() + "' is no YAML: " + why));
    } else if (!(document.root() instanceof YamlMapping environment)
        || !(environment.get("dependencies") instanceof YamlSequence)) {
      out.add(
          Finding.of(UNREADABLE, file.at(), "'" + file.source() + "' has no list of dependencies.")
              .expected("the field dependencies with a list of packages"));
    }
  }

  private static void checkPip(ReferencedFile file, String text, Findings out) {
    int number = 0;
    boolean continued = false;
    for (String line : text.split("\n", -1)) {
      number++;
      String entry =
          line.contains(" #") ? line.substring(0, line.indexOf(" #")).strip() : line.strip();
      boolean isEntry = !continued && !entry.isEmpty() && !entry.startsWith("#");
      continued = entry.endsWith("\\");
      if (isEntry && !REQUIREMENT.matcher(entry).matches()) {
        out.add(
            Finding.of(
                    UNREADABLE,
                    file.at(),
                    "Line "
                        + number
                        + " of '"
                        + file.source()
                        + "' names no package: '"
                        + entry
                        + "'.")
                .expected("one package per line, such as torch==2.4.1"));
        return;
      }
    }
  }
}
