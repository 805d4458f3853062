package eu.riscale.hub.weights;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// The names that a library registers, each with what it does.
///
/// The list is a resource: `#` begins a comment, `[outside files]` the names with one [Effect], and
/// every other line is a name.
public final class EffectList {
  private final Map<String, Effect> effects;

  private EffectList(Map<String, Effect> effects) {
    this.effects = effects;
  }

  /// @param beside the class in whose package the resource lies
  public static EffectList of(Class<?> beside, String resource) {
    return of(beside, resource, name -> name);
  }

  /// @param spelling under which a name is looked up; of names spelled alike, one that is unsafe
  ///   counts
  public static EffectList of(Class<?> beside, String resource, UnaryOperator<String> spelling) {
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(resource), resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return read(lines, spelling);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EffectList read(BufferedReader lines, UnaryOperator<String> spelling)
      throws IOException {
    Map<String, Effect> effects = new HashMap<>(4096);
    Effect current = Effect.UNKNOWN;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("[")) {
        String heading = line.substring(1, line.length() - 1);
        current =
            Effect.ofHeading(heading).orElseThrow(() -> new IllegalArgumentException(heading));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        effects.merge(
            spelling.apply(line), current, (before, now) -> before.isUnsafe() ? before : now);
      }
    }
    return new EffectList(effects);
  }

  /// Unknown where the name is not on the list.
  public Effect of(String name) {
    return effects.getOrDefault(name, Effect.UNKNOWN);
  }
}
