package eu.riscale.hub.spec.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What lies where a file should, because the file itself was never fetched. Its checksum, size and
/// format say nothing about the file that is meant.
public sealed interface StandIn {
  /// So many bytes at the start of a file tell.
  int LOOK = 4096;

  /// The few lines that Git keeps in the place of a large file.
  ///
  /// @param sha256 the checksum of the file itself; empty where the pointer names none
  record LfsPointer(String sha256) implements StandIn {}

  /// A page for people: to log in, to confirm a download, or to say that something went wrong.
  ///
  /// @param title what it calls itself; may be empty
  record WebPage(String title) implements StandIn {}

  /// What a server answers to programs when it gives no file.
  ///
  /// @param text its words, on one line
  record ServerMessage(String text) implements StandIn {}

  /// Nothing at all.
  record Nothing() implements StandIn {}

  /// @param start the first [#LOOK] bytes of a file, or all of a shorter one
  /// @param name of the file: pages, and texts that are written in JSON, may be what is meant
  static Optional<StandIn> of(byte[] start, String name) {
    if (start.length == 0) {
      return Optional.of(new Nothing());
    }
    String text = text(start);
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return pointer(text)
        .or(() -> Pages.NAMED.contains(ending) ? Optional.empty() : page(text))
        .or(() -> start.length < LOOK ? message(text, ending) : Optional.empty());
  }

  /// Empty for what is no text. Pages are written in UTF-8; all that is looked for is ASCII.
  private static String text(byte[] start) {
    String text = new String(start, StandardCharsets.UTF_8);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '\t') {
        return "";
      }
    }
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
  }

  private static Optional<StandIn> pointer(String text) {
    if (!Pages.POINTER.matcher(text).lookingAt()) {
      return Optional.empty();
    }
    Matcher sum = Pages.OID.matcher(text);
    return Optional.of(new LfsPointer(sum.find() ? sum.group(1) : ""));
  }

  private static Optional<StandIn> page(String text) {
    if (!Pages.HTML.matcher(text).lookingAt()) {
      return Optional.empty();
    }
    Matcher title = Pages.TITLE.matcher(text);
    return Optional.of(new WebPage(title.find() ? line(title.group(1)) : ""));
  }

  private static Optional<StandIn> message(String text, String ending) {
    boolean isMessage =
        Pages.SHORT_ANSWER.matcher(text).matches()
            || (!Pages.NAMED.contains(ending) && Pages.XML_ANSWER.matcher(text).lookingAt())
            || (!ending.contains("json")
                && !ending.equals("ipynb")
                && Pages.JSON_ANSWER.matcher(text).lookingAt());
    return isMessage ? Optional.of(new ServerMessage(line(text))) : Optional.empty();
  }

  private static String line(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > 80 ? line.substring(0, 80) + "…" : line;
  }

  /// How they begin. Nothing is tried twice, whatever the text.
  final class Pages {
    private static final List<String> NAMED =
        List.of("html", "htm", "xhtml", "xml", "svg", "mhtml", "php", "j2", "tmpl");
    private static final Pattern POINTER =
        Pattern.compile("version https?://(git-lfs|hawser)\\.github\\.com/spec/");
    private static final Pattern OID = Pattern.compile("\\boid sha256:([0-9a-f]{64})\\b");
    private static final Pattern HTML =
        Pattern.compile(
            "(?is)(<\\?xml[^>]{0,200}>\\s{0,99})?(<!--(?!-->).{0,1000}?-->\\s{0,99})?"
                + "(<!doctype\\s{1,9}html|<html[\\s>]|<head[\\s>])");
    private static final Pattern TITLE =
        Pattern.compile("(?is)<title[^>]{0,99}>([^<]{1,200})</title>");
    private static final Pattern SHORT_ANSWER =
        Pattern.compile(
            "(?is)((error )?(400|401|403|404|410|429|500|502|503|504)\\b[ :.-]{0,3})?"
                + "(not found|access denied|forbidden|unauthorized|too many requests|bad gateway"
                + "|permission denied|internal server error|service unavailable|gateway time-?out"
                + "|bad request|gone|file not found)[.!]?");
    private static final Pattern XML_ANSWER =
        Pattern.compile("(?s)(<\\?xml[^>]{0,200}>\\s{0,99})?<Error>.{0,99}?<(Code|Message)>");
    private static final Pattern JSON_ANSWER =
        Pattern.compile(
            "(?s)\\{\\s{0,99}\"(detail|message|error|errors|success|status|statusCode|status_code"
                + "|code)\"\\s{0,9}:");

    private Pages() {}
  }
}
