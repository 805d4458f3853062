package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.AnyText;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Texts that are published with a model, and its description, hold no secrets and no paths of a
/// person's own folders.
public final class NothingPrivate implements FileRule {
  static final Code SECRET =
      Code.alert("secret-in-file", "A file that would be published holds a secret.")
          .why("Whoever gets the model can use it; such secrets are searched for by programs.")
          .section("hub, secrets")
          .example(
              "access_token = \"k3Jx…\"", "access_token = os.environ[\"ZENODO_ACCESS_TOKEN\"]");

  static final Code HOME =
      Code.alert("home-folder-in-file", "A file that would be published names a home folder.")
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
    Optional<String> read;
    try (InputStream in = files.open(file.source())) {
      byte[] begin = in.readNBytes(AnyText.LOOK);
      if (AnyText.of(begin).isEmpty()) {
        return;
      }
      read = AnyText.of(joined(begin, in.readNBytes(MOST_BYTES - begin.length)));
    }
    if (read.isPresent()) {
      check("'" + file.source() + "'", file.at(), read.get(), out);
    }
  }

  private static byte[] joined(byte[] begin, byte[] rest) {
    byte[] all = Arrays.copyOf(begin, begin.length + rest.length);
    System.arraycopy(rest, 0, all, begin.length, rest.length);
    return all;
  }

  private static void check(String subject, RdfPath at, String text, Findings out) {
    List<Spot> secrets = Secrets.in(text);
    if (!secrets.isEmpty()) {
      out.add(secret(subject, at, secrets, text));
    }
    List<Spot> homes = HomeFolders.in(text);
    if (!homes.isEmpty()) {
      out.add(home(subject, at, homes, text));
    }
  }

  /// Looks at the text of the description itself, with a place for each finding.
  public static void checkDescription(String text, Findings out) {
    List<Spot> secrets = Secrets.in(text);
    if (!secrets.isEmpty()) {
      Finding held = secret("The description", RdfPath.ROOT, secrets, text);
      out.add(held.at(span(secrets.getFirst(), text)));
    }
    List<Spot> homes = HomeFolders.in(text);
    if (!homes.isEmpty()) {
      Finding named = home("The description", RdfPath.ROOT, homes, text);
      out.add(named.at(span(homes.getFirst(), text)));
    }
  }

  private static Finding secret(String subject, RdfPath at, List<Spot> spots, String text) {
    return Finding.of(SECRET, at, subject + " holds " + named(spots, text) + ".").hint(REVOKE);
  }

  private static Finding home(String subject, RdfPath at, List<Spot> spots, String text) {
    return Finding.of(HOME, at, subject + " names " + named(spots, text) + ".").hint(RELATIVE);
  }

  private static Span span(Spot spot, String text) {
    int line = spot.line(text);
    int column = spot.column(text);
    return new Span(line, column, line, column + Math.max(1, spot.end() - spot.start()));
  }

  private static boolean mayBeText(Role role) {
    return switch (role) {
      case Role.Documentation documentation -> true;
      case Role.Dependencies dependencies -> true;
      case Role.Plain plain -> true;
      case Role.Cover cover -> true;
      case Role.TestTensor tensor -> false;
      case Role.Weights weights -> false;
      case Role.OnnxWeights weights -> false;
      case Role.ExternalData numbers -> false;
    };
  }

  private static String named(List<Spot> spots, String text) {
    String first =
        spots.stream()
            .limit(MOST_NAMED)
            .map(spot -> clause(spot, text))
            .collect(Collectors.joining(", "));
    int more = spots.size() - MOST_NAMED;
    if (more <= 0) {
      return first;
    }
    return first + (spots.size() < Secrets.MOST ? " and " : " and at least ") + more + " more";
  }

  private static String clause(Spot spot, String text) {
    return "%s in line %d (%s)".formatted(spot.what(), spot.line(text), spot.excerpt());
  }
}
