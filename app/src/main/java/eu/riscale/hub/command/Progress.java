package eu.riscale.hub.command;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Shows on standard error how many sources are done, where a person looks on.
sealed interface Progress extends AutoCloseable {

  /// One more source is done.
  void step();

  @Override
  void close();

  /// @param shown whether standard error is a terminal and the person wants it
  static Progress of(int sources, boolean shown) {
    return shown ? Bar.of(sources) : new None();
  }

  /// Nobody looks on.
  record None() implements Progress {
    @Override
    public void step() {}

    @Override
    public void close() {}
  }

  /// A line that is drawn over and over.
  record Bar(ProgressBar bar) implements Progress {
    static Bar of(int sources) {
      return new Bar(
          new ProgressBarBuilder()
              .setTaskName("hub")
              .setInitialMax(sources)
              .setStyle(ProgressBarStyle.ASCII)
              .clearDisplayOnFinish()
              .build());
    }

    @Override
    public void step() {
      bar.step();
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
