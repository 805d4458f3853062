package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Sample;
import eu.riscale.hub.run.diagnosis.Evidence.Network;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What looking for the causes of a model's differences may take in all: how much networks compute
/// again, and how many elements steps are applied to, each counted once for each step. All of it is
/// counted and not timed, so that the same is tried however busy the machine is; the clock alone
/// ends what takes far longer than it should.
public final class Effort {
  /// For models with no more steps than are changed one by one: some seconds. All changes to ten
  /// steps on an image of some million elements come to less.
  private static final long LEAST = 4_000_000_000L;

  /// How often as much as reproducing the outputs took.
  private static final int TIMES = 2;

  /// What networks may compute again: some seconds, and, where that is not enough to try each fault
  /// alone, or for the largest the likely ones, some more, up to half a minute on two cores.
  private static final double RERUNS = 5e12;

  private static final int EACH_FAULT = 100;
  private static final double FOR_EACH_FAULT = 1.6e13;
  private static final int LIKELY_FAULTS = 12;
  private static final double FOR_LIKELY_FAULTS = 8e13;

  /// What a run of the smallest network takes.
  private static final double LEAST_RUN = 2e9;

  /// Of a network that gives less than it takes, how much of its input its numbers meet.
  private static final double NARROWED = 1.0 / 16;

  /// The protection against networks that take far longer than their numbers tell.
  private static final Duration CLOCK = Duration.ofMinutes(2);

  /// What applying a step takes besides its elements, as so many of them.
  private static final int STEP_ALONE = 256;

  /// Elements of outputs that are kept, so that no network is run twice on the same.
  private static final long KEPT = 1 << 24;

  private final Map<Object, List<Tensor>> known = new HashMap<>();
  private long keptLeft = KEPT;
  private final Evidence evidence;
  private double wholeRun;
  private double spentOnRuns;
  private long elementsLeft;
  private long nanosLeft = CLOCK.toNanos();
  private boolean stopped;

  private Effort(long elements, Evidence evidence) {
    this.elementsLeft = elements;
    this.evidence = evidence;
  }

  /// As much as is in proportion to the model's own steps.
  public static Effort of(Evidence evidence) {
    double reproducing = 0;
    int steps = 0;
    for (Evidence.Input input : evidence.inputs()) {
      reproducing += cost(input.preprocessing(), input.given());
      steps = Math.max(steps, input.preprocessing().steps().size());
    }
    for (Evidence.Output output : evidence.outputs()) {
      reproducing += cost(output.postprocessing(), output.raw());
      steps = Math.max(steps, output.postprocessing().steps().size());
    }
    long least = steps > StepEdits.MOST_TRIED ? 0 : LEAST;
    return new Effort(Math.max(least, (long) (TIMES * reproducing)), evidence);
  }

  private static long cost(OpPlan plan, Tensor tensor) {
    return (plan.steps().size() + 1L) * (tensor.size() + STEP_ALONE);
  }

  /// A tensor after these steps; empty where they do not fit it, or too much was done already.
  Optional<Tensor> apply(OpPlan plan, Tensor tensor, Sample sample) {
    long cost = cost(plan, tensor);
    if (cost > elementsLeft) {
      elementsLeft = 0;
      stopped = true;
      return Optional.empty();
    }
    elementsLeft -= cost;
    try {
      return Optional.of(plan.apply(tensor, sample));
    } catch (OpException e) {
      return Optional.empty();
    }
  }

  /// The outputs; empty where the network fails on these inputs, or too much was computed already.
  public Optional<List<Tensor>> run(Network network, List<Tensor> fed) {
    if (isSpent()) {
      stopped = true;
      return Optional.empty();
    }
    spentOnRuns += cost(fed);
    long start = System.nanoTime();
    try {
      List<Tensor> outputs = network.run(fed);
      return outputs.isEmpty() ? Optional.empty() : Optional.of(outputs);
    } catch (EngineException | IOException | OutOfMemoryError e) {
      // A network may refuse what it was not made for: that is an answer, too.
      return Optional.empty();
    } finally {
      nanosLeft -= System.nanoTime() - start;
    }
  }

  /// What a run takes: each number of the network at each element that it gives, or takes where it
  /// gives fewer, which is some times more than what real ones multiply.
  private double cost(List<Tensor> fed) {
    return Math.max(LEAST_RUN, wholeRun() * size(fed) / Math.max(1, size(evidence.fed())));
  }

  private double wholeRun() {
    if (wholeRun == 0) {
      double whole = size(evidence.fed());
      double made = size(evidence.outputs().stream().map(Evidence.Output::raw).toList());
      double met = Math.max(Math.min(made, whole), NARROWED * whole);
      wholeRun = Math.max(1, met * evidence.network().parameters());
    }
    return wholeRun;
  }

  private double runs() {
    double each = Math.min(FOR_EACH_FAULT, EACH_FAULT * wholeRun());
    double likely = Math.min(FOR_LIKELY_FAULTS, LIKELY_FAULTS * wholeRun());
    return Math.max(RERUNS, Math.max(each, likely));
  }

  private static double size(List<Tensor> tensors) {
    return tensors.stream().mapToLong(Tensor::size).sum();
  }

  /// The outputs as [#run] gives them, each run known by its key for all outputs of the model.
  public Optional<List<Tensor>> runOnce(Object key, Network network, List<Tensor> fed) {
    Optional<List<Tensor>> before = remembered(key);
    if (before.isPresent()) {
      return before;
    }
    Optional<List<Tensor>> outputs = run(network, fed);
    outputs.ifPresent(made -> remember(key, made));
    return outputs;
  }

  /// The outputs of a run that was made before.
  Optional<List<Tensor>> remembered(Object key) {
    return Optional.ofNullable(known.get(key));
  }

  /// Keeps outputs, while there is room for them.
  void remember(Object key, List<Tensor> outputs) {
    long size = outputs.stream().mapToLong(Tensor::size).sum();
    if (size <= keptLeft) {
      keptLeft -= size;
      known.put(key, outputs);
    }
  }

  /// Takes so many elements for work that is no step; whether there were as many left.
  public boolean spend(long elements) {
    if (elements > elementsLeft) {
      stopped = true;
      return false;
    }
    elementsLeft -= elements;
    return true;
  }

  /// Says that something is not tried since it would take too long.
  public void leaveOut() {
    stopped = true;
  }

  /// Whether no step is applied and no network run any more.
  public boolean isSpent() {
    return elementsLeft == 0 || spentOnRuns >= runs() || nanosLeft <= 0;
  }

  /// How much was tried.
  public Diagnosis.Tried tried() {
    if (nanosLeft <= 0) {
      return Diagnosis.Tried.UNTIL_TIME_WAS_UP;
    }
    return stopped ? Diagnosis.Tried.WHAT_IS_AFFORDABLE : Diagnosis.Tried.ALL;
  }
}
