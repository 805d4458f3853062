package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Judges a description with a proposal in it, so that no proposal is told that does not help.
public final class Trial {
  /// So many values are judged for proposals, in all trials together; a long text counts for many.
  private static final int MOST_VALUES = 60_000;

  private static final int LETTERS_OF_A_VALUE = 100;

  private final YamlNode root;
  private final Function<YamlMapping, List<Finding>> judge;
  private final Map<String, Integer> before;
  private final int size;
  private final AtomicInteger left;

  /// @param found what is found in `root`
  public Trial(YamlNode root, List<Finding> found, Function<YamlMapping, List<Finding>> judge) {
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
    this.size = size(root);
  }

  /// Whether no further proposal is tried.
  public boolean isOver() {
    return left.get() < size;
  }

  /// What is found once a proposal is followed; null where it cannot be, or too much was tried
  /// already.
  public @Nullable Tried followed(List<Edit> edits) {
    if (isOver() || !(Edited.of(root, edits).orElse(null) instanceof YamlMapping changed)) {
      return null;
    }
    left.addAndGet(-size);
    List<Finding> found = judge.apply(changed);
    return new Tried(changed, found, new Trial(changed, found, judge, left));
  }

  /// @param root the description with a proposal in it
  /// @param trial tries proposals for that, within what is left
  public record Tried(YamlMapping root, List<Finding> found, Trial trial) {}

  /// How many errors come of a proposal that were not there before; empty where it does not make
  /// the finding go away, or too much was tried already.
  public Optional<Integer> newErrors(Finding finding, List<Edit> edits) {
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

  /// How many values there are; a long text counts for many.
  public static int size(YamlNode node) {
    int size = 1;
    if (node instanceof YamlScalar scalar) {
      size += scalar.text().length() / LETTERS_OF_A_VALUE;
    } else if (node instanceof YamlMapping mapping) {
      for (YamlMapping.Entry entry : mapping.entries()) {
        size += size(entry.value());
      }
    } else if (node instanceof YamlSequence list) {
      for (YamlNode item : list.items()) {
        size += size(item);
      }
    }
    return size;
  }
}
