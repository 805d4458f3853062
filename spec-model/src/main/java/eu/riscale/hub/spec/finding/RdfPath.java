package eu.riscale.hub.spec.finding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place in a description: field names and list indices from the top, as in
/// `inputs[0].axes[2].size`.
public final class RdfPath {
  /// The whole description.
  public static final RdfPath ROOT = new RdfPath(null, "");

  private final @Nullable RdfPath parent;
  private final Object segment;

  private RdfPath(@Nullable RdfPath parent, Object segment) {
    this.parent = parent;
    this.segment = segment;
  }

  public RdfPath field(String name) {
    return new RdfPath(this, name);
  }

  public RdfPath index(int index) {
    return new RdfPath(this, index);
  }

  /// Whether this is the whole description.
  public boolean isRoot() {
    return parent == null;
  }

  /// The place that holds this one; the top holds itself.
  public RdfPath parent() {
    return parent == null ? this : parent;
  }

  /// Whether this is that place or one inside it.
  public boolean isWithin(RdfPath place) {
    List<Object> outer = place.segments();
    List<Object> own = segments();
    return own.size() >= outer.size() && own.subList(0, outer.size()).equals(outer);
  }

  /// From the top down: a [String] per field name, an [Integer] per list index.
  public List<Object> segments() {
    List<Object> segments = new ArrayList<>();
    for (RdfPath at = this; at.parent != null; at = at.parent) {
      segments.add(at.segment);
    }
    Collections.reverse(segments);
    return segments;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RdfPath path && segments().equals(path.segments());
  }

  @Override
  public int hashCode() {
    return segments().hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object segment : segments()) {
      if (segment instanceof Integer) {
        text.append('[').append(segment).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(segment);
      }
    }
    return text.toString();
  }
}
