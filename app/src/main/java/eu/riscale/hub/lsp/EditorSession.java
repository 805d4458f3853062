package eu.riscale.hub.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/// One editor, from its first word to its last.
public final class EditorSession {
  /// It tells that an editor has ended as if that were a fault.
  private static final Logger LIBRARY = Logger.getLogger("org.eclipse.lsp4j");

  private EditorSession() {}

  /// Answers until the editor says that it ends, or is gone.
  ///
  /// @param version of hub
  /// @return whether it ended in order: the protocol asks for an exit status by it
  public static boolean run(InputStream in, OutputStream out, String version) {
    LIBRARY.setLevel(Level.WARNING);
    ThreadFactory threads =
        work -> {
          Thread thread = new Thread(work, "hub-lsp");
          thread.setDaemon(true);
          return thread;
        };
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(threads);
    ExecutorService messages = Executors.newCachedThreadPool(threads);
    try {
      HubServer server = new HubServer(thread, version);
      Launcher<LanguageClient> launcher =
          LSPLauncher.createServerLauncher(server, in, out, messages, consumer -> consumer);
      server.connect(launcher.getRemoteProxy());
      Future<Void> listening = launcher.startListening();
      messages.execute(() -> {
        await(listening);
        server.ended().complete(server.isShutDown());
      });
      return server.ended().join();
    } finally {
      thread.shutdownNow();
      messages.shutdownNow();
    }
  }

  /// Until there is nothing more to read.
  private static void await(Future<Void> listening) {
    try {
      listening.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | CancellationException e) {
      // The editor is gone, as where its output ended.
    }
  }
}
