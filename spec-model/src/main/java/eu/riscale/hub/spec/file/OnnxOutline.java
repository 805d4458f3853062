package eu.riscale.hub.spec.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The outline of an ONNX file: which operators it needs and which files it keeps its numbers in.
/// An ONNX file is a protobuf message without any mark of its own.
///
/// @param opset the version of ONNX's own operators; empty where the file does not say
/// @param externalFiles names of the files that hold numbers of the network
public record OnnxOutline(OptionalLong opset, Set<String> externalFiles) {
  private static final int MODEL_GRAPH = 7;
  private static final int MODEL_OPSET = 8;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int TENSOR_EXTERNAL = 13;
  private static final int LONGEST_TEXT = 4096;

  /// Empty where the file is no ONNX model.
  ///
  /// @throws EOFException where the file ends within a message
  public static Optional<OnnxOutline> read(InputStream file) throws IOException {
    return new Walk(new BufferedInputStream(file, 1 << 16)).model();
  }

  /// A walk over the messages, one field after the other.
  private static final class Walk {
    private final InputStream in;
    private final Set<String> externalFiles = new TreeSet<>();
    private OptionalLong opset = OptionalLong.empty();
    private long at;

    Walk(InputStream in) {
      this.in = in;
    }

    Optional<OnnxOutline> model() throws IOException {
      boolean hasGraph = false;
      for (long tag = tag(Long.MAX_VALUE); tag >= 0; tag = tag(Long.MAX_VALUE)) {
        int field = (int) (tag >>> 3);
        boolean isMessage = (tag & 7) == 2;
        if (field == 0 || field > 100) {
          return Optional.empty();
        }
        if (isMessage && field == MODEL_GRAPH) {
          hasGraph = true;
          graph(endOfMessage());
        } else if (isMessage && field == MODEL_OPSET) {
          opset(endOfMessage());
        } else if (!skip(tag)) {
          return Optional.empty();
        }
      }
      return hasGraph ? Optional.of(new OnnxOutline(opset, externalFiles)) : Optional.empty();
    }

    private void graph(long end) throws IOException {
      for (long tag = tag(end); tag >= 0; tag = tag(end)) {
        if ((tag & 7) == 2 && tag >>> 3 == GRAPH_INITIALIZER) {
          tensor(endOfMessage());
        } else if (!skip(tag)) {
          return;
        }
      }
    }

    private void tensor(long end) throws IOException {
      for (long tag = tag(end); tag >= 0; tag = tag(end)) {
        if ((tag & 7) == 2 && tag >>> 3 == TENSOR_EXTERNAL) {
          entry(endOfMessage());
        } else if (!skip(tag)) {
          return;
        }
      }
    }

    /// A pair of texts; of interest is the one that names a file.
    private void entry(long end) throws IOException {
      String key = "";
      for (long tag = tag(end); tag >= 0; tag = tag(end)) {
        if ((tag & 7) != 2) {
          skip(tag);
          continue;
        }
        String text = text();
        if (tag >>> 3 == 1) {
          key = text;
        } else if (key.equals("location") && !text.isEmpty()) {
          externalFiles.add(text);
        }
      }
    }

    private void opset(long end) throws IOException {
      String domain = "";
      OptionalLong version = OptionalLong.empty();
      for (long tag = tag(end); tag >= 0; tag = tag(end)) {
        if (tag >>> 3 == 1 && (tag & 7) == 2) {
          domain = text();
        } else if (tag >>> 3 == 2 && (tag & 7) == 0) {
          version = OptionalLong.of(varint());
        } else {
          skip(tag);
        }
      }
      if (domain.isEmpty() || domain.equals("ai.onnx")) {
        opset = version;
      }
    }

    private String text() throws IOException {
      long length = varint();
      if (length > LONGEST_TEXT || length < 0) {
        skipBytes(length);
        return "";
      }
      byte[] bytes = in.readNBytes((int) length);
      if (bytes.length < length) {
        throw new EOFException();
      }
      at += length;
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /// False for a field of a kind that protobuf does not have.
    private boolean skip(long tag) throws IOException {
      switch ((int) (tag & 7)) {
        case 0 -> varint();
        case 1 -> skipBytes(8);
        case 2 -> skipBytes(varint());
        case 5 -> skipBytes(4);
        default -> {
          return false;
        }
      }
      return true;
    }

    private void skipBytes(long count) throws IOException {
      if (count < 0) {
        throw new EOFException();
      }
      in.skipNBytes(count);
      at += count;
    }

    /// The next field's number and kind; -1 at the end of the message.
    private long tag(long end) throws IOException {
      if (at >= end) {
        return -1;
      }
      Long first = varintOrEnd();
      if (first == null && end != Long.MAX_VALUE) {
        throw new EOFException();
      }
      return first == null ? -1 : first;
    }

    /// Where the message ends whose length comes next.
    private long endOfMessage() throws IOException {
      long length = varint();
      if (length < 0) {
        throw new EOFException();
      }
      return at + length;
    }

    private long varint() throws IOException {
      Long value = varintOrEnd();
      if (value == null) {
        throw new EOFException();
      }
      return value;
    }

    private @Nullable Long varintOrEnd() throws IOException {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        int next = in.read();
        if (next < 0) {
          if (shift > 0) {
            throw new EOFException();
          }
          return null;
        }
        at++;
        value |= (long) (next & 0x7F) << shift;
        if (next < 0x80) {
          return value;
        }
      }
      throw new EOFException();
    }
  }
}
