package eu.riscale.hub.engine;

/// A session whose network reads from a folder of temporary files as long as it is open.
public record FolderSession(Session network, ScratchFolder folder) implements ForwardingSession {

  @Override
  public void close() {
    try {
      network.close();
    } finally {
      folder.close();
    }
  }
}
