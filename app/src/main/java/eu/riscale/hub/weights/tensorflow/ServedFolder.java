package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.spec.file.WeightsArchive;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A SavedModel as TensorFlow is given it: a folder with the one graph that is served, byte by byte
/// as hub reads it, the files of its variables and the assets that it names. Other files, of which
/// TensorFlow would take some before that graph, are not there.
///
/// @param tags of the graph
/// @param signatures those that are the network's and have outputs, by their keys
/// @param lacksVariables whether the files are missing that its variables are read from
public record ServedFolder(
    Path path, List<String> tags, SortedMap<String, Ends> signatures, boolean lacksVariables) {

  /// The folder beside the graph that holds its asset files, with a slash at its end.
  static final String ASSETS = "assets/";

  private static final Pattern VARIABLES =
      Pattern.compile("variables/(variables\\.(index|data-\\d{5}-of-\\d{5}))?");

  /// The names of a signature's inputs and outputs, each in the order of the file.
  public record Ends(List<String> inputs, List<String> outputs) {}

  /// Whether an entry of a zip is one that [#make] may take.
  ///
  /// @param top the folder of the SavedModel, with a slash at its end; empty for the zip's top
  public static boolean needs(String top, String entry) {
    if (!entry.startsWith(top)) {
      return false;
    }
    String name = entry.substring(top.length());
    boolean isAsset = name.startsWith(ASSETS) && name.indexOf('/', ASSETS.length()) < 0;
    return name.equals(WeightsArchive.SAVED_MODEL) || VARIABLES.matcher(name).matches() || isAsset;
  }

  /// Takes over what is needed of an unpacked SavedModel; empty where no graph of it is served.
  ///
  /// @param unpacked the folder with its `saved_model.pb`, out of which files are moved
  /// @param folder is made
  /// @throws eu.riscale.hub.spec.file.ProtobufReader.Malformed where that file is damaged
  public static Optional<ServedFolder> make(Path unpacked, Path folder) throws IOException {
    Path file = unpacked.resolve(WeightsArchive.SAVED_MODEL);
    List<MetaGraph> graphs;
    try (InputStream in = Files.newInputStream(file)) {
      graphs = SavedModelFile.graphs(in);
    }
    Optional<Integer> served = ServedNetwork.graph(graphs.stream().map(MetaGraph::tags).toList());
    if (served.isEmpty()) {
      return Optional.empty();
    }
    MetaGraph graph = graphs.get(served.get());
    Files.createDirectory(folder);
    copy(file, graph.place(), folder.resolve(WeightsArchive.SAVED_MODEL));
    boolean hasVariables = move(unpacked, folder, WeightsArchive.VARIABLES);
    assets(graph, unpacked, folder);
    return Optional.of(
        new ServedFolder(
            folder, graph.tags(), signatures(graph), !hasVariables && hasVariable(graph)));
  }

  /// Writes a `SavedModel` with one graph, whose bytes are copied.
  private static void copy(Path file, MetaGraph.Place place, Path to) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        OutputStream out = Files.newOutputStream(to)) {
      in.skipNBytes(place.from());
      long left = place.to() - place.from();
      out.write(new byte[] {1 << 3, 1}); // saved_model_schema_version: 1
      out.write((2 << 3) | 2); // meta_graphs
      for (long rest = left; ; rest >>>= 7) {
        out.write((int) (rest < 0x80 ? rest : (rest & 0x7F) | 0x80));
        if (rest < 0x80) {
          break;
        }
      }
      byte[] buffer = new byte[1 << 16];
      while (left > 0) {
        int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (n < 0) {
          throw new EOFException();
        }
        out.write(buffer, 0, n);
        left -= n;
      }
    }
  }

  private static boolean move(Path from, Path to, String name) throws IOException {
    boolean isThere = Files.exists(from.resolve(name));
    if (isThere) {
      Files.move(from.resolve(name), to.resolve(name));
    }
    return isThere;
  }

  private static void assets(MetaGraph graph, Path from, Path to) throws IOException {
    List<String> names = new ArrayList<>();
    graph.assets().stream().filter(Asset::isInside).map(Asset::file).forEach(names::add);
    if (!names.isEmpty()) {
      Files.createDirectory(to.resolve(ASSETS));
    }
    for (String name : names.stream().distinct().toList()) {
      move(from, to, ASSETS + name);
    }
  }

  private static SortedMap<String, Ends> signatures(MetaGraph graph) {
    SortedMap<String, Ends> signatures = new TreeMap<>();
    graph.signatures().stream()
        .filter(call -> ServedNetwork.isOfNetwork(call.key()) && !call.outputs().isEmpty())
        .forEach(call -> signatures.put(call.key(), new Ends(call.inputs(), call.outputs())));
    return signatures;
  }

  private static boolean hasVariable(MetaGraph graph) {
    return graph.graph().main().nodes().values().stream()
        .anyMatch(node -> ServedNetwork.isVariable(node.operator()));
  }
}
