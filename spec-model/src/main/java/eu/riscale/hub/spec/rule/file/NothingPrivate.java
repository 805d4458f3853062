package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.secret.HomeFolders;
import eu.riscale.hub.spec.secret.Secrets;
import eu.riscale.hub.spec.secret.Spot;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Texts that are published with a model, and its description, hold no secrets and no paths of a
/// person's own folders.
public final class NothingPrivate implements FileRule {
  /// Of such a finding no line may be shown: a report is public, too.
  public static final Code SECRET =
      Code.alert("secret-in-file", "A file that would be published holds a secret.")
          .why("Whoever gets the model can use it; such secrets are searched for by programs.")
          .section("hub, secrets")
          .example(
              "access_token = \"k3Jx…\"", "access_token = os.environ[\"ZENODO_ACCESS_TOKEN\"]");

  static final Code HOME =
      Code.info("home-folder-in-file", "A file that would be published names a home folder.")
          .why("It tells a person's name, and the path exists on one machine alone.")
          .section("hub, secrets")
          .example("open(\"/home/mmustermann/nuclei/image.tif\")", "open(\"image.tif\")");

  private static final String REVOKE =
      "Revoke it where it was made, since it may be known already; then take it out of the file.";
  private static final String RELATIVE = "Write a path from the folder of the file on.";

  /// Notebooks with pictures have some megabytes.
  private static final int MOST_BYTES = 8 << 20;

  private static final int MOST_NAMED = 3;

  @Override
  public List<Code> codes() {
    return List.of(SECRET, HOME);
  }

  @Override
  public void check(ReferencedFile file, FileLookup files, Findings out) throws IOException {
    if (!mayBeText(file.role())) {
      return;
    }
    byte[] bytes;
    try (InputStream in = files.open(file.source())) {
      bytes = in.readNBytes(MOST_BYTES);
    }
    if (!isText(bytes)) {
      return;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<Spot> secrets = Secrets.in(text);
    if (!secrets.isEmpty()) {
      out.add(
          Finding.of(
                  SECRET,
                  file.at(),
                  "'%s' holds %s.".formatted(file.source(), named(secrets, text)))
              .hint(REVOKE));
    }
    List<Spot> homes = HomeFolders.in(text);
    if (!homes.isEmpty()) {
      out.add(
          Finding.of(HOME, file.at(), "'%s' names %s.".formatted(file.source(), named(homes, text)))
              .hint(RELATIVE));
    }
  }

  /// Looks at the text of the description itself.
  public static void checkDescription(String text, Findings out) {
    for (Spot spot : Secrets.in(text).stream().limit(MOST_NAMED).toList()) {
      out.add(
          of(SECRET, spot, text, "The description holds " + clause(spot, text) + ".").hint(REVOKE));
    }
    for (Spot spot : HomeFolders.in(text).stream().limit(MOST_NAMED).toList()) {
      out.add(
          of(HOME, spot, text, "The description names " + clause(spot, text) + ".").hint(RELATIVE));
    }
  }

  private static Finding of(Code code, Spot spot, String text, String message) {
    int line = spot.line(text);
    int column = spot.column(text);
    int end = column + Math.max(1, spot.end() - spot.start());
    return Finding.of(code, RdfPath.ROOT, message).at(new Span(line, column, line, end));
  }

  private static boolean mayBeText(Role role) {
    return switch (role) {
      case Role.Documentation documentation -> true;
      case Role.Dependencies dependencies -> true;
      case Role.Plain plain -> true;
      case Role.Cover cover -> false;
      case Role.TestTensor tensor -> false;
      case Role.Weights weights -> false;
      case Role.OnnxWeights weights -> false;
      case Role.ExternalData numbers -> false;
    };
  }

  /// Files that are no text have control characters at their start.
  private static boolean isText(byte[] bytes) {
    int look = Math.min(bytes.length, 4096);
    for (int i = 0; i < look; i++) {
      if (bytes[i] >= 0 && bytes[i] < 9) {
        return false;
      }
    }
    return true;
  }

  private static String named(List<Spot> spots, String text) {
    String first =
        spots.stream()
            .limit(MOST_NAMED)
            .map(spot -> clause(spot, text))
            .collect(Collectors.joining(", "));
    int more = spots.size() - MOST_NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static String clause(Spot spot, String text) {
    return "%s in line %d (%s)".formatted(spot.what(), spot.line(text), spot.excerpt());
  }
}
