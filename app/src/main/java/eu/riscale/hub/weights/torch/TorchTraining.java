package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.TorchCode;
import eu.riscale.hub.weights.torch.pickle.PickleValue;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Entry;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Made;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Mapping;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The layers of a network that do in use what they do in training: those of a traced one and a few
/// of a scripted one always, most of a scripted one because the attribute `training` of their
/// object, which `eval()` changes, is true.
final class TorchTraining {
  private static final int DEEPEST = 64;
  private static final int MOST_OBJECTS = 100_000;
  private static final int LONGEST_CALL = 2_000;

  /// For each function that knows training, which of its arguments says so.
  private static final Map<String, Integer> FLAGS =
      Map.ofEntries(
          Map.entry("batch_norm", 5),
          Map.entry("instance_norm", 5),
          Map.entry("rrelu", 3),
          Map.entry("dropout", 2),
          Map.entry("dropout1d", 2),
          Map.entry("dropout2d", 2),
          Map.entry("dropout3d", 2),
          Map.entry("alpha_dropout", 2),
          Map.entry("feature_dropout", 2),
          Map.entry("feature_alpha_dropout", 2));

  private static final Pattern ALIAS =
      Pattern.compile("(?m)^ +(\\w+) = __torch__\\.torch\\.nn\\.functional\\.(\\w+)$");

  /// Of an operator, of a function of torch, or of one that has another name here.
  private static final Pattern CALL =
      Pattern.compile(
          "(?<![\\w.])(?:(torch\\.)|(__torch__\\.torch\\.nn\\.functional\\.))?(\\w+)\\(");

  /// What tracing leaves of layers in training. Batch norm that keeps no running numbers measures
  /// its input in any case.
  private static final Pattern TRACED =
      Pattern.compile(
          "\\btorch\\.(?:(batch_norm)\\((?:[\\w.]+, ){3}(?!None)[\\w.]+, [\\w.]+,"
              + " True,|((?:feature_|alpha_|feature_alpha_)?dropout)\\([\\w.]+, [^,()\n"
              + "]{1,40}, True\\))");

  private static final Pattern ASKED = Pattern.compile("= \\w+\\.training$", Pattern.MULTILINE);
  private static final Pattern NO_NUMBERS = Pattern.compile("(?m)^  running_mean : NoneType$");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern ZERO = Pattern.compile("0(\\.0*)?");

  private final int most;
  private final Map<String, List<String>> asking = new HashMap<>();
  private final List<Layer> fixed = new ArrayList<>();
  private final List<String> switchedOn = new ArrayList<>();
  private int left;

  /// @param function such as `dropout`
  /// @param of the name of the class that calls it, with its module
  private record Layer(String function, String of) {

    private String clause(String place) {
      return "%s of '%s'".formatted(function, place);
    }
  }

  /// @param most how many are named at most
  TorchTraining(int most) {
    this.most = most;
  }

  /// Reads the code of a class.
  ///
  /// @param name with its module
  void read(String name, String code) {
    TRACED
        .matcher(code)
        .results()
        .limit(most)
        .forEach(
            call -> fix(new Layer(call.group(1) == null ? call.group(2) : call.group(1), name)));
    Map<String, String> functions = new HashMap<>();
    Matcher alias = ALIAS.matcher(code);
    while (alias.find()) {
      functions.put(alias.group(1), alias.group(2));
    }
    boolean asked = ASKED.matcher(code).find();
    boolean measures = NO_NUMBERS.matcher(code).find();
    Matcher call = CALL.matcher(code);
    while (call.find()) {
      boolean own = call.group(1) != null;
      boolean isNamed = own || call.group(2) != null;
      String function = isNamed ? call.group(3) : functions.getOrDefault(call.group(3), "");
      Integer at = FLAGS.get(function);
      if (at == null || (measures && function.endsWith("_norm"))) {
        continue;
      }
      List<String> arguments = TorchCode.split(inside(code, call.end()));
      if (at >= arguments.size() || doesNothing(function, own, arguments)) {
        continue;
      }
      String flag = arguments.get(at);
      if (flag.equals("True") && !own) {
        fix(new Layer(function, name));
      } else if (asked && !flag.equals("False") && VARIABLE.matcher(flag).matches()) {
        asking.computeIfAbsent(name, key -> new ArrayList<>()).add(function);
      }
    }
  }

  /// A norm without running numbers measures its input in any case; a dropout of nothing drops
  /// nothing.
  private static boolean doesNothing(String function, boolean own, List<String> arguments) {
    return function.endsWith("_norm")
        ? arguments.get(own ? 3 : 1).equals("None")
        : function.endsWith("dropout") && ZERO.matcher(arguments.get(1)).matches();
  }

  /// What stands between the brackets of a call.
  private static String inside(String code, int start) {
    int depth = 1;
    int end = Math.min(code.length(), start + LONGEST_CALL);
    for (int i = start; i < end; i++) {
      depth += code.charAt(i) == '(' ? 1 : code.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return code.substring(start, i);
      }
    }
    return "";
  }

  private void fix(Layer layer) {
    if (fixed.size() < most) {
      fixed.add(layer);
    }
  }

  /// A clause for each layer whose code says that it trains, by its path where one object alone is
  /// of its class, as all are in a traced network.
  List<String> fixed(PickleValue network) {
    if (fixed.isEmpty()) {
      return List.of();
    }
    Map<String, List<String>> paths = new HashMap<>();
    left = MOST_OBJECTS;
    paths("", network, 0, paths);
    return fixed.stream()
        .map(layer -> {
          List<String> known = paths.getOrDefault(layer.of(), List.of());
          return layer.clause(known.size() == 1 ? known.getFirst() : layer.of());
        })
        .toList();
  }

  /// Gathers the paths of the objects of each class but the network's own.
  private void paths(String path, PickleValue value, int depth, Map<String, List<String>> to) {
    if (depth > DEEPEST
        || !(value instanceof Made made)
        || !(made.state() instanceof Mapping state)) {
      return;
    }
    if (!path.isEmpty()) {
      to.computeIfAbsent(made.makerName(), key -> new ArrayList<>()).add(path);
    }
    for (Entry entry : state.entries()) {
      if (--left < 0) {
        return;
      }
      paths(below(path, entry), entry.value(), depth + 1, to);
    }
  }

  private static String below(String path, Entry entry) {
    String key = TorchTree.key(entry);
    return path.isEmpty() ? key : path + "." + key;
  }

  /// A clause for each layer of the network that trains until `eval()` is called.
  List<String> switchedOn(PickleValue network) {
    if (!asking.isEmpty()) {
      left = MOST_OBJECTS;
      walk("", network, 0);
    }
    return List.copyOf(switchedOn);
  }

  private void walk(String path, PickleValue value, int depth) {
    if (depth > DEEPEST
        || !(value instanceof Made made)
        || !(made.state() instanceof Mapping state)) {
      return;
    }
    if (state.get("training") instanceof Truth(boolean training) && training) {
      for (String function : asking.getOrDefault(made.makerName(), List.of())) {
        if (switchedOn.size() < most) {
          Layer layer = new Layer(function, made.makerName());
          switchedOn.add(layer.clause(path.isEmpty() ? layer.of() : path));
        }
      }
    }
    for (Entry entry : state.entries()) {
      if (--left < 0 || switchedOn.size() >= most) {
        return;
      }
      walk(below(path, entry), entry.value(), depth + 1);
    }
  }
}
