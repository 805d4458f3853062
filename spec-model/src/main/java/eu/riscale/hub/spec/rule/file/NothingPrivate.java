package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.AnyText;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.secret.Effort;
import eu.riscale.hub.spec.secret.HomeFolders;
import eu.riscale.hub.spec.secret.Secrets;
import eu.riscale.hub.spec.secret.Spot;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  static final Code IN_PART =
      Code.info("file-searched-in-part", "Only the beginning of a text was searched for secrets.")
          .why("What stands behind it would be published as well.")
          .section("hub, secrets")
          .example("a notebook of 300 MB", "the same notebook without its outputs");

  private static final String REVOKE =
      "Revoke it where it was made, since it may be known already; then take it out of the file.";
  private static final String RELATIVE = "Write a path from the folder of the file on.";

  /// Notebooks with pictures have up to a hundred megabytes.
  private static final long MOST_BYTES = 128 << 20;

  /// Texts of people have thousands of words that may begin a secret. This many take seconds.
  private static final long MOST_WORDS = 300_000;

  private static final int MOST_NAMED = 3;

  private final long mostBytes;

  public NothingPrivate() {
    this(MOST_BYTES);
  }

  /// @param mostBytes of a file that are searched
  NothingPrivate(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /// A spot and where it stands.
  private record Place(Spot spot, long line) {}

  @Override
  public List<Code> codes() {
    return List.of(SECRET, HOME, IN_PART);
  }

  @Override
  public void check(ReferencedFile file, FileLookup files, Findings out) throws IOException {
    if (!mayBeText(file.role())) {
      return;
    }
    List<Place> secrets = new ArrayList<>();
    List<Place> homes = new ArrayList<>();
    Effort effort = new Effort(MOST_WORDS);
    boolean isCut = false;
    try (InputStream in = files.open(file.source())) {
      Optional<AnyText> text = AnyText.open(in, file.source().fileName(), mostBytes);
      if (text.isPresent()) {
        for (var part = text.get().next();
            part.isPresent() && !effort.isSpent();
            part = text.get().next()) {
          addAll(secrets, Secrets.in(part.get().text(), effort), part.get());
          addAll(homes, HomeFolders.in(part.get().text(), effort), part.get());
        }
        isCut = text.get().isCut();
      }
    }
    String subject = "'" + file.source() + "'";
    if (!secrets.isEmpty()) {
      out.add(secret(subject, file.at(), secrets));
    }
    if (!homes.isEmpty()) {
      out.add(home(subject, file.at(), homes));
    }
    if (effort.isSpent()) {
      String searched =
          String.format(
              Locale.ROOT,
              "part only: it has more than %,d words that secrets begin with",
              MOST_WORDS);
      out.add(inPart(subject, file.at(), searched));
    } else if (isCut) {
      String searched = String.format(Locale.ROOT, "its first %,d bytes", mostBytes);
      out.add(inPart(subject, file.at(), searched + " only"));
    }
  }

  private static void addAll(List<Place> places, List<Spot> spots, AnyText.Part part) {
    spots.stream()
        .filter(spot -> part.has(spot.start()))
        .limit(Secrets.MOST - places.size())
        .map(spot -> new Place(spot, part.line(spot.start())))
        .forEach(places::add);
  }

  /// Looks at the text of the description itself, with a place for each finding.
  ///
  /// @param spots the secrets in it
  public static void checkDescription(String text, List<Spot> spots, Findings out) {
    List<Place> secrets = places(spots, text);
    if (!secrets.isEmpty()) {
      Finding held = secret("The description", RdfPath.ROOT, secrets);
      out.add(held.at(span(secrets.getFirst().spot(), text)));
    }
    List<Place> homes = places(HomeFolders.in(text), text);
    if (!homes.isEmpty()) {
      Finding named = home("The description", RdfPath.ROOT, homes);
      out.add(named.at(span(homes.getFirst().spot(), text)));
    }
  }

  private static List<Place> places(List<Spot> spots, String text) {
    return spots.stream().map(spot -> new Place(spot, spot.line(text))).toList();
  }

  private static Finding secret(String subject, RdfPath at, List<Place> places) {
    return Finding.of(SECRET, at, subject + " holds " + named(places) + ".").hint(REVOKE);
  }

  private static Finding home(String subject, RdfPath at, List<Place> places) {
    return Finding.of(HOME, at, subject + " names " + named(places) + ".").hint(RELATIVE);
  }

  private static Finding inPart(String subject, RdfPath at, String searched) {
    return Finding.of(IN_PART, at, subject + " was searched for secrets in " + searched + ".")
        .hint("Look through the rest yourself; of a notebook, clear the outputs.");
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

  private static String named(List<Place> places) {
    String first =
        places.stream()
            .limit(MOST_NAMED)
            .map(NothingPrivate::clause)
            .collect(Collectors.joining(", "));
    int more = places.size() - MOST_NAMED;
    if (more <= 0) {
      return first;
    }
    return first + (places.size() < Secrets.MOST ? " and " : " and at least ") + more + " more";
  }

  private static String clause(Place place) {
    Spot spot = place.spot();
    return "%s in line %d (%s)".formatted(spot.what(), place.line(), spot.excerpt());
  }
}
