package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.Parameters;
import eu.riscale.hub.weights.PythonNames;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.torch.pickle.PickleException;
import eu.riscale.hub.weights.torch.pickle.PickleReader;
import eu.riscale.hub.weights.torch.pickle.PickleValue;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Entry;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Items;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Made;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Text;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Whole;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what `torch.save` wrote, in its zip or in the format before PyTorch 1.6.
public final class StateDictFile {
  /// What the pickles of the old format begin with.
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);

  /// That magic number, the version of the protocol, the sizes of C's types, the value, and the
  /// names of its storages.
  static final int LEGACY_PICKLES = 5;

  /// A hostile file can hold one dict in another many times.
  private static final int MOST_FIELDS = 1000;

  /// Where checkpoints keep the weights, the usual name first.
  private static final List<String> USUAL =
      List.of("state_dict", "model_state_dict", "model_state", "model", "network", "net", "params");

  private StateDictFile() {}

  /// A zip as `torch.save` writes it since PyTorch 1.6.
  ///
  /// @param stray an entry outside its folder for which PyTorch refuses it
  public static WeightsContent zipped(TorchZip zip, Optional<String> stray)
      throws IOException, PickleException {
    try (InputStream pickle = zip.open("data.pkl")) {
      PickleReader reader = new PickleReader(pickle);
      PickleValue root = reader.read();
      List<String> lacks = TorchStorages.lacks(zip, TorchTree.tensors(root));
      String obstacle =
          stray
              .map(
                  entry -> "PyTorch refuses the zip, because " + entry + " lies outside its folder")
              .orElse("");
      return content(new Archive("zip", zip.since("1.6"), obstacle, lacks), root, reader);
    }
  }

  /// A file of pickles, one behind the other, and then the numbers.
  ///
  /// @param length how long the file is, in bytes
  public static WeightsContent legacy(InputStream file, long length)
      throws IOException, PickleException {
    PickleReader reader = new PickleReader(file);
    PickleValue first = reader.read();
    if (!isMagic(first)) {
      return content(new Archive("pickle", "", "", List.of()), first, reader);
    }
    reader.read(); // the version of the protocol
    reader.read(); // the sizes of C's types
    PickleValue root = reader.read();
    Set<String> storages = new HashSet<>();
    if (reader.read() instanceof Items names) {
      names.values().forEach(name -> storages.add(name instanceof Text(String text) ? text : ""));
    }
    long left = length - reader.position();
    List<String> lacks = TorchStorages.lacks(storages, left, TorchTree.tensors(root));
    return content(new Archive("legacy", "", "", lacks), root, reader);
  }

  /// Whether a file of pickles that begins so is one that torch wrote.
  static boolean isMagic(PickleValue first) {
    return first instanceof Whole(BigInteger magic) && magic.equals(MAGIC);
  }

  /// What is told of a file without its values; the words are those of [WeightsContent.StateDict].
  private record Archive(String layout, String since, String obstacle, List<String> lacks) {}

  private static WeightsContent content(Archive file, PickleValue root, PickleReader reader) {
    Optional<Entry> nested = holdsTensors(root) ? Optional.empty() : nested(root);
    PickleValue weights = nested.map(Entry::value).orElse(root);
    String key = nested.map(TorchTree::key).orElse("");
    List<String> beside = new ArrayList<>();
    for (Entry entry : TorchTree.fields(root)) {
      String name = TorchTree.key(entry);
      boolean isWeights =
          nested.isPresent()
              ? name.equals(key)
              : TorchTensors.tensor(name, entry.value()).isPresent();
      if (!isWeights) {
        beside.add(name);
      }
    }
    List<String> code = reader.globals().stream().filter(StateDictFile::isCode).toList();
    return new WeightsContent.StateDict(
        file.layout(),
        file.since(),
        key,
        beside,
        pickledClass(weights),
        code,
        file.obstacle(),
        file.lacks(),
        new Parameters(TorchTree.tensors(weights)));
  }

  private static boolean holdsTensors(PickleValue value) {
    return TorchTree.fields(value).stream()
        .limit(MOST_FIELDS)
        .anyMatch(entry -> TorchTensors.tensor("", entry.value()).isPresent());
  }

  /// The weights within a checkpoint that holds more than them.
  private static Optional<Entry> nested(PickleValue root) {
    List<Entry> fields = TorchTree.fields(root);
    for (String usual : USUAL) {
      Optional<Entry> found =
          fields.stream().filter(field -> TorchTree.key(field).equals(usual)).findFirst();
      if (found.isPresent() && !TorchTree.tensors(found.get().value()).isEmpty()) {
        return found;
      }
    }
    return fields.stream()
        .limit(MOST_FIELDS)
        .filter(field -> holdsTensors(field.value()))
        .findFirst();
  }

  private static String pickledClass(PickleValue value) {
    return value instanceof Made made
            && !TorchTree.isDict(made)
            && TorchTensors.tensor("", made).isEmpty()
        ? made.makerName()
        : "";
  }

  private static boolean isCode(String global) {
    return PythonNames.of(global) != Effect.HARMLESS;
  }
}
