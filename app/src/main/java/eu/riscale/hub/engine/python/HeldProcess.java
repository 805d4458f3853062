package eu.riscale.hub.engine.python;

import eu.riscale.hub.source.AtExit;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A process that ends when hub does: itself, what it has started, and what of that has left it.
final class HeldProcess implements AutoCloseable {
  private final Process process;
  private final Path folder;
  private final Thread atExit = new Thread(this::kill, "end Python");

  /// @param folder the one for its temporary files, which what it starts is known by
  HeldProcess(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    try {
      AtExit.add(atExit);
    } catch (IllegalStateException e) {
      kill(); // hub itself is ending, and the hooks have run.
    }
  }

  Process process() {
    return process;
  }

  void kill() {
    ProcessTree.endBelow(process.pid());
    process.destroyForcibly();
    Strays.end(folder);
  }

  @Override
  public void close() {
    kill();
    try {
      process.waitFor(5, TimeUnit.SECONDS); // Windows removes no file that a process has open.
      AtExit.remove(atExit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      return; // hub itself is ending, and the hook runs.
    }
  }
}
