package eu.riscale.hub.command;

import eu.riscale.hub.report.Utf8;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What hub prints, in UTF-8. It never fails, as a [PrintWriter] does not, but knows afterwards why
/// something was lost: a full disk, a pipe that nobody reads any more.
public final class StandardOutput extends PrintWriter {
  private final Remembering writer;
  private final OutputStream stream;

  private StandardOutput(Remembering writer, OutputStream stream) {
    super(writer, false);
    this.writer = writer;
    this.stream = stream;
  }

  public static StandardOutput to(OutputStream stream) {
    return new StandardOutput(new Remembering(Utf8.writer(stream)), stream);
  }

  /// The same for bytes, for whoever prints no text.
  OutputStream bytes() {
    return stream;
  }

  /// Why not all that was printed and flushed has arrived; empty where it has.
  public Optional<IOException> failure() {
    return Optional.ofNullable(writer.failure);
  }

  /// After the first failure nothing more is written: a text with holes would be worse than none.
  private static final class Remembering extends FilterWriter {
    private volatile @Nullable IOException failure;

    Remembering(Writer out) {
      super(out);
    }

    @Override
    public void write(int c) throws IOException {
      run(() -> out.write(c));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      run(() -> out.write(text, from, length));
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      run(() -> out.write(text, from, length));
    }

    @Override
    public void flush() throws IOException {
      run(out::flush);
    }

    private void run(Writing writing) throws IOException {
      IOException before = failure;
      if (before != null) {
        throw before;
      }
      try {
        writing.run();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }

  private interface Writing {
    void run() throws IOException;
  }
}
