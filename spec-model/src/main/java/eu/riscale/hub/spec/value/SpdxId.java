package eu.riscale.hub.spec.value;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A licence by its id in the SPDX list 3.27, such as `MIT` or `CC-BY-4.0`.
///
/// @param deprecated whether the list has replaced the id by a clearer one
public record SpdxId(String id, boolean deprecated) {

  public static Optional<SpdxId> parse(String text) {
    Boolean deprecated = Known.IDS.get(text);
    return deprecated == null ? Optional.empty() : Optional.of(new SpdxId(text, deprecated));
  }

  /// Every id of the list.
  public static Set<String> known() {
    return Known.IDS.keySet();
  }

  @Override
  public String toString() {
    return id;
  }

  /// Loaded at the first look-up.
  private static final class Known {
    static final Map<String, Boolean> IDS = load();

    private static Map<String, Boolean> load() {
      Map<String, Boolean> ids = new HashMap<>(2048);
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  Objects.requireNonNull(SpdxId.class.getResourceAsStream("spdx-ids.txt")),
                  StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          boolean deprecated = line.endsWith(" deprecated");
          if (!line.startsWith("#")) {
            ids.put(deprecated ? line.substring(0, line.indexOf(' ')) : line, deprecated);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return ids;
    }
  }
}
