package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Makes what findings offer in the text of a description, one after the other, and judges again
/// after each: a change stays where its finding is gone and no error came of it. It ends where none
/// is left that helps.
public final class Fixes {
  /// A description with more to fix than that is none.
  private static final int MOST_FIXES = 1_000;

  /// Trying costs a judgement each, whether it stays or not.
  private static final int MOST_TRIED = 3_000;

  /// What may be changed.
  public enum Extent {
    /// What the author meant, in another form.
    SAFE,
    /// Also what takes away what the author wrote.
    UNSAFE
  }

  private final Function<YamlDocument, List<Finding>> judge;
  private final Extent extent;
  private final List<Fix> made = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private int tried;

  private Fixes(Function<YamlDocument, List<Finding>> judge, Extent extent) {
    this.judge = judge;
    this.extent = extent;
  }

  /// A description after changes.
  ///
  /// @param made in their order
  /// @param document as it is then
  public record Fixed(List<Fix> made, YamlDocument document) {}

  /// @param judge all that is found in a description, with places and help
  public static Fixed of(
      YamlDocument document, Extent extent, Function<YamlDocument, List<Finding>> judge) {
    return new Fixes(judge, extent).fixed(document);
  }

  private Fixed fixed(YamlDocument document) {
    State now = judged(document);
    int before;
    do {
      before = made.size();
      now = pass(now);
      refused.clear(); // What did not help before may help now.
    } while (made.size() > before && !isOver());
    return new Fixed(List.copyOf(made), now.document);
  }

  /// A description, and what is found in it.
  private record State(YamlDocument document, List<Finding> findings) {}

  private State judged(YamlDocument document) {
    return new State(document, judge.apply(document));
  }

  private boolean isOver() {
    return made.size() >= MOST_FIXES || tried >= MOST_TRIED;
  }

  /// Makes all that can be made.
  private State pass(State begin) {
    State now = begin;
    Optional<Finding> next = next(now);
    while (next.isPresent() && !isOver()) {
      tried++;
      Optional<State> after = after(now, next.get());
      if (after.isPresent()) {
        made.add(Fix.of(next.get()));
        now = after.get();
      } else {
        refused.add(key(next.get()));
      }
      next = next(now);
    }
    return now;
  }

  private Optional<Finding> next(State now) {
    Losses losses = new Losses(now.document);
    return now.findings.stream()
        .filter(Fix::isOffered)
        .filter(finding -> extent == Extent.UNSAFE || !losses.are(finding))
        .filter(finding -> !refused.contains(key(finding)))
        .findFirst();
  }

  private static String key(Finding finding) {
    return finding.code().slug() + finding.path() + finding.edits();
  }

  /// Empty where the change cannot be made, or the description is no better then.
  private Optional<State> after(State now, Finding finding) {
    try {
      String text = EditedText.of(now.document, finding.edits());
      if (text.equals(now.document.text()) || seen.contains(text)) {
        return Optional.empty();
      }
      State after = judged(YamlReader.read(text));
      boolean isRead = after.document.root() != null || now.document.root() == null;
      if (!isRead || !Improvement.is(finding, now.findings, after.findings)) {
        return Optional.empty();
      }
      seen.add(now.document.text());
      return Optional.of(after);
    } catch (EditException e) {
      return Optional.empty();
    }
  }
}
