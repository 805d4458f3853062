package eu.riscale.hub.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.process.Frame.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
  private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  private final FrameWriter out = new FrameWriter(stream, SECRET);
  private final StringBuilder printed = new StringBuilder();
  private final List<String> messages = new ArrayList<>();

  private final class Kept implements FrameReader.Receiver {
    @Override
    public void printed(byte[] bytes, int from, int to) {
      printed.append(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void message(Kind kind, byte[] message) {
      messages.add(kind + " at " + printed.length() + ": " + message.length);
    }
  }

  /// @param atOnce how many bytes the system hands over at once
  private void read(int atOnce) throws IOException {
    new FrameReader(SECRET, new Kept())
        .readAll(
            new FilterInputStream(new ByteArrayInputStream(stream.toByteArray())) {
              @Override
              public int read(byte[] bytes, int from, int length) throws IOException {
                return super.read(bytes, from, Math.min(length, atOnce));
              }
            });
  }

  @Test
  void messagesStandAmongWhatIsPrinted() throws Exception {
    for (int atOnce : new int[] {1, 7, 100_000}) {
      stream.reset();
      printed.setLength(0);
      messages.clear();
      stream.writeBytes("before".getBytes(StandardCharsets.UTF_8));
      out.send(Kind.STEP, new byte[3]);
      stream.writeBytes("012345".getBytes(StandardCharsets.UTF_8));
      out.send(Kind.KNOWN, new byte[0]);
      out.send(Kind.RESULT, new byte[100_000]);
      stream.writeBytes("after0123".getBytes(StandardCharsets.UTF_8));
      read(atOnce);
      assertThat(printed).hasToString("before012345after0123");
      assertThat(messages)
          .containsExactly("STEP at 6: 3", "KNOWN at 12: 0", "RESULT at 12: 100000");
    }
  }

  @Test
  void framesAreWrittenInOnePiece() throws Exception {
    List<Integer> writes = new ArrayList<>();
    var each =
        new ByteArrayOutputStream() {
          @Override
          public void write(byte[] bytes) {
            writes.add(bytes.length);
          }
        };
    new FrameWriter(each, SECRET).send(Kind.RESULT, new byte[1000]);
    assertThat(writes).containsExactly(512, 512, 36);
  }

  @Test
  void anotherSecretIsNoMessage() throws Exception {
    new FrameWriter(stream, "0123456789abcdeX".getBytes(StandardCharsets.UTF_8))
        .send(Kind.RESULT, new byte[10]);
    read(100);
    assertThat(messages).isEmpty();
    assertThat(printed).hasSize(30);
  }

  @Test
  void aFrameThatCannotBeIsRefused() {
    stream.writeBytes(SECRET);
    stream.writeBytes(new byte[] {'r', 1, (byte) 0xFF, (byte) 0xFF});
    assertThatThrownBy(() -> read(100)).isInstanceOf(IOException.class);
    stream.reset();
    stream.writeBytes(SECRET);
    stream.writeBytes(new byte[] {'?', 1, 0, 0});
    assertThatThrownBy(() -> read(100)).isInstanceOf(IOException.class);
  }
}
