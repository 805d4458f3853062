package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads a YAML 1.2 file as a tree of nodes with places. Whatever the file holds becomes nodes or
/// findings, never an exception.
public final class YamlReader {
  private YamlReader() {}

  public static YamlDocument read(byte[] bytes) {
    return read(bytes, YamlLimits.STANDARD);
  }

  public static YamlDocument read(byte[] bytes, YamlLimits limits) {
    if (bytes.length > limits.bytes()) {
      return failed(
          "",
          Finding.of(YamlCodes.TOO_LARGE, RdfPath.ROOT, "The file has " + bytes.length + " bytes.")
              .expected("at most " + limits.bytes() + " bytes"));
    }
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(rest, chars, true);
    String text = chars.flip().toString();
    if (result.isError()) {
      return failed(text, notUtf8(bytes, rest.position(), text));
    }
    return read(text, limits);
  }

  public static YamlDocument read(String text) {
    return read(text, YamlLimits.STANDARD);
  }

  private static YamlDocument read(String raw, YamlLimits limits) {
    String text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
    YamlDocument document = composed(text, limits);
    List<Finding> found = document.findings();
    if (found.isEmpty()) {
      return document;
    }
    Optional<Finding> conflict =
        document.root() == null ? ConflictMarks.of(text) : Optional.empty();
    if (conflict.isPresent()) {
      return new YamlDocument(text, null, List.of(conflict.get()));
    }
    return document.root() == null && found.size() == 1
        ? new YamlDocument(
            text,
            null,
            YamlFaults.explained(text, found.getFirst(), changed -> failure(changed, limits)))
        : new YamlDocument(text, document.root(), TextEdits.added(text, found));
  }

  private static Optional<Finding> failure(String text, YamlLimits limits) {
    YamlDocument document = composed(text, limits);
    return document.root() == null ? document.findings().stream().findFirst() : Optional.empty();
  }

  private static YamlDocument composed(String text, YamlLimits limits) {
    // The library's reader fails where a character of two UTF-16 units, such as an emoji, lies
    // across
    // the end of its buffer; with room for the whole text there is no such place.
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(limits.bytes())
            .setBufferSize(text.length() + 1)
            .setUseMarks(true)
            .build();
    Findings out = new Findings();
    try {
      ParserImpl events = new ParserImpl(settings, new StreamReader(settings, text));
      YamlNode root = new NodeComposer(events, limits, out).document();
      return new YamlDocument(text, root, out.list());
    } catch (Refused refused) {
      return failed(text, refused.finding());
    } catch (MarkedYamlEngineException e) {
      return failed(text, syntax(e));
    } catch (ReaderException e) {
      return failed(text, unprintable(e, text));
    } catch (YamlEngineException e) {
      return failed(
          text, Finding.of(YamlCodes.SYNTAX, RdfPath.ROOT, String.valueOf(e.getMessage())));
    }
  }

  private static Finding notUtf8(byte[] bytes, int at, String readable) {
    Optional<String> encoding = otherEncoding(bytes);
    String message =
        encoding.isPresent()
            ? "The file is encoded in " + encoding.get() + "."
            : "The byte 0x%02X does not belong into a UTF-8 text.".formatted(bytes[at]);
    return Finding.of(YamlCodes.NOT_UTF8, RdfPath.ROOT, message)
        .hint("Save the file as UTF-8 in your editor.")
        .at(place(readable, readable.length()));
  }

  /// What the mark at the beginning of a text says, other than UTF-8.
  private static Optional<String> otherEncoding(byte[] bytes) {
    boolean little = bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
    boolean big = bytes.length > 1 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
    boolean isLong = little && bytes.length > 3 && bytes[2] == 0 && bytes[3] == 0;
    return isLong
        ? Optional.of("UTF-32")
        : little || big ? Optional.of("UTF-16") : Optional.empty();
  }

  private static Finding syntax(MarkedYamlEngineException e) {
    String problem = e.getProblem();
    Code code = problem.contains("\\t(TAB)") ? YamlCodes.TAB : YamlCodes.SYNTAX;
    String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
    String message =
        code.equals(YamlCodes.TAB)
            ? "A tab stands where only spaces may."
            : sentence(problem + context);
    Finding finding = Finding.of(code, RdfPath.ROOT, message);
    return e.getProblemMark()
        .map(m ->
            finding.at(
                new Span(m.getLine() + 1, m.getColumn() + 1, m.getLine() + 1, m.getColumn() + 2)))
        .orElse(finding);
  }

  private static Finding unprintable(ReaderException e, String text) {
    String message = "The character U+%04X is not allowed in YAML.".formatted(e.getCodePoint());
    int at =
        text.offsetByCodePoints(
            0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
    return Finding.of(YamlCodes.SYNTAX, RdfPath.ROOT, message)
        .hint("Remove it.")
        .at(place(text, at));
  }

  private static Span place(String text, int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    int column = offset - lineStart + 1;
    return new Span(line, column, line, column + 1);
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private static YamlDocument failed(String text, Finding finding) {
    return new YamlDocument(text, null, List.of(finding));
  }
}
