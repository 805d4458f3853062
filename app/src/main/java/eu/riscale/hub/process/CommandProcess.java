package eu.riscale.hub.process;

import eu.riscale.hub.engine.python.ProcessEnd;
import eu.riscale.hub.engine.python.ProcessTree;
import eu.riscale.hub.engine.python.Strays;
import eu.riscale.hub.source.AtExit;
import eu.riscale.hub.source.Private;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.TemporaryFolder;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A whole command in a process of its own, for those that run networks outside a test: one that
/// crashes or takes all memory ends that process alone, and what it prints is told apart from what
/// hub says.
public final class CommandProcess {
  /// So much of the input at once.
  static final int PIECE = 1 << 15;

  /// What a process may take to end by itself once all is done.
  private static final Duration GRACE = Duration.ofSeconds(2);

  /// Exit statuses of processes that a library ended: SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV.
  private static final Set<Integer> CRASHES = Set.of(132, 134, 135, 136, 139);

  private final Process process;
  private final OutputStream out;
  private final OutputStream err;
  private final Excerpt printed = new Excerpt();
  private boolean ready;
  private @Nullable String broken;
  private @Nullable Integer status;

  private CommandProcess(Process process, OutputStream out, OutputStream err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /// Carries out a command, and returns when it has ended.
  ///
  /// @param program its `main` calls [CommandProgram#serve]
  /// @param words of the command line
  /// @param terminal flags of Java that say which of its streams are a terminal
  /// @throws IOException where what the command writes cannot be written
  public static CommandEnd run(
      Class<?> program,
      List<String> words,
      List<String> terminal,
      InputStream in,
      OutputStream out,
      OutputStream err)
      throws IOException, InterruptedException {
    byte[] secret;
    TemporaryFolder folder;
    try {
      secret = Secret.make();
      folder = TemporaryFolder.make("run");
    } catch (IOException e) {
      return new CommandEnd.NotStarted(Reason.of(e));
    }
    try (folder) {
      Path own = Private.make(folder.path().resolve("1"));
      ProcessBuilder builder = OwnJava.process(program, own, OwnJava.Models.of(words));
      builder.command().addAll(builder.command().size() - 1, terminal);
      Process process;
      try {
        process = builder.start();
      } catch (IOException e) {
        return new CommandEnd.NotStarted(Reason.of(e));
      }
      Thread atExit = new Thread(() -> end(process, own), "end command");
      AtExit.add(atExit);
      CommandProcess command = new CommandProcess(process, out, err);
      command.send(secret, words, in);
      try {
        new FrameReader(secret, command.new Messages()).readAll(process.getInputStream());
        return command.ended();
      } finally {
        end(process, own);
        AtExit.remove(atExit);
      }
    }
  }

  /// Lets it end by itself once all is done, so that what C holds back gets printed, but does not
  /// wait for a library that never ends.
  private void letEnd() {
    Thread late =
        new Thread(
            () -> {
              try {
                if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "end command");
    late.setDaemon(true);
    late.start();
  }

  private static void end(Process process, Path folder) {
    process.destroy();
    try {
      process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ProcessTree.endBelow(process.pid());
    process.destroyForcibly();
    Strays.end(folder);
  }

  /// Sends what is to be done, and then all of the input, while this thread goes on.
  private void send(byte[] secret, List<String> words, InputStream in) {
    DataOutputStream task = new DataOutputStream(process.getOutputStream());
    Thread writer =
        new Thread(
            () -> {
              try {
                task.write(secret);
                task.writeInt(words.size());
                for (String word : words) {
                  byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
                  task.writeInt(bytes.length);
                  task.write(bytes);
                }
                task.flush();
                byte[] piece = new byte[PIECE];
                for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                  if (length > 0) {
                    task.writeInt(length);
                    task.write(piece, 0, length);
                    task.flush();
                  }
                }
                task.writeInt(0);
                task.flush();
              } catch (IOException e) {
                return; // It has ended; why, its exit status says.
              }
            },
            "input");
    writer.setDaemon(true);
    writer.start();
  }

  private CommandEnd ended() throws InterruptedException {
    if (status != null) {
      String text = EngineLog.without(LastWords.withoutReport(printed.printed().text()));
      return new CommandEnd.Complete(status, text);
    }
    process.waitFor();
    String how = ProcessEnd.of(process.exitValue());
    String said = EngineLog.without(printed.printed().text());
    if (!ready) {
      return new CommandEnd.NotStarted(LastWords.notStarted(how, said));
    }
    return Optional.ofNullable(broken)
        .<CommandEnd>map(CommandEnd.NotStarted::new)
        .orElseGet(() ->
            new CommandEnd.Ended(
                LastWords.ending(how, said), CRASHES.contains(process.exitValue())));
  }

  private final class Messages implements FrameReader.Receiver {
    @Override
    public void printed(byte[] bytes, int from, int to) {
      if (from < to) {
        printed.add(bytes, from, to);
      }
    }

    @Override
    public void message(Frame.Kind kind, byte[] message) throws IOException {
      switch (kind) {
        case READY -> ready = true;
        case BROKEN -> broken = new String(message, StandardCharsets.UTF_8);
        case OUT -> {
          out.write(message);
          out.flush();
        }
        case ERR -> {
          err.write(message);
          err.flush();
        }
        case STATUS -> {
          if (message.length != Integer.BYTES) {
            throw Decoder.malformed("a status");
          }
          status = ByteBuffer.wrap(message).getInt();
          letEnd();
        }
        case PROGRESS, STEP, KNOWN, RESULT -> throw Decoder.malformed("a message of a test");
      }
    }
  }
}
