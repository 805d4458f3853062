package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Judges a description with a proposal in it, so that no proposal is told that does not help.
final class Trial {
  /// So many values are judged for proposals, in all trials together; a long text counts for many.
  private static final int MOST_VALUES = 60_000;

  private final YamlNode root;
  private final Function<YamlMapping, List<Finding>> judge;
  private final Map<String, Integer> before;
  private final int size;
  private final AtomicInteger left;

  /// @param found what is found in `root`
  Trial(YamlNode root, List<Finding> found, Function<YamlMapping, List<Finding>> judge) {
    this(root, found, judge, new AtomicInteger(MOST_VALUES));
  }

  private Trial(
      YamlNode root,
      List<Finding> found,
      Function<YamlMapping, List<Finding>> judge,
      AtomicInteger left) {
    this.root = root;
    this.judge = judge;
    this.left = left;
    this.before = Improvement.counted(found, false);
    this.size = Tree.size(root);
  }

  /// Whether no further proposal is tried.
  boolean isOver() {
    return left.get() < size;
  }

  /// What is found once a proposal is followed; null where it cannot be, or too much was tried
  /// already.
  @Nullable Tried followed(List<Edit> edits) {
    if (isOver() || !(Edited.of(root, edits).orElse(null) instanceof YamlMapping changed)) {
      return null;
    }
    left.addAndGet(-size);
    List<Finding> found = judge.apply(changed);
    return new Tried(changed, found, new Trial(changed, found, judge, left));
  }

  /// @param root the description with a proposal in it
  /// @param trial tries proposals for that, within what is left
  record Tried(YamlMapping root, List<Finding> found, Trial trial) {}

  /// How many errors come of a proposal that were not there before; empty where it does not make
  /// the finding go away, or too much was tried already.
  Optional<Integer> newErrors(Finding finding, List<Edit> edits) {
    if (isOver()) {
      return Optional.empty();
    }
    left.addAndGet(-size);
    return Edited.of(root, edits)
        .filter(YamlMapping.class::isInstance)
        .map(YamlMapping.class::cast)
        .map(judge)
        .filter(after ->
            Improvement.count(finding, after) < before.getOrDefault(Improvement.kind(finding), 0))
        .map(after -> Improvement.newErrors(before, after));
  }
}
