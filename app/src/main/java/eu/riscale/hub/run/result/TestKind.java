package eu.riscale.hub.run.result;

import java.util.Optional;

/// The tests that a model's weights go through, in their order.
public enum TestKind {
  REPRODUCE("reproduce", "reproduce test outputs"),
  SIZES("sizes", "run at other sizes"),
  OPTIONAL("optional", "run without optional inputs"),
  DETERMINISM("determinism", "give the same twice"),
  DEVICES("devices", "give the same on the CPU and the GPU"),
  TILING("tiling", "give the same in tiles"),
  AGREEMENT("agreement", "agree with each other");

  private final String word;
  private final String title;

  TestKind(String word, String title) {
    this.word = word;
    this.title = title;
  }

  /// What the command line calls it.
  public String word() {
    return word;
  }

  /// What reports call it.
  public String title() {
    return title;
  }

  public static Optional<TestKind> of(String word) {
    for (TestKind kind : values()) {
      if (kind.word.equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
