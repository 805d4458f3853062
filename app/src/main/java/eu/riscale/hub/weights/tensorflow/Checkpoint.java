package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.source.EntryStream;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.weights.StoredTensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/// The arrays of a SavedModel by the index of its checkpoint, which the graph may name more than
/// once.
///
/// @param tensors those of the network
/// @param obstacle why they are those of the graph; empty where they are the checkpoint's
/// @param lacks clauses that say which numbers are not there
record Checkpoint(List<StoredTensor> tensors, String obstacle, List<String> lacks) {
  private static final String INDEX = WeightsArchive.VARIABLES + "variables.index";
  private static final String COUNTED =
      "the parameters are counted by the graph, which may name some twice";

  /// What TensorFlow 1's optimizers leave beside a variable, and once.
  private static final Pattern SLOT =
      Pattern.compile("(.+)/(Adam|Momentum|RMSProp|Adagrad|Adadelta|Ftrl)(_\\d+)?");

  private static final Set<String> COUNTERS = Set.of("global_step", "beta1_power", "beta2_power");

  /// What TensorFlow 2 keeps beside a network.
  private static final Pattern TRAINING =
      Pattern.compile(
          "(optimizer|_optimizer|optimizer_variables|save_counter|keras_api/metrics)(/.*)?"
              + "|.*/\\.OPTIMIZER_SLOT/.*");

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /// @param top the folder of the SavedModel in its zip, with a slash; empty for the zip's top
  /// @param ofGraph the variables of the graph
  /// @param objects what gives variables their names
  static Checkpoint of(SoundZip zip, String top, List<StoredTensor> ofGraph, SavedObjects objects) {
    ZipEntry index = zip.getEntry(top + INDEX);
    if (index == null) {
      return ofGraph.isEmpty()
          ? new Checkpoint(List.of(), "", List.of())
          : new Checkpoint(ofGraph, "there is no " + INDEX + ": " + COUNTED, List.of());
    }
    try (InputStream in = EntryStream.open(zip, index)) {
      CheckpointFile file = CheckpointFile.read(in);
      List<StoredTensor> tensors = tensors(file.entries(), objects);
      return new Checkpoint(tensors, "", file.lacks(zip, top + WeightsArchive.VARIABLES));
    } catch (IOException e) {
      String reason = e instanceof CheckpointTable.Odd ? Reason.of(e) : "it is damaged";
      String text = "its " + INDEX + " cannot be read, " + reason + ": " + COUNTED;
      return new Checkpoint(ofGraph, text, List.of());
    }
  }

  private static List<StoredTensor> tensors(List<CheckpointEntry> all, SavedObjects objects) {
    List<CheckpointEntry> variables =
        new ArrayList<>(all.stream().filter(CheckpointEntry::isVariable).toList());
    Set<String> keys = variables.stream().map(CheckpointEntry::key).collect(Collectors.toSet());
    variables.removeIf(entry -> isTraining(entry, keys));
    variables.removeIf(entry -> objects.name(entry.path()).endsWith("seed_generator_state"));
    dropCopies(variables);
    variables.sort(Comparator.comparing(entry -> inOrder(entry.path())));
    Map<String, Long> uses =
        variables.stream()
            .map(entry -> objects.name(entry.path()))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<StoredTensor> tensors = new ArrayList<>();
    for (CheckpointEntry entry : variables) {
      String name = objects.name(entry.path());
      boolean tells = !name.isEmpty() && uses.getOrDefault(name, 0L) == 1;
      tensors.add(StoredTensor.of(tells ? name : entry.path(), entry.dtype(), entry.shape()));
    }
    return tensors;
  }

  private static boolean isTraining(CheckpointEntry entry, Set<String> keys) {
    if (entry.isOfAnObject()) {
      return TRAINING.matcher(entry.path()).matches();
    }
    Matcher slot = SLOT.matcher(entry.key());
    return COUNTERS.contains(entry.key()) || (slot.matches() && keys.contains(slot.group(1)));
  }

  /// Keras 3 exports copies of what its functions use beside the variables themselves.
  private static void dropCopies(List<CheckpointEntry> variables) {
    Map<List<Object>, Integer> originals = new HashMap<>();
    Set<CheckpointEntry> copies = new LinkedHashSet<>();
    for (CheckpointEntry entry : variables) {
      if (entry.key().startsWith("_all_variables/")) {
        copies.add(entry);
      } else if (entry.key().startsWith("variables/")) {
        originals.merge(entry.content(), 1, Integer::sum);
      }
    }
    copies.removeIf(copy -> originals.merge(copy.content(), -1, Integer::sum) < 0);
    variables.removeIf(copies::contains);
  }

  /// With numbers as long as any, so that 10 comes behind 9.
  private static String inOrder(String path) {
    return NUMBER
        .matcher(path)
        .replaceAll(found -> "0".repeat(Math.max(0, 12 - found.group().length())) + found.group());
  }
}
