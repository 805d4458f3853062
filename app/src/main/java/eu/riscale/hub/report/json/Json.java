package eu.riscale.hub.report.json;

import java.io.IOException;
import java.io.Writer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// JSON as text, one value and the end of its line.
final class Json {
  private Json() {}

  /// In lines with two spaces of indentation, the same ends of lines on every system.
  static void inLines(Writer out, Consumer<JsonGenerator> value) throws IOException {
    write(new Pretty(), out, value);
  }

  static void inOneLine(Writer out, Consumer<JsonGenerator> value) throws IOException {
    write(ObjectWriteContext.empty(), out, value);
  }

  private static void write(ObjectWriteContext context, Writer out, Consumer<JsonGenerator> value)
      throws IOException {
    try (JsonGenerator json = new ShownJson(new JsonFactory().createGenerator(context, out))) {
      json.configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false);
      value.accept(json);
      json.writeRaw('\n');
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
