package eu.riscale.hub.predict;

/// Looks on while a model is run on images.
public interface PredictWatch {
  /// Takes what the person is told.
  ///
  /// @param label such as `run`
  void line(String label, String text);

  /// Takes a line for the person who waits, such as that an engine is unpacked.
  void progress(String line);

  /// Takes how many runs of the network there will be.
  void begins(int runs);

  /// One run of the network has ended.
  void step();
}
