package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.finding.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is said of people: names, addresses, ORCID iDs.
final class OfPeople {
  private static final Pattern ADDRESS =
      Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@[\\w-]+(?:\\.[\\w-]+)+");

  private OfPeople() {}

  static List<List<Edit>> email(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String text =
        place
            .text()
            .replaceAll("(?i)\\s*[(\\[{]\\s*at\\s*[)\\]}]\\s*|\\s+at\\s+", "@")
            .replaceAll("(?i)\\s*[(\\[{]\\s*dot\\s*[)\\]}]\\s*|\\s+dot\\s+", ".")
            .replaceAll("\\s*@\\s*", "@");
    Matcher address = ADDRESS.matcher(text);
    if (address.find()) {
      all.add(place.write(address.group()));
    }
    all.add(place.example("you@example.com"));
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  /// The sixteen digits alone, in groups of four; a wrong check digit tells that one is mistyped.
  static List<List<Edit>> orcid(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String digits =
        place
            .text()
            .toUpperCase(Locale.ROOT)
            .replaceAll("^.*ORCID\\.ORG/", "")
            .replaceAll("[^0-9X]", "");
    if (digits.length() == 16) {
      all.add(place.write(digits.replaceAll("(.{4})(?!$)", "$1-")));
    }
    all.add(place.remove());
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  /// The account alone, without what leads to it.
  static List<List<Edit>> account(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String account = place.text().strip().replaceAll("(?i)^(https?://)?(www\\.)?github\\.com/", "");
    all.add(place.write(account.replaceAll("^@|/+$", "")));
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  static List<List<Edit>> name(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String name = place.text();
    all.add(place.write(name.replaceAll("\\s*[/\\\\]\\s*", " and ").strip()));
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }
}
