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
///
/// @param <J> a description that was judged
public final class Fixes<J extends Fixes.Judged> {
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

  /// A description, and all that is found in it, with places and help.
  public interface Judged {
    YamlDocument document();

    List<Finding> findings();
  }

  private final Function<YamlDocument, J> judge;
  private final Extent extent;
  private final List<Fix> made = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private int tried;

  private Fixes(Function<YamlDocument, J> judge, Extent extent) {
    this.judge = judge;
    this.extent = extent;
  }

  /// A description after changes.
  ///
  /// @param made in their order
  public record Fixed<J>(List<Fix> made, J after) {}

  /// @param judge a description whose text is another one
  public static <J extends Judged> Fixed<J> of(
      J before, Extent extent, Function<YamlDocument, J> judge) {
    return new Fixes<>(judge, extent).fixed(before);
  }

  private Fixed<J> fixed(J first) {
    J now = first;
    int before;
    do {
      before = made.size();
      now = pass(now);
      refused.clear(); // What did not help before may help now.
    } while (made.size() > before && !isOver());
    return new Fixed<>(List.copyOf(made), now);
  }

  private boolean isOver() {
    return made.size() >= MOST_FIXES || tried >= MOST_TRIED;
  }

  /// Makes all that can be made.
  private J pass(J begin) {
    J now = begin;
    Optional<Finding> next = next(now);
    while (next.isPresent() && !isOver()) {
      tried++;
      Optional<J> after = after(now, next.get());
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

  private Optional<Finding> next(J now) {
    Losses losses = new Losses(now.document());
    return now.findings().stream()
        .filter(Fix::isOffered)
        .filter(finding -> extent == Extent.UNSAFE || !losses.are(finding))
        .filter(finding -> !refused.contains(key(finding)))
        .findFirst();
  }

  private static String key(Finding finding) {
    return finding.code().slug() + finding.path() + finding.edits();
  }

  /// Empty where the change cannot be made, or the description is no better then.
  private Optional<J> after(J now, Finding finding) {
    try {
      String text = EditedText.of(now.document(), finding.edits());
      if (text.equals(now.document().text()) || seen.contains(text)) {
        return Optional.empty();
      }
      J after = judge.apply(YamlReader.read(text));
      boolean isRead = after.document().root() != null || now.document().root() == null;
      if (!isRead || !Improvement.is(finding, now.findings(), after.findings())) {
        return Optional.empty();
      }
      seen.add(now.document().text());
      return Optional.of(after);
    } catch (EditException e) {
      return Optional.empty();
    }
  }
}
