package eu.riscale.hub.process;

import eu.riscale.hub.engine.ShellLimits;
import eu.riscale.hub.source.AtExit;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The other side of [CommandProcess]: takes a command line and its input on standard input, and
/// sends what the command writes as messages on standard output.
public final class CommandProgram {
  /// No command line is longer.
  private static final int MOST_WORDS = 1 << 20;

  private static final int LONGEST_WORD = 1 << 20;

  private CommandProgram() {}

  /// Carries out a command line, and says its exit status.
  public interface Command {
    int run(String[] words, InputStream in, OutputStream out, OutputStream err);
  }

  /// Does what [CommandProcess] asks for, and ends this process.
  public static void serve(Command command) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    byte[] secret = in.readNBytes(Frame.SECRET);
    FrameWriter frames = new FrameWriter(new FileOutputStream(FileDescriptor.out), secret);
    String[] words = words(in);
    frames.send(Frame.Kind.READY, new byte[0]);
    OutputStream err = new FramedOutput(frames, Frame.Kind.ERR);
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    int status;
    try {
      status = command.run(words, input(in), new FramedOutput(frames, Frame.Kind.OUT), err);
    } catch (LinkageError e) {
      throw broken(frames, "a part of hub is missing or damaged (" + e + ")", e);
    } catch (OutOfMemoryError e) {
      throw broken(
          frames,
          ShellLimits.isOfThreads(e)
              ? ShellLimits.TOO_FEW_THREADS
              : "Java has too little memory (" + e.getMessage() + ")",
          e);
    }
    frames.send(Frame.Kind.STATUS, ByteBuffer.allocate(Integer.BYTES).putInt(status).array());
    AtExit.end(status);
  }

  private static Error broken(FrameWriter frames, String why, Error cause) throws IOException {
    frames.send(Frame.Kind.BROKEN, why.getBytes(StandardCharsets.UTF_8));
    Runtime.getRuntime().halt(1);
    return cause;
  }

  private static String[] words(DataInputStream in) throws IOException {
    List<String> words = new ArrayList<>();
    int count = Math.min(in.readInt(), MOST_WORDS);
    for (int i = 0; i < count; i++) {
      int length = Math.min(in.readInt(), LONGEST_WORD);
      words.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }
    return words.toArray(String[]::new);
  }

  /// The input of the command, which ends with an empty piece. Where it ends without, or ends
  /// afterwards, nobody waits for this process any more, and it ends at once.
  private static InputStream input(DataInputStream in) throws IOException {
    PipedInputStream input = new PipedInputStream(1 << 16);
    PipedOutputStream pieces = new PipedOutputStream(input);
    Thread reader =
        new Thread(
            () -> {
              try {
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                  pieces.write(in.readNBytes(Math.min(length, CommandProcess.PIECE)));
                  pieces.flush();
                }
                pieces.close();
                int after = in.read();
                Runtime.getRuntime().halt(after < 0 ? 1 : 2);
              } catch (IOException e) {
                Runtime.getRuntime().halt(1);
              }
            },
            "input");
    reader.setDaemon(true);
    reader.start();
    return input;
  }

  /// What is written becomes messages.
  private static final class FramedOutput extends OutputStream {
    private final FrameWriter frames;
    private final Frame.Kind kind;

    FramedOutput(FrameWriter frames, Frame.Kind kind) {
      this.frames = frames;
      this.kind = kind;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (length > 0) {
        byte[] message = new byte[length];
        System.arraycopy(bytes, from, message, 0, length);
        frames.send(kind, message);
      }
    }
  }
}
