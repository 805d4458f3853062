package eu.riscale.hub.report.json;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// JSON as text, one value and the end of its line.
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().characterEscapes(new HiddenEscapes()).build();

  private Json() {}

  /// In lines with two spaces of indentation, the same ends of lines on every system.
  static void inLines(Writer out, Consumer<JsonGenerator> value) throws IOException {
    write(new Pretty(), out, value);
  }

  static void inOneLine(Writer out, Consumer<JsonGenerator> value) throws IOException {
    write(ObjectWriteContext.empty(), out, value);
  }

  /// The same, as a text by itself.
  public static String text(Consumer<JsonGenerator> value) {
    return written(out -> inLines(out, value));
  }

  /// The same as YAML.
  static String yaml(Consumer<JsonGenerator> value) {
    YAMLFactory yaml =
        YAMLFactory.builder().disable(YAMLWriteFeature.WRITE_DOC_START_MARKER).build();
    return written(out -> write(yaml, ObjectWriteContext.empty(), out, value));
  }

  private interface Written {
    void to(Writer out) throws IOException;
  }

  private static String written(Written text) {
    StringWriter out = new StringWriter();
    try {
      text.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter does not fail", e);
    }
    return out.toString();
  }

  private static void write(ObjectWriteContext context, Writer out, Consumer<JsonGenerator> value)
      throws IOException {
    write(FACTORY, context, out, value);
    out.write('\n');
  }

  private static void write(
      TokenStreamFactory factory,
      ObjectWriteContext context,
      Writer out,
      Consumer<JsonGenerator> value)
      throws IOException {
    try (JsonGenerator json = new ShownJson(factory.createGenerator(context, out))) {
      json.configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false);
      value.accept(json);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private static final class Pretty extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter();
    }
  }
}
