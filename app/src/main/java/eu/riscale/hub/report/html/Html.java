package eu.riscale.hub.report.html;

import eu.riscale.hub.report.Printable;
import java.util.ArrayDeque;
import java.util.Deque;

/// HTML in the making. Texts and attribute values may be untrusted: they are escaped, and
/// characters that do not show are made visible.
final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /// @param attributes names and values in turn
  Html open(String tag, String... attributes) {
    start(tag, attributes);
    open.push(tag);
    return this;
  }

  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  Html text(String text) {
    out.append(escaped(Printable.of(text)));
    return this;
  }

  /// Lines that are bounded by themselves, whole.
  ///
  /// @param text without secrets
  Html lines(String text) {
    open("pre");
    out.append(escaped(Printable.whole(text)));
    return close();
  }

  /// A picture of hub's own making.
  ///
  /// @param attributes names and values in turn
  Html picture(String url, String... attributes) {
    start("img", attributes);
    out.setLength(out.length() - 1);
    out.append(" src=\"").append(escaped(url)).append("\">");
    return this;
  }

  /// An element with a text and nothing else; none where the text is empty.
  Html element(String tag, String text, String... attributes) {
    return text.isEmpty() ? this : open(tag, attributes).text(text).close();
  }

  /// An element that has no content by its nature, such as `img`.
  Html single(String tag, String... attributes) {
    start(tag, attributes);
    return this;
  }

  /// Rules of our own, as they are.
  Html style(String rules) {
    out.append("<style>\n").append(rules).append("</style>\n");
    return this;
  }

  Html line() {
    out.append('\n');
    return this;
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]);
      if (!attributes[i + 1].isEmpty()) {
        out.append("=\"").append(escaped(Printable.of(attributes[i + 1]))).append('"');
      }
    }
    out.append('>');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
