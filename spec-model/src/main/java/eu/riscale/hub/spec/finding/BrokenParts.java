package eu.riscale.hub.spec.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parts of a description that could not be read, and what cannot be judged for that reason. In
/// records, stand-ins take their place, which no rule may look at.
public final class BrokenParts {
  public static final Code NOT_JUDGED =
      Code.info("not-judged", "Checks wait until a part of the description can be read.")
          .why("They look at that part too, and hub does not guess what it would say.")
          .section("hub: what is judged where a part is broken")
          .example(
              "inputs:\n- id: 3  # whether outputs refer to this input cannot be told",
              "inputs:\n- id: raw");

  /// A person needs to know that something is left, and of what kind.
  private static final int MOST_SAID = 3;

  private final Set<RdfPath> broken = new HashSet<>();

  /// Of each place that holds a broken part, the first one in it.
  private final Map<RdfPath, RdfPath> within = new HashMap<>();

  private final Map<RdfPath, Set<String>> waiting = new LinkedHashMap<>();

  private final Set<String> held = new HashSet<>();

  /// Says that a part could not be read. Of parts that lie in each other the innermost comes first.
  public void add(RdfPath part) {
    if (!broken.add(part)) {
      return;
    }
    for (RdfPath at = part; !at.isRoot(); ) {
      at = at.parent();
      if (within.putIfAbsent(at, part) != null) {
        return;
      }
    }
  }

  /// Says that something was left unread because of a part that tells how to read it.
  public void leave(String what, RdfPath reason) {
    waiting.computeIfAbsent(reason, at -> new LinkedHashSet<>()).add(what);
  }

  /// Whether a part could not be read at all; parts in it tell nothing of that.
  public boolean isBroken(RdfPath part) {
    return !broken.isEmpty() && above(part).isPresent();
  }

  /// Whether a part is there, be it broken.
  ///
  /// @param read what could be read of it
  public boolean isGiven(Optional<?> read, RdfPath part) {
    return read.isPresent() || isBroken(part);
  }

  /// Whether a part could be read, all of it.
  public boolean isWhole(RdfPath part) {
    return broken.isEmpty() || reason(part).isEmpty();
  }

  /// Whether a check waits for a part.
  public boolean isHeld(String code) {
    return held.contains(code);
  }

  /// The first of some parts that could not be read as a whole, which is enough to wait for:
  /// whoever asks of all of them again and again would take long.
  public List<RdfPath> firstBroken(RdfPath... parts) {
    return broken.isEmpty()
        ? List.of()
        : Arrays.stream(parts).filter(part -> !isWhole(part)).limit(1).toList();
  }

  /// The finding that something cannot be judged, once for each part that it waits for.
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    waiting.forEach((part, left) -> findings.add(waits(listed(left), part)));
    return findings;
  }

  private static String listed(Set<String> left) {
    List<String> first = left.stream().limit(MOST_SAID).toList();
    int more = left.size() - first.size();
    return String.join("; ", first)
        + (more > 0 ? "; and " + more + (more > 1 ? " checks more" : " check more") : "");
  }

  /// The finding that something cannot be judged.
  public static Finding waits(String what, RdfPath reason) {
    return Finding.of(NOT_JUDGED, reason, "hub cannot tell before this is right: " + what + ".");
  }

  /// Whether something looks at a part that is broken, or has broken parts; notes it then.
  boolean hold(List<Code> codes, RdfPath... parts) {
    for (RdfPath part : parts) {
      Optional<RdfPath> reason = broken.isEmpty() ? Optional.empty() : reason(part);
      if (reason.isPresent()) {
        leave(codes, reason.get());
        return true;
      }
    }
    return false;
  }

  /// The same where broken parts in the part do not matter, such as items to somebody who counts.
  boolean holdOutline(List<Code> codes, RdfPath part) {
    Optional<RdfPath> reason = broken.isEmpty() ? Optional.empty() : above(part);
    reason.ifPresent(at -> leave(codes, at));
    return reason.isPresent();
  }

  void leave(List<Code> codes, RdfPath reason) {
    for (Code code : codes) {
      held.add(code.slug());
      leave(question(code), reason);
    }
  }

  /// What a code would say, asked in words: those who read it need not know the names of checks.
  private static String question(Code code) {
    String what = code.what();
    boolean word = what.length() > 1 && !Character.isUpperCase(what.charAt(1));
    String start = word ? what.substring(0, 1).toLowerCase(Locale.ROOT) : what.substring(0, 1);
    return "whether " + (start + what.substring(1)).replaceAll("\\.$", "");
  }

  private Optional<RdfPath> reason(RdfPath part) {
    RdfPath inner = within.get(part);
    return inner == null ? above(part) : Optional.of(inner);
  }

  /// The broken part that a part is, or lies in.
  private Optional<RdfPath> above(RdfPath part) {
    for (RdfPath at = part; ; at = at.parent()) {
      if (broken.contains(at)) {
        return Optional.of(within.getOrDefault(at, at));
      }
      if (at.isRoot()) {
        return Optional.empty();
      }
    }
  }
}
