package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.function.Function;

/// Reads one value. It never throws on what a description holds: a value that is not right becomes
/// findings and [Decoded.Broken].
@FunctionalInterface
public interface Decoder<T> {
  Decoded<T> decode(YamlNode node, RdfPath at, Reading out);

  /// The same for a part of something larger: where hub fails at it, it alone is broken.
  default Decoded<T> guarded(YamlNode node, RdfPath at, Reading out) {
    try {
      return decode(node, at, out);
    } catch (RuntimeException | StackOverflowError e) {
      out.add(Bug.of(at, e));
      return Decoded.broken();
    }
  }

  /// The same value as another type.
  default <R> Decoder<R> map(Function<T, R> change) {
    return (node, at, out) -> decode(node, at, out).map(change);
  }

  /// The same value, held against the rules; of use for a record that is no mapping.
  default Decoder<T> checked() {
    return (node, at, out) -> out.checked(decode(node, at, out), at);
  }
}
