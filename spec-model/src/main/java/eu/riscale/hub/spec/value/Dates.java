package eu.riscale.hub.spec.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates as people write them, in ISO 8601.
public final class Dates {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(.*)");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(.*)");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(.*)");
  private static final Pattern WITH_MONTH =
      Pattern.compile(
          "(?i)(?:[a-z]{3,9},?\\s+)?(?:(\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+)?([a-z]{3})[a-z]*\\.?,?\\s+(?:(\\d{1,2})(?:st|nd|rd|th)?,?\\s+)?(\\d{4})(.*)");
  private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private Dates() {}

  /// The points in time that a text may mean. Of `5/6/2024` the first number is taken for the day,
  /// unless it can be none.
  public static List<String> of(String text) {
    List<String> all = new ArrayList<>();
    String date = text.strip();
    Matcher first = YEAR_FIRST.matcher(date);
    Matcher compact = COMPACT.matcher(date);
    Matcher last = YEAR_LAST.matcher(date);
    Matcher named = WITH_MONTH.matcher(date);
    if (first.matches()) {
      add(first.group(1), first.group(2), first.group(3), first.group(4), all);
    } else if (compact.matches()) {
      add(compact.group(1), compact.group(2), compact.group(3), compact.group(4), all);
    } else if (last.matches()) {
      add(last.group(3), last.group(2), last.group(1), last.group(4), all);
      add(last.group(3), last.group(1), last.group(2), last.group(4), all);
    } else if (named.matches()) {
      int month = MONTHS.indexOf(named.group(2).toLowerCase(Locale.ROOT)) + 1;
      String day = named.group(1) == null ? named.group(3) : named.group(1);
      add(named.group(4), Integer.toString(month), day == null ? "1" : day, named.group(5), all);
    }
    return all;
  }

  private static void add(String year, String month, String day, String rest, List<String> all) {
    try {
      LocalDate date =
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      Matcher time = TIME.matcher(rest);
      boolean timed =
          time.find()
              && Integer.parseInt(time.group(1)) < 24
              && Integer.parseInt(time.group(2)) < 60;
      all.add(
          date
              + (timed
                  ? String.format(
                      Locale.ROOT,
                      "T%02d:%s:%sZ",
                      Integer.parseInt(time.group(1)),
                      time.group(2),
                      time.group(3) == null ? "00" : time.group(3))
                  : "T00:00:00Z"));
    } catch (DateTimeException e) {
      return;
    }
  }
}
