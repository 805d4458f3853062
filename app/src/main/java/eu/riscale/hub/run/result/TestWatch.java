package eu.riscale.hub.run.result;

/// Looks on while a model is tested.
public interface TestWatch {
  /// Nobody looks on.
  TestWatch NONE =
      new TestWatch() {
        @Override
        public void progress(String line) {}

        @Override
        public void begins(TestStep step) {}
      };

  /// Takes a line for the person who waits.
  void progress(String line);

  /// Takes what is done from now on.
  void begins(TestStep step);
}
