package eu.riscale.hub.spec.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The outline of an ONNX file: which operators it needs and which files it keeps its numbers in.
/// An ONNX file is a protobuf message without any mark of its own; what has an outline is one.
/// (Field numbers: ONNX 1.18, `onnx.proto`.)
///
/// @param opsets the version of each set of operators by its domain, 0 where the file does not say;
///   ONNX's own is `ai.onnx`, however it is written
/// @param externalFiles names of the files that hold numbers of the network
public record OnnxOutline(SortedMap<String, Long> opsets, Set<String> externalFiles) {
  /// The field of a model that holds its graph.
  public static final int MODEL_GRAPH = 7;

  /// The field of a graph that holds one tensor with its numbers.
  public static final int GRAPH_INITIALIZER = 5;

  /// The field of a tensor that tells where its numbers are, where they are in another file.
  public static final int TENSOR_EXTERNAL = 13;

  private static final String OWN_DOMAIN = "ai.onnx";
  private static final int MODEL_OPSET = 8;
  private static final int MODEL_MOST = 100;

  /// Empty where the file is no ONNX model.
  ///
  /// @throws EOFException where the file ends within a message
  public static Optional<OnnxOutline> read(InputStream file) throws IOException {
    try {
      return new Walk(new ProtobufReader(file)).model();
    } catch (ProtobufReader.Malformed e) {
      return Optional.empty();
    }
  }

  /// Whether a domain is that of ONNX's own operators.
  public static boolean isOwn(String domain) {
    return domain.isEmpty() || domain.equals(OWN_DOMAIN);
  }

  /// The version of ONNX's own operators; empty where the file does not say.
  public OptionalLong opset() {
    long version = opsets.getOrDefault(OWN_DOMAIN, 0L);
    return version == 0 ? OptionalLong.empty() : OptionalLong.of(version);
  }

  /// A walk over the messages, one field after the other.
  private static final class Walk {
    private final ProtobufReader in;
    private final Set<String> externalFiles = new TreeSet<>();
    private final SortedMap<String, Long> opsets = new TreeMap<>();

    Walk(ProtobufReader in) {
      this.in = in;
    }

    Optional<OnnxOutline> model() throws IOException {
      boolean hasGraph = false;
      while (in.next()) {
        if (in.field() > MODEL_MOST) {
          return Optional.empty();
        }
        if (in.field() == MODEL_GRAPH) {
          hasGraph = true;
          graph();
        } else if (in.field() == MODEL_OPSET) {
          opset();
        }
      }
      return hasGraph ? Optional.of(new OnnxOutline(opsets, externalFiles)) : Optional.empty();
    }

    private void graph() throws IOException {
      long model = in.enter();
      while (in.next()) {
        if (in.field() == GRAPH_INITIALIZER) {
          tensor();
        }
      }
      in.leave(model);
    }

    private void tensor() throws IOException {
      long graph = in.enter();
      while (in.next()) {
        if (in.field() == TENSOR_EXTERNAL) {
          externalFile(in).ifPresent(externalFiles::add);
        }
      }
      in.leave(graph);
    }

    private void opset() throws IOException {
      long model = in.enter();
      String domain = "";
      long version = 0;
      while (in.next()) {
        switch (in.field()) {
          case 1 -> domain = in.text();
          case 2 -> version = in.integer();
          default -> {}
        }
      }
      in.leave(model);
      opsets.put(isOwn(domain) ? OWN_DOMAIN : domain, version);
    }
  }

  /// Reads a pair of texts, and gives the second where it names a file.
  public static Optional<String> externalFile(ProtobufReader in) throws IOException {
    long tensor = in.enter();
    String key = "";
    String value = "";
    while (in.next()) {
      switch (in.field()) {
        case 1 -> key = in.text();
        case 2 -> value = in.text();
        default -> {}
      }
    }
    in.leave(tensor);
    return key.equals("location") && !value.isEmpty() ? Optional.of(value) : Optional.empty();
  }
}
