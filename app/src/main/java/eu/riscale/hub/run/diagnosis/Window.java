package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.proc.Measured;
import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.run.diagnosis.Evidence.Input;
import eu.riscale.hub.run.diagnosis.Evidence.Output;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The middle of a large image, and what the network makes of it alone: where that is what it makes
/// of it in the whole image, most trials of other inputs are seen to be wrong without running the
/// network on all of it.
public final class Window {
  /// Elements of the inputs below which the network is run on all of them.
  private static final int LARGE = 1 << 17;

  /// How many times fewer elements there must be to be worth it.
  private static final int FEWER = 4;

  /// Lengths that are tried: what a network sees around a pixel must fit into a quarter.
  private static final int[] LENGTHS = {128, 256, 512};

  /// How much of the difference, and of the spread, cutting may change.
  private static final double ALIKE = 0.02;

  /// How much of the difference, and of the spread, a trial may leave that is not refuted; what
  /// explains the whole leaves less than half of it, on average.
  private static final double LEFT = 0.1;

  /// How much of the mean difference there must be, and for a second fault of the spread.
  private static final double TYPICAL = 0.3;

  private final Case whole;
  private final Case inside;
  private final Stretches middle;
  private final double bearable;
  private final boolean exact;
  private final Optional<Tiles> tiles;
  private final Map<Tensor, Measured> measured = new HashMap<>();

  private Window(Case whole, Case inside, Stretches middle, Fit cut, Optional<Tiles> tiles) {
    this.tiles = tiles;
    this.whole = whole;
    this.inside = inside;
    this.middle = middle;
    this.bearable = LEFT * scale(whole) + 3 * cut.rms();
    this.exact =
        cut.passes(inside.target().tolerance())
            && inside.target().deviation() >= TYPICAL * whole.target().deviation();
  }

  /// A window of large images; empty where it would not tell, or not be worth it.
  static Optional<Window> of(Case whole) {
    List<Input> inputs = whole.evidence().inputs();
    long elements = inputs.stream().mapToLong(input -> input.fed().size()).sum();
    if (elements < LARGE || whole.aligned().isEmpty() || whole.effort().isSpent()) {
      return Optional.empty();
    }
    for (int length : LENGTHS) {
      Optional<Window> window =
          Stretches.middle(whole.evidence().fed(), length)
              .filter(stretches -> isWorthIt(stretches, inputs, elements))
              .flatMap(stretches -> of(whole, stretches));
      if (window.isPresent()) {
        return window;
      }
    }
    return Optional.empty();
  }

  private static boolean isWorthIt(Stretches stretches, List<Input> inputs, long elements) {
    long left = 0;
    for (Input input : inputs) {
      left += stretches.of(input.fed(), input.fed().axes()).map(Tensor::size).orElse(0);
    }
    return FEWER * left <= elements;
  }

  private static Optional<Window> of(Case whole, Stretches middle) {
    Evidence evidence = whole.evidence();
    boolean local =
        evidence.outputs().stream()
            .allMatch(output ->
                output.axes().containsAll(middle.names())
                    && isLocal(output.postprocessing(), middle));
    Optional<List<Tensor>> parts = fed(evidence, middle);
    if (!local || parts.isEmpty()) {
      return Optional.empty();
    }
    Stretches inner = middle.inner();
    Evidence.Network network = inside(evidence, inner.within(middle));
    Optional<List<Tensor>> alone = whole.effort().run(network, parts.get());
    Optional<Tiles> tiles =
        alone.isPresent()
            ? Optional.empty()
            : Optional.of(new Tiles(evidence, middle)).filter(Tiles::haveRoom);
    List<List<Tensor>> made =
        tiles
            .map(it -> it.run(Collections.nCopies(it.count(), parts.get()), whole.effort()))
            .orElse(alone.stream().toList());
    if (made.isEmpty()) {
      return Optional.empty();
    }
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < evidence.inputs().size(); i++) {
      Input input = evidence.inputs().get(i);
      inputs.add(new Input(input.id(), input.given(), input.preprocessing(), parts.get().get(i)));
    }
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < evidence.outputs().size(); i++) {
      Output output = evidence.outputs().get(i);
      Optional<Tensor> raw = part(output.raw(), output.axes(), inner);
      Optional<Tensor> expected = part(output.expected(), output.axes(), inner);
      if (raw.isEmpty()
          || expected.isEmpty()
          || !Arrays.equals(raw.get().shape(), made.getFirst().get(i).shape())) {
        return Optional.empty();
      }
      outputs.add(
          new Output(
              output.id(), output.axes(), raw.get(), output.postprocessing(), expected.get()));
    }
    return checked(whole, evidence.inside(inputs, outputs, network), made)
        .map(checked -> new Window(whole, checked.inside(), middle, checked.cut(), tiles));
  }

  /// @param cut how much cutting changes at most
  private record Checked(Case inside, Fit cut) {}

  /// Whether the network makes of the middle what it makes of it in the whole, and differs there as
  /// elsewhere.
  private static Optional<Checked> checked(Case whole, Evidence evidence, List<List<Tensor>> made) {
    Case inside = whole.inside(evidence);
    Optional<Fit> worst = Optional.empty();
    for (List<Tensor> outputs : made) {
      Optional<Tensor> alone = inside.postprocessed(outputs);
      if (alone.isEmpty() || inside.aligned().isEmpty()) {
        return Optional.empty();
      }
      Fit cut = fit(alone.get(), inside.aligned().get(), inside.target().tolerance());
      worst = worst.filter(other -> other.rms() >= cut.rms()).or(() -> Optional.of(cut));
    }
    double scale = scale(whole);
    boolean differs = inside.target().before() >= TYPICAL * scale;
    return worst
        .filter(cut -> differs && cut.rms() <= ALIKE * scale)
        .map(cut -> new Checked(inside, cut));
  }

  private static Fit fit(Tensor one, Tensor other, Tolerance tolerance) {
    return Fit.of(Candidate.of(one), Candidate.of(other), one.size(), tolerance);
  }

  private static double scale(Case of) {
    return Math.min(of.target().before(), of.target().deviation());
  }

  private static boolean isLocal(OpPlan plan, Stretches stretches) {
    return plan.steps().stream()
        .allMatch(step -> stretches.names().stream().allMatch(step::isLocal));
  }

  private static Optional<List<Tensor>> fed(Evidence evidence, Stretches middle) {
    List<Tensor> parts = new ArrayList<>();
    for (Tensor fed : evidence.fed()) {
      Optional<Tensor> part = middle.of(fed, fed.axes());
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return Optional.of(parts);
  }

  /// The network, of whose outputs only the inner part is looked at.
  private static Evidence.Network inside(Evidence evidence, Stretches inner) {
    return fed -> {
      List<Tensor> parts = new ArrayList<>();
      List<Tensor> outputs = evidence.network().run(fed);
      for (int i = 0; i < outputs.size(); i++) {
        Optional<Tensor> part = part(outputs.get(i), evidence.outputs().get(i).axes(), inner);
        if (part.isEmpty()) {
          return List.of();
        }
        parts.add(part.get());
      }
      return parts;
    };
  }

  private static Optional<Tensor> part(Tensor tensor, List<String> axes, Stretches stretches) {
    return tensor.rank() == axes.size() ? stretches.of(tensor, axes) : Optional.empty();
  }

  /// The output in the middle of the image.
  public Case inside() {
    return inside;
  }

  /// Whether cutting changes nothing beyond the model's tolerance, so that a second fault can be
  /// looked for in the middle alone.
  public boolean isExact() {
    return exact;
  }

  /// Whether these steps do to the middle what they do to the whole.
  public boolean holds(OpPlan postprocessing) {
    return isLocal(postprocessing, middle);
  }

  /// The middle of an input; empty where an axis has none.
  public Optional<Tensor> middle(Tensor given) {
    return middle.of(given, given.axes());
  }

  /// Measures at once what these plans ask of an input.
  public void foresee(List<OpPlan> plans, Tensor given) {
    whole(given).foresee(plans);
  }

  /// The middle of an input after other steps; empty where only the whole tells.
  ///
  /// @param part the middle, before the steps
  /// @param measured what steps measure before that: the whole, or what has the same statistics
  public Optional<Tensor> fed(OpPlan plan, Tensor part, Supplier<Tensor> measured) {
    try {
      boolean local = isLocal(plan, middle);
      return local
          ? Optional.of(plan.apply(part, whole.evidence().sample()))
          : plan.applyToPart(part, whole(measured.get()), middle.names());
    } catch (OpException e) {
      return Optional.empty();
    }
  }

  private Measured whole(Tensor tensor) {
    return measured.computeIfAbsent(tensor, key -> new Measured(key, whole.evidence().sample()));
  }

  /// An input of which the middle is known.
  ///
  /// @param key what tells a run with it from others
  /// @param index of the input
  public record Prepared(Object key, int index, Tensor fed) {}

  /// Whether many inputs take one run together, and each alone one of the whole image.
  public boolean isTiled() {
    return tiles.isPresent();
  }

  /// Runs the network on all of them, where that is less than one by one.
  public void prepare(List<Prepared> all) {
    if (tiles.isEmpty()) {
      return;
    }
    for (DType type : DType.values()) {
      List<Prepared> alike = all.stream().filter(one -> one.fed().dtype() == type).toList();
      for (int from = 0; from < alike.size(); from += tiles.get().count()) {
        prepare(
            alike.subList(from, Math.min(alike.size(), from + tiles.get().count())), tiles.get());
      }
    }
  }

  private void prepare(List<Prepared> few, Tiles together) {
    List<List<Tensor>> outputs =
        together.run(
            few.stream().map(one -> fed(one.index(), one.fed())).toList(), inside.effort());
    for (int i = 0; i < outputs.size(); i++) {
      inside.effort().remember(key(few.get(i).key()), outputs.get(i));
    }
  }

  private static Object key(Object of) {
    return List.of(of, "middle");
  }

  private List<Tensor> fed(int index, Tensor part) {
    List<Tensor> all = new ArrayList<>(inside.evidence().fed());
    all.set(index, part);
    return all;
  }

  /// What the network makes of the middle; empty where it fails, or is tiled.
  public Optional<List<Tensor>> run(Prepared one) {
    return isTiled()
        ? Optional.empty()
        : inside
            .effort()
            .runOnce(key(one.key()), inside.evidence().network(), fed(one.index(), one.fed()))
            .filter(this::isComplete);
  }

  /// What came of an input that was prepared.
  public Optional<List<Tensor>> outputs(Object key) {
    return inside.effort().remembered(key(key)).filter(this::isComplete);
  }

  private boolean isComplete(List<Tensor> outputs) {
    return Arrays.equals(outputs.get(inside.index()).shape(), inside.output().raw().shape());
  }

  /// Whether outputs for the middle show that they are not the expected ones.
  public boolean refutes(List<Tensor> outputs) {
    return inside.postprocessed(outputs).map(this::refutes).orElse(false);
  }

  /// Whether a postprocessed output of the middle is seen not to be the expected one.
  public boolean refutes(Tensor made) {
    if (!Arrays.equals(made.shape(), inside.expected().shape())) {
      return false;
    }
    Tolerance none = new Tolerance(0, 0, 0, "");
    return !(fit(made, inside.expected(), none).rms() <= bearable);
  }
}
