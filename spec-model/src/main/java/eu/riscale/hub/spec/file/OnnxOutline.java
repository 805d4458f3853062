package eu.riscale.hub.spec.file;

import eu.riscale.hub.spec.value.FileSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The outline of an ONNX file: which operators it needs and which files it keeps its numbers in.
/// An ONNX file is a protobuf message without any mark of its own; what has an outline is one.
///
/// @param opsets the version of each set of operators by its domain, 0 where the file does not say;
///   ONNX's own is `ai.onnx`, however it is written
/// @param external the tensors whose numbers are in other files, wherever in the network they are
public record OnnxOutline(SortedMap<String, Long> opsets, List<OnnxExternal> external) {
  /// Empty where the file is no ONNX model.
  ///
  /// @throws EOFException where the file ends within a message
  /// @throws ProtobufReader.BeyondLimits where its graphs lie deeper in each other than anything
  ///   reads, or there is more of it than hub reads
  public static Optional<OnnxOutline> read(InputStream file) throws IOException {
    SortedMap<String, Long> opsets = new TreeMap<>();
    List<OnnxExternal> external = new ArrayList<>();
    OnnxVisitor collector =
        new OnnxVisitor() {
          @Override
          public void opset(String domain, long version) {
            opsets.put(domain, version);
          }

          @Override
          public void external(OnnxExternal tensor) {
            external.add(tensor);
          }
        };
    try {
      return OnnxWalk.over(file, collector)
          ? Optional.of(new OnnxOutline(opsets, List.copyOf(external)))
          : Optional.empty();
    } catch (ProtobufReader.BeyondLimits e) {
      throw e;
    } catch (ProtobufReader.Malformed e) {
      return Optional.empty();
    }
  }

  /// The version of ONNX's own operators; empty where the file does not say.
  public OptionalLong opset() {
    long version = opsets.getOrDefault(OnnxWalk.OWN_DOMAIN, 0L);
    return version == 0 ? OptionalLong.empty() : OptionalLong.of(version);
  }

  /// The files that the network needs besides its own.
  ///
  /// @param model where the ONNX file itself is
  public Set<FileSource> filesBeside(FileSource model) {
    Set<FileSource> files = new LinkedHashSet<>();
    external.forEach(tensor -> tensor.file(model).ifPresent(files::add));
    return files;
  }

  /// Paths from the folder of the model, as written, of the files that hold numbers of the network.
  public Set<String> externalFiles() {
    Set<String> files = new TreeSet<>();
    external.forEach(tensor -> files.add(tensor.location()));
    return files;
  }
}
