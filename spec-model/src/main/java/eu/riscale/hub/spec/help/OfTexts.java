package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.value.Dates;
import eu.riscale.hub.spec.value.EditDistance;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.view.file.Role;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts that do not have the form of what they stand for.
final class OfTexts {
  /// So many may stand in any word.
  private static final int FEW_DIGITS = 16;

  private static final int SLIPS = 3;

  private static final Pattern GIT =
      Pattern.compile("(?:ssh://)?git@([\\w.-]+)[:/](.+?)(?:\\.git)?");
  private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/\\S+");
  private static final Pattern VERSION = Pattern.compile("\\d+(?:\\.\\d+)*");

  /// Would be the name of a web site, but is that of a file.
  private static final Pattern FILE_NAME =
      Pattern.compile(
          "(?i)[^/]*\\.(zip|gz|tar|pdf|npy|npz|csv|json|yaml|yml|txt|md|ipynb|py|png|jpe?g|tiff?|onnx|pth?)");

  private OfTexts() {}

  static List<List<Edit>> url(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String text = place.text().strip();
    Matcher git = GIT.matcher(text);
    if (git.matches()) {
      all.add(place.write("https://" + git.group(1) + "/" + git.group(2)));
    }
    Matcher doi = DOI.matcher(text);
    if (doi.find() && doi.start() < 5) {
      all.add(place.write("https://doi.org/" + doi.group()));
    }
    String rest = text.replaceFirst("^[A-Za-z][\\w+.-]*:/{0,3}", "").replaceFirst("^/+", "");
    if (rest.contains(".") && !FILE_NAME.matcher(rest).matches()) {
      all.add(place.write("https://" + rest.replace(" ", "%20")));
    }
    if (text.contains(" ")) {
      all.add(place.write(text.replace(" ", "%20")));
    }
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  /// For an address of another kind: one of `file:` is a path.
  static List<List<Edit>> scheme(Place place) {
    return place.text().strip().toLowerCase(Locale.ROOT).startsWith("file:")
        ? file(place)
        : url(place);
  }

  /// For a path of Windows: the same path as all systems read it.
  static List<List<Edit>> slashes(Place place) {
    return List.of(place.write(place.text().replace('\\', '/')));
  }

  /// For a path: the name of the file, which is to lie beside the description.
  static List<List<Edit>> file(Place place) {
    if (OfEntries.isSource(place)) {
      return OfEntries.source(place);
    }
    List<List<Edit>> all = new ArrayList<>();
    String text = place.text().strip();
    String name = text.substring(1 + Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')));
    if (!name.isEmpty()
        && (!name.contains(":") || place.field().equals("architecture"))
        && !name.equals("..")) {
      all.addAll(place.beside(name.replaceFirst("\\.py:.*", ".py"), name));
      int dot = name.lastIndexOf('.');
      if (name.length() > 100 && dot > 0 && name.length() - dot < 30) {
        all.add(place.example(name.substring(0, 60) + name.substring(dot)));
      }
    }
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  /// For another ending: the file as it is called after its conversion.
  static List<List<Edit>> suffix(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String text = place.text();
    if (FileSource.parse(text).filter(FileSource::leavesFolder).isPresent()) {
      return OfForms.sampleOrRemove(place);
    }
    int dot = text.lastIndexOf('.');
    String stem = dot > text.lastIndexOf('/') ? text.substring(0, dot) : text;
    String[] endings = place.finding().expected().split(", ", -1);
    for (String ending : endings) {
      if (dot >= 0 && text.substring(dot).toLowerCase(Locale.ROOT).equals(ending)) {
        all.add(place.write(stem + ending));
      }
    }
    List<String> preferred = new ArrayList<>(List.of(endings));
    if (preferred.remove(".png")) {
      preferred.addFirst(".png");
    }
    preferred.stream()
        .filter(ending -> ending.startsWith("."))
        .forEach(ending -> all.add(place.example(stem + ending)));
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  /// For a file that is called like a description.
  static List<List<Edit>> reserved(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String text = place.text();
    int name = text.lastIndexOf('/') + 1;
    int dot = Math.max(name, text.lastIndexOf('.'));
    all.add(place.write(text.substring(0, name) + "network" + text.substring(dot)));
    all.add(place.write(text.substring(0, name) + "attached.yml"));
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  /// Another checksum than the file's own does harm, so a wrong one goes, unless the file is there
  /// and whole and what is written tells of no other.
  static List<List<Edit>> sha256(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String digits =
        place.text().toLowerCase(Locale.ROOT).replaceFirst("^sha-?256[:=]?", "").strip();
    if (digits.matches("[0-9a-f]{64}")) {
      all.add(place.write(digits));
    } else {
      ownChecksum(place)
          .filter(own -> isMeant(own, digits))
          .ifPresent(own -> all.add(place.write(own)));
    }
    all.add(place.remove());
    return all;
  }

  private static Optional<String> ownChecksum(Place place) {
    YamlMapping holder = place.holder();
    boolean isOfSource = place.path().segments().getLast().equals("sha256");
    if (!isOfSource
        || holder == null
        || !(holder.get("source") instanceof YamlScalar source)
        || source.isNull()) {
      return Optional.empty();
    }
    boolean isOnnx = place.path().parent().toString().equals("weights.onnx");
    Role role =
        isOnnx
            ? new Role.OnnxWeights(OptionalInt.empty(), Role.DataNaming.ATTACHMENTS, Set.of())
            : new Role.Plain();
    return place.files().checksum(source.text(), role).map(Sha256::hex);
  }

  /// Whether digits that are no checksum may be those of a file, with a slip or cut off. Words that
  /// stand for a checksum are of any.
  private static boolean isMeant(String own, String written) {
    String digits = written.replaceAll("[^0-9a-f]", "");
    return digits.length() < FEW_DIGITS
        || own.startsWith(digits)
        || own.endsWith(digits)
        || EditDistance.of(own, written, SLIPS) <= SLIPS;
  }

  static List<List<Edit>> version(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    Matcher version = VERSION.matcher(place.text());
    if (version.find()) {
      all.add(place.write(version.group()));
    }
    all.add(place.example("1.0.0"));
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  static List<List<Edit>> doi(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    Matcher doi = DOI.matcher(place.text());
    if (doi.find()) {
      all.add(place.write(doi.group()));
    }
    if (place.text().matches("https?://\\S+")) {
      all.add(List.of(new Edit.Rename(place.path(), "url")));
    }
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  static List<List<Edit>> timestamp(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    Dates.of(place.text()).forEach(date -> all.add(List.of(new Edit.Write(place.path(), date))));
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  static List<List<Edit>> resourceId(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String id =
        ascii(place.text().strip())
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", "-")
            .replaceAll("[^a-z0-9_/.-]", "-")
            .replaceAll("-{2,}", "-")
            .replaceAll("^[-/.]+|[-/.]+$", "");
    if (!id.isEmpty()) {
      all.add(place.write(id));
    }
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  static List<List<Edit>> identifier(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String id = ascii(place.text().strip()).replaceAll("\\W+", "_");
    all.add(place.write(id));
    all.add(place.write(id.toLowerCase(Locale.ROOT)));
    all.add(place.write("_" + id));
    all.add(place.write(id + "_"));
    all.add(place.write(id.replaceAll("^_+|_+$", "")));
    List.of("y", "x", "z").forEach(axis -> all.add(place.example(axis)));
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  /// For the name of a resource: what stands for letters that it may not have.
  static List<List<Edit>> nameCharacters(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String name =
        ascii(place.text())
            .replace("&", " and ")
            .replaceAll("[\\u2010-\\u2015/|:.]+", "-")
            .replaceAll("[^A-Za-z0-9_+() -]", " ")
            .replaceAll("- | -", " - ")
            .replaceAll("\\s+", " ")
            .replaceAll("^[ -]+|[ -]+$", "");
    all.add(place.write(name));
    all.add(place.write(name.replace(" - ", " ")));
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  /// Letters without their marks.
  private static String ascii(String text) {
    return Normalizer.normalize(
            text.replace("ß", "ss").replace("µ", "u").replace("ø", "o").replace("Ø", "O"),
            Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "");
  }
}
