package eu.riscale.hub.spec.value;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A moment in ISO 8601; without a zone it is read as UTC.
public record Timestamp(String text, Instant instant) {
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})(?:-?(\\d{1,2})(?:-?(\\d{1,2}))?)?(?:(?:[Tt_]|["
              + " \\t]+)(\\d{1,2})(?::?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?)?(?:["
              + " \\t]*([Zz]|[+-]\\d{1,2}(?::?\\d{2})?))?)?");

  private static final Pattern WRITTEN = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?!\\d)");

  /// A day of a week, such as `2024-W10-1`, and the time on it.
  private static final Pattern WEEK = Pattern.compile("(\\d{4})-?W(\\d{2})(?:-?([1-7])(T.*)?)?");

  public static Optional<Timestamp> parse(String text) {
    if (text.length() > 64) {
      return Optional.empty();
    }
    try {
      Matcher week = WEEK.matcher(text);
      if (week.matches()) {
        String time = week.group(4) == null ? "" : week.group(4);
        return parse(weekDate(week) + time).map(day -> new Timestamp(text, day.instant()));
      }
      Matcher m = ISO.matcher(text);
      if (!m.matches()) {
        return Optional.empty();
      }
      int year = ChronoField.YEAR_OF_ERA.checkValidIntValue(number(m, 1, 0));
      LocalDate date = LocalDate.of(year, number(m, 2, 1), number(m, 3, 1));
      int hour = number(m, 4, 0);
      boolean midnight = hour == 24 && number(m, 5, 0) == 0 && number(m, 6, 0) == 0;
      LocalTime time =
          LocalTime.of(midnight ? 0 : hour, number(m, 5, 0), number(m, 6, 0), nanos(m.group(7)));
      LocalDateTime moment = LocalDateTime.of(midnight ? date.plusDays(1) : date, time);
      return Optional.of(
          new Timestamp(text, moment.minus(offset(m.group(8))).toInstant(ZoneOffset.UTC)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Why a date that is written as year, month and day is none; empty for others.
  public static Optional<String> noDay(String text) {
    Matcher written = WRITTEN.matcher(text.length() > 64 ? "" : text);
    if (!written.lookingAt()) {
      return Optional.empty();
    }
    int year = number(written, 1, 0);
    int month = number(written, 2, 0);
    int day = number(written, 3, 0);
    if (month < 1 || month > 12) {
      boolean exchanged = day >= 1 && day <= 12 && month >= 1 && month <= 31;
      return Optional.of(
          "There is no month %s; it is a number from 01 to 12.%s"
              .formatted(written.group(2), exchanged ? " The month stands before the day." : ""));
    }
    int last = YearMonth.of(year, month).lengthOfMonth();
    return day >= 1 && day <= last
        ? Optional.empty()
        : Optional.of(
            "There is no day %s in that month; it has %d days.".formatted(written.group(3), last));
  }

  @Override
  public String toString() {
    return text;
  }

  private static LocalDate weekDate(Matcher week) {
    int number = number(week, 2, 1);
    if (number < 1 || number > 53) {
      throw new DateTimeException("no such week");
    }
    return LocalDate.of(number(week, 1, 0), 1, 4)
        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number)
        .with(ChronoField.DAY_OF_WEEK, number(week, 3, 1));
  }

  private static int number(Matcher m, int group, int fallback) {
    return m.group(group) == null ? fallback : Integer.parseInt(m.group(group));
  }

  private static int nanos(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt((digits + "000000000").substring(0, 9));
  }

  /// By how much a zone is ahead: any time of a day, as ISO 8601 and the reference have it, though
  /// no clock of today is more than 14 hours off.
  private static Duration offset(@Nullable String zone) {
    if (zone == null || zone.equalsIgnoreCase("Z")) {
      return Duration.ZERO;
    }
    String digits = zone.substring(1).replace(":", "");
    int hours =
        Integer.parseInt(digits.length() <= 2 ? digits : digits.substring(0, digits.length() - 2));
    int minutes =
        digits.length() <= 2 ? 0 : Integer.parseInt(digits.substring(digits.length() - 2));
    Duration ahead = Duration.ofSeconds(LocalTime.of(hours, minutes).toSecondOfDay());
    return zone.charAt(0) == '-' ? ahead.negated() : ahead;
  }
}
