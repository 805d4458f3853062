package eu.riscale.hub.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A recorded outcome that hub's verdict differs from on purpose.
///
/// @param recorded what the software made of the model: `passed`, `failed`
/// @param why hub says otherwise
record Disagreement(String software, String model, String recorded, String why) {
  private static final Path FILE = Path.of("src/test/resources/consumer/disagreements.txt");

  static List<Disagreement> all() throws IOException {
    return Files.readAllLines(FILE).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Arrays.stream(line.split("\\|", 4)).map(String::strip).toList())
        .map(part -> new Disagreement(part.get(0), part.get(1), part.get(2), part.get(3)))
        .toList();
  }
}
