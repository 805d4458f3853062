package eu.riscale.hub.engine;

/// Holds an engine to the files of a network that hub has judged. An engine opens them by their
/// paths, a moment or, where a library loads first, seconds later.
public interface AsJudged {

  /// Where the person trusts the author, and nothing was judged.
  AsJudged TRUSTED =
      new AsJudged() {
        @Override
        public void requireSame() {}

        @Override
        public Weights.TorchScript handed(Weights.TorchScript archive, ScratchFolder folder) {
          return archive;
        }
      };

  /// To be called right before a library reads the files.
  ///
  /// @throws EngineException of kind MACHINE where one of them has changed since
  void requireSame() throws EngineException;

  /// What another program is given in the place of an archive, which may change at any time until
  /// that program reads it: a copy that was judged.
  ///
  /// @param folder of this person alone, for the copy; its name is the file's
  /// @throws EngineException of kind MACHINE where the archive has changed since
  Weights.TorchScript handed(Weights.TorchScript archive, ScratchFolder folder)
      throws EngineException;
}
