package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.torch.pickle.PickleValue;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Entry;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Global;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Items;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Made;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Mapping;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Text;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gathers the tensors of a pickled network or state dict under their paths.
final class TorchTree {
  private static final int DEEPEST = 64;
  private static final int LONGEST_NAME = 200;

  /// A small pickle can hold a value so often within itself that no walk would end.
  private static final int MOST_VALUES = 2_000_000;

  /// What a Python network keeps its parts in, which are no parts of their names.
  private static final Set<String> FOLDERS = Set.of("_parameters", "_buffers", "_modules");

  private final Map<String, Set<String>> parametersOf;
  private final List<StoredTensor> tensors = new ArrayList<>();
  private int valuesLeft = MOST_VALUES;

  private TorchTree(Map<String, Set<String>> parametersOf) {
    this.parametersOf = parametersOf;
  }

  /// All tensors below a value.
  static List<StoredTensor> tensors(PickleValue value) {
    return tensors(value, Map.of());
  }

  /// All tensors below a value.
  ///
  /// @param parametersOf for classes, those of their tensors that are parameters
  static List<StoredTensor> tensors(PickleValue value, Map<String, Set<String>> parametersOf) {
    TorchTree tree = new TorchTree(parametersOf);
    tree.walk("", value, StoredTensor.Role.PARAMETER, 0);
    return tree.tensors;
  }

  /// The fields of a dict, ordered or not; none of any other value.
  static List<Entry> fields(PickleValue value) {
    return switch (value) {
      case Mapping mapping -> mapping.entries();
      case Made made when isDict(made) -> {
        List<Entry> entries = new ArrayList<>(made.entries().entries());
        if (!made.arguments().isEmpty() && made.arguments().getFirst() instanceof Items pairs) {
          for (PickleValue pair : pairs.values()) {
            if (pair instanceof Items two && two.values().size() == 2) {
              entries.add(new Entry(two.values().get(0), two.values().get(1)));
            }
          }
        }
        yield entries;
      }
      default -> List.of();
    };
  }

  static boolean isDict(PickleValue value) {
    return value instanceof Mapping
        || (value instanceof Made made
            && made.maker() instanceof Global maker
            && maker.module().equals("collections"));
  }

  private void walk(String path, PickleValue value, StoredTensor.Role role, int depth) {
    if (depth > DEEPEST || --valuesLeft < 0) {
      return;
    }
    Optional<StoredTensor> tensor = TorchTensors.tensor(path, value);
    if (tensor.isPresent()) {
      tensors.add(tensor.get().as(role));
      return;
    }
    switch (value) {
      case Items items -> {
        for (int i = 0; i < items.values().size() && valuesLeft > 0; i++) {
          walk(join(path, Integer.toString(i)), items.values().get(i), role, depth + 1);
        }
      }
      case Mapping mapping -> fields(path, mapping.entries(), role, depth);
      case Made made when isDict(made) -> fields(path, fields(made), role, depth);
      case Made made -> object(path, made, role, depth);
      default -> {}
    }
  }

  private void fields(String path, List<Entry> entries, StoredTensor.Role role, int depth) {
    for (Entry entry : entries) {
      if (valuesLeft <= 0) {
        return;
      }
      String key = key(entry);
      StoredTensor.Role inner = key.equals("_buffers") ? StoredTensor.Role.BUFFER : role;
      walk(FOLDERS.contains(key) ? path : join(path, key), entry.value(), inner, depth + 1);
    }
  }

  private void object(String path, Made made, StoredTensor.Role role, int depth) {
    PickleValue state = made.state();
    if (state == null) {
      return;
    }
    Set<String> parameters = parametersOf.get(made.makerName());
    if (parameters == null) {
      walk(path, state, role, depth + 1);
      return;
    }
    for (Entry entry : fields(state)) {
      boolean trained = parameters.contains(key(entry));
      StoredTensor.Role inner = trained ? StoredTensor.Role.PARAMETER : StoredTensor.Role.BUFFER;
      walk(join(path, key(entry)), entry.value(), inner, depth + 1);
    }
  }

  /// The name of a field.
  static String key(Entry entry) {
    return switch (entry.key()) {
      case Text(String text) -> text;
      case Whole whole -> whole.value().toString();
      default -> "?";
    };
  }

  private static String join(String path, String step) {
    String name = step.length() > LONGEST_NAME ? step.substring(0, LONGEST_NAME) + "…" : step;
    return path.isEmpty() ? name : path + "." + name;
  }
}
