package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.decode.OtherNames;
import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.SpdxId;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What people call licences, and the ids that the SPDX list has for them.
final class Licences {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "https?://(?:www\\.)?(?:spdx\\.org/licenses|opensource\\.org/licenses?|choosealicense\\.com/licenses)/([\\w.+-]+?)(?:\\.html|/)?");
  private static final Pattern COMMONS =
      Pattern.compile(
          "(?:cc|creativecommons)?(by(?:nc)?(?:sa|nd)?)(?:licen[cs]e)?v?(\\d)?0?(?:int|international|unported|generic|licen[cs]e)*");
  private static final Pattern COMMONS_ADDRESS =
      Pattern.compile("https?://(?:www\\.)?creativecommons\\.org/licenses/([a-z-]+)/(\\d\\.\\d).*");
  private static final Pattern GNU =
      Pattern.compile(
          "(?:gnu)?(l|a)?(?:gpl|gplv|gnugeneralpubliclicen[cs]e)(?:version|v)?(\\d)(?:\\.?(\\d))?(?:0)?(\\+|only|orlater|oranylaterversion|orhigher)?(?:licen[cs]e)?");

  private static final Pattern FILLERS =
      Pattern.compile("\\blicen[cs]e\\b|\\bthe\\b|\\bclauses\\b");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9+]");

  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("bsd", List.of("BSD-3-Clause", "BSD-2-Clause")),
          Map.entry("bsd3", List.of("BSD-3-Clause")),
          Map.entry("3bsd", List.of("BSD-3-Clause")),
          Map.entry("bsd3clause", List.of("BSD-3-Clause")),
          Map.entry("3clausebsd", List.of("BSD-3-Clause")),
          Map.entry("newbsd", List.of("BSD-3-Clause")),
          Map.entry("modifiedbsd", List.of("BSD-3-Clause")),
          Map.entry("bsd2", List.of("BSD-2-Clause")),
          Map.entry("bsd2clause", List.of("BSD-2-Clause")),
          Map.entry("2clausebsd", List.of("BSD-2-Clause")),
          Map.entry("simplifiedbsd", List.of("BSD-2-Clause")),
          Map.entry("apache", List.of("Apache-2.0")),
          Map.entry("apache2", List.of("Apache-2.0")),
          Map.entry("apache20", List.of("Apache-2.0")),
          Map.entry("apachev2", List.of("Apache-2.0")),
          Map.entry("apachev20", List.of("Apache-2.0")),
          Map.entry("apacheversion20", List.of("Apache-2.0")),
          Map.entry("apachesoftware20", List.of("Apache-2.0")),
          Map.entry("asl20", List.of("Apache-2.0")),
          Map.entry("mit", List.of("MIT")),
          Map.entry("expat", List.of("MIT")),
          Map.entry("mitx11", List.of("MIT")),
          Map.entry("isc", List.of("ISC")),
          Map.entry("cc0", List.of("CC0-1.0")),
          Map.entry("cc010", List.of("CC0-1.0")),
          Map.entry("cc010universal", List.of("CC0-1.0")),
          Map.entry("cczero", List.of("CC0-1.0")),
          Map.entry("publicdomain", List.of("CC0-1.0", "Unlicense")),
          Map.entry("unlicense", List.of("Unlicense")),
          Map.entry("mpl", List.of("MPL-2.0")),
          Map.entry("mpl2", List.of("MPL-2.0")),
          Map.entry("mpl20", List.of("MPL-2.0")),
          Map.entry("mozillapublic20", List.of("MPL-2.0")),
          Map.entry("epl", List.of("EPL-2.0")),
          Map.entry("epl2", List.of("EPL-2.0")),
          Map.entry("boost", List.of("BSL-1.0")),
          Map.entry("cecill", List.of("CECILL-2.1")),
          Map.entry("eupl", List.of("EUPL-1.2")),
          Map.entry("gpl", List.of("GPL-3.0-only", "GPL-3.0-or-later")),
          Map.entry("lgpl", List.of("LGPL-3.0-only", "LGPL-3.0-or-later")),
          Map.entry("agpl", List.of("AGPL-3.0-only", "AGPL-3.0-or-later")));

  private Licences() {}

  /// Ids of the list that may be meant, likeliest first.
  static List<String> meant(String text) {
    List<String> all = new ArrayList<>();
    Matcher commonsAddress = COMMONS_ADDRESS.matcher(text.strip());
    if (commonsAddress.matches()) {
      all.add(
          "CC-" + commonsAddress.group(1).toUpperCase(Locale.ROOT) + "-" + commonsAddress.group(2));
    }
    Matcher address = ADDRESS.matcher(text.strip());
    String name = address.matches() ? address.group(1) : text;
    String plain = plain(name);
    for (String id : SpdxId.known()) {
      if (plain(id).equals(plain)) {
        all.add(id);
      }
    }
    all.addAll(NAMES.getOrDefault(plain, List.of()));
    Matcher commons = COMMONS.matcher(plain.replaceAll("^creativecommonsattribution", "ccby"));
    if (commons.matches()) {
      String version = commons.group(2) == null ? "4" : commons.group(2);
      all.add("CC-" + withHyphens(commons.group(1)) + "-" + version + ".0");
    }
    Matcher gnu = GNU.matcher(plain);
    if (gnu.matches()) {
      all.addAll(gnu(gnu));
    }
    all.removeIf(id -> SpdxId.parse(id).map(SpdxId::deprecated).orElse(true));
    return all.stream().distinct().toList();
  }

  /// For a mapping that holds the id of a licence, perhaps with its address, such as `{name: MIT}`:
  /// the id in its place.
  static List<List<Edit>> ofMapping(Place place) {
    RdfPath license = RdfPath.ROOT.field("license");
    YamlMapping written = place.path().parent().equals(license) ? place.holder() : null;
    boolean renamed =
        place.path().parent().isRoot()
            && OtherNames.meant(place.field(), List.of("license")).isPresent();
    if (renamed && place.node() instanceof YamlMapping mapping) {
      written = mapping;
    }
    if (written == null) {
      return List.of();
    }
    Set<String> ids = new LinkedHashSet<>();
    for (YamlMapping.Entry entry : written.entries()) {
      boolean text = entry.value() instanceof YamlScalar;
      List<String> meant = text ? meant(((YamlScalar) entry.value()).text()) : List.of();
      if (meant.size() != 1 && !(text && entry.key().equals("url"))) {
        return List.of();
      }
      ids.addAll(meant);
    }
    if (ids.size() != 1) {
      return List.of();
    }
    Edit write = Place.writeAt(license, Values.text(ids.iterator().next()));
    return List.of(renamed ? List.of(write, new Edit.Remove(place.path())) : List.of(write));
  }

  /// Whether the licence may be that version alone or any later one, only its author knows.
  private static List<String> gnu(Matcher gnu) {
    String kind = gnu.group(1) == null ? "" : gnu.group(1).toUpperCase(Locale.ROOT);
    String minor = gnu.group(3) == null ? "0" : gnu.group(3);
    String id = kind + "GPL-" + gnu.group(2) + "." + minor;
    String end = gnu.group(4) == null ? "" : gnu.group(4);
    return end.equals("only") || end.isEmpty()
        ? List.of(id + "-only", id + "-or-later")
        : List.of(id + "-or-later", id + "-only");
  }

  private static String withHyphens(String letters) {
    return letters.toUpperCase(Locale.ROOT).replaceAll("(BY|NC)(?=.)", "$1-");
  }

  private static String plain(String name) {
    String meaning = FILLERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    return OTHERS.matcher(meaning).replaceAll("");
  }
}
