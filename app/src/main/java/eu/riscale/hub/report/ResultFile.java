package eu.riscale.hub.report;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.work.Outcome;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// A result on its way from one process of hub to another, with all that any report shows of it.
public final class ResultFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(RdfPath.class, new PathWriter())
                  .addDeserializer(RdfPath.class, new PathReader()))
          .addMixIn(Outcome.class, Named.class)
          .build();

  private ResultFile() {}

  /// Replaces what is there: whoever reads the file finds one result or another, and never half of
  /// one.
  public static void write(ResourceResult result, Path file) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, Utf8.bytes(MAPPER.writeValueAsString(result)));
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Empty where there is no such file, or no result in it.
  public static Optional<ResourceResult> read(Path file) {
    try {
      return Optional.ofNullable(MAPPER.readValue(Files.readAllBytes(file), ResourceResult.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  /// Names each outcome in the file: `{"outcome": {"is": "Tested", …}}`.
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface Named {}

  private static final class PathWriter extends ValueSerializer<RdfPath> {
    @Override
    public void serialize(RdfPath path, JsonGenerator json, SerializationContext context) {
      new JsonFields(json).path(path);
    }
  }

  private static final class PathReader extends ValueDeserializer<RdfPath> {
    @Override
    public RdfPath deserialize(JsonParser json, DeserializationContext context) {
      RdfPath path = RdfPath.ROOT;
      for (JsonNode segment : context.readTree(json)) {
        path = segment.isInt() ? path.index(segment.intValue()) : path.field(segment.stringValue());
      }
      return path;
    }
  }
}
