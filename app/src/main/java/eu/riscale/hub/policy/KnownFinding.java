package eu.riscale.hub.policy;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.List;

/// A finding that a baseline has. Lines are no part of it, so that it is known again when others
/// were added above.
///
/// @param code its slug
public record KnownFinding(String code, RdfPath path, String message) {
  boolean is(Finding finding) {
    return code.equals(finding.code().slug())
        && path.equals(finding.path())
        && message.equals(finding.message());
  }

  /// Further findings of a code, which a report counts and does not list.
  ///
  /// @param code its slug
  public record More(String code, int count) {}

  /// All that a baseline has of one source.
  public record All(List<KnownFinding> listed, List<More> more) {
    public static final All NONE = new All(List.of(), List.of());

    boolean isEmpty() {
      return listed.isEmpty() && more.isEmpty();
    }
  }
}
