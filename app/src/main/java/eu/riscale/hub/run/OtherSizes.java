package eu.riscale.hub.run;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ShellLimits;
import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.proc.Sample;
import eu.riscale.hub.run.DescribedSizes.Choice;
import eu.riscale.hub.run.DescribedSizes.Length;
import eu.riscale.hub.run.TestOptions.AfterFailure;
import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.memory.MemoryNeed;
import eu.riscale.hub.run.memory.MemoryNeed.Obstacle;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.run.result.TestPhase;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The test that a model runs at the sizes that its description allows: the test inputs are cropped
/// or mirrored to them, and the outputs must have the sizes that follow, before any halo is
/// cropped, and only finite values.
final class OtherSizes {
  private final ModelView subject;
  private final TestTensors tensors;
  private final AfterFailure afterFailure;

  /// Whether the network ran at the size of the test inputs before, so that it need not again.
  enum TestSize {
    RUN_BEFORE,
    NOT_YET_RUN
  }

  /// How long all sizes together may take: three times as long as the test that reproduced the
  /// outputs, but a second is always given. Whoever asks for this test alone has no limit.
  ///
  /// @param seconds that it took to reproduce the outputs
  /// @param elements of the inputs and outputs that it took them for
  record TimeLimit(double seconds, double elements) {
    private static final double FREE = 1;
    private static final double TIMES = 3;

    static TimeLimit none() {
      return new TimeLimit(0, 1);
    }

    /// Whether there is time for one more size.
    boolean allows(double soFar, double more) {
      double expected = seconds * more / Math.max(1, elements);
      return soFar + expected <= Math.max(FREE, TIMES * seconds) || seconds == 0;
    }
  }

  /// @param afterFailure what follows the first size that fails
  OtherSizes(ModelView subject, TestTensors tensors, AfterFailure afterFailure) {
    this.subject = subject;
    this.tensors = tensors;
    this.afterFailure = afterFailure;
  }

  /// The sizes to try, small ones first.
  List<Choice> choices(TestSize testSize) {
    Map<String, List<Long>> given = new LinkedHashMap<>();
    tensors.inputs().forEach(input -> given.put(input.id(), shape(input.given())));
    return new DescribedSizes(
            subject.tensors().all().stream().filter(tensor -> !tensor.isLeftOut()).toList(),
            subject.notation().hasFreeBatch())
        .choices(given).stream()
            .filter(choice -> testSize == TestSize.NOT_YET_RUN || !choice.inputs().equals(given))
            .toList();
  }

  /// @throws EngineException where a limit of this shell keeps it from any result
  void run(Network network, List<Choice> choices, MemoryNeed memory, TimeLimit limit, TestLog log)
      throws EngineException {
    List<Choice> run = new ArrayList<>();
    List<Finding> problems = new ArrayList<>();
    int left = 0;
    long start = System.nanoTime();
    for (Choice choice : choices) {
      double soFar = (System.nanoTime() - start) / 1e9;
      if (!run.isEmpty() && !limit.allows(soFar, choice.elements())) {
        left = choices.size() - choices.indexOf(choice);
        break;
      }
      Optional<Obstacle> obstacle = obstacle(choice, memory);
      if (obstacle.isPresent()) {
        log.note(notTried(choice, "was not tried", obstacle.get(), log));
        continue;
      }
      log.doing("running the network with " + sizes(choice));
      try {
        tryOut(network, choice, log).ifPresent(problems::add);
      } catch (GpuFull e) {
        log.note(notTried(choice, "could not be tried", memory.full(), log));
        continue;
      }
      run.add(choice);
      memory.ran(choice.elements());
      if (afterFailure == AfterFailure.STOP && !problems.isEmpty()) {
        break;
      }
    }
    conclude(run, problems, left, log);
  }

  private static Finding notTried(Choice choice, String what, Obstacle why, TestLog log) {
    String message = "%s %s: %s".formatted(sizes(choice), what, why.reason());
    return Finding.of(RunCodes.SIZE_NOT_TRIED, log.at(), message).hint(why.hint());
  }

  /// A size that the GPU's memory does not suffice for says nothing against the network.
  private static final class GpuFull extends Exception {
    private static final long serialVersionUID = 1L;

    GpuFull(EngineException cause) {
      super(cause);
    }
  }

  /// @param left how many larger sizes were left out for the time that they take
  private static void conclude(List<Choice> run, List<Finding> problems, int left, TestLog log) {
    if (run.isEmpty()) {
      log.skip("No size fits into the memory of this machine or its GPU.");
      return;
    }
    if (problems.isEmpty()) {
      String smallest = shapes(run.getFirst());
      String sizes =
          run.size() == 1
              ? smallest
              : String.format(
                  Locale.ROOT, "%d sizes, %s to %s", run.size(), smallest, shapes(run.getLast()));
      log.detail(left == 0 ? sizes : sizes + " (%d larger ones by --tests=sizes)".formatted(left));
      return;
    }
    Finding first = problems.getFirst();
    log.fail(
        run.size() == 1
            ? first
            : first.expected(
                String.format(
                    Locale.ROOT,
                    "%s (%d of %d sizes fail)",
                    first.expected(),
                    problems.size(),
                    run.size())));
  }

  /// Why a size is not tried.
  private static Optional<Obstacle> obstacle(Choice choice, MemoryNeed memory) {
    for (List<Long> shape : choice.inputs().values()) {
      if (shape.stream().anyMatch(length -> length < 1)) {
        return Optional.of(new Obstacle("no pixel is left.", "Describe a larger smallest size."));
      }
    }
    double elements = choice.elements();
    if (elements >= Integer.MAX_VALUE - 8) {
      String reason = "that is %s numbers, more than hub can hold.".formatted(Figures.of(elements));
      return Optional.of(new Obstacle(reason, "Check that the step and the scale are meant."));
    }
    return memory.obstacle(elements);
  }

  private Optional<Finding> tryOut(Network network, Choice choice, TestLog log)
      throws GpuFull, EngineException {
    try {
      long start = System.nanoTime();
      Map<String, Tensor> inputs = new LinkedHashMap<>();
      tensors
          .inputs()
          .forEach(input ->
              inputs.put(
                  input.id(),
                  Resized.of(
                      input.given(), Objects.requireNonNull(choice.inputs().get(input.id())))));
      Sample sample = Sample.of(inputs);
      List<Tensor> fed = new ArrayList<>();
      for (var input : tensors.inputs()) {
        Tensor resized = Objects.requireNonNull(inputs.get(input.id()));
        fed.add(input.preprocessing().apply(resized, sample));
      }
      log.took(TestPhase.PREPROCESS, start);
      start = System.nanoTime();
      List<Tensor> raw = network.run(fed);
      log.took(TestPhase.RUN, start);
      if (raw.isEmpty()) {
        return Optional.of(refused(choice, "it gives too few outputs.", log));
      }
      for (int i = 0; i < raw.size(); i++) {
        Optional<Finding> problem = output(i, raw.get(i), choice, sample, log);
        if (problem.isPresent()) {
          return problem;
        }
      }
      return Optional.empty();
    } catch (OpException e) {
      return Optional.of(refused(choice, e.getMessage(), log));
    } catch (EngineException e) {
      if (ShellLimits.areReached(e)) {
        throw e;
      }
      if (e.kind() == EngineException.Kind.MEMORY
          && network.session().device() instanceof Device.Cuda) {
        throw new GpuFull(e);
      }
      return Optional.of(refused(choice, e.getMessage(), log));
    } catch (OutOfMemoryError e) {
      return Optional.of(refused(choice, "There is not enough memory.", log));
    }
  }

  private static Finding refused(Choice choice, String why, TestLog log) {
    return Finding.of(
            RunCodes.SIZE_REFUSED,
            log.at(),
            "The network does not run with %s, which the description allows: %s"
                .formatted(sizes(choice), why))
        .expected("a result at every size that the description allows")
        .hint(SizeCause.help(why));
  }

  private Optional<Finding> output(int index, Tensor raw, Choice choice, Sample sample, TestLog log)
      throws OpException {
    TensorView output = subject.outputs().get(index);
    RdfPath at = Side.OUTPUT.at(index);
    List<Length> wanted = Objects.requireNonNull(choice.outputs().get(output.id()));
    if (raw.rank() != wanted.size()) {
      return Optional.of(shape(index, at, raw, choice, wanted));
    }
    long start = System.nanoTime();
    Tensor actual =
        tensors.postprocessing().get(index).apply(raw.withAxes(output.axisIds()), sample);
    log.took(TestPhase.POSTPROCESS, start);
    for (int axis = 0; axis < wanted.size(); axis++) {
      if (!wanted.get(axis).allows(actual.length(axis))) {
        return Optional.of(shape(index, at, actual, choice, wanted));
      }
    }
    long odd = notFinite(actual);
    if (odd == 0 || notFinite(tensors.expected().get(index)) > 0) {
      return Optional.empty();
    }
    Code code = RunCodes.OUTPUT_NOT_FINITE;
    return Optional.of(
        Finding.of(
                code,
                at,
                String.format(
                    Locale.ROOT,
                    "With %s, %,d of %,d values of output '%s' are NaN or infinite.",
                    sizes(choice),
                    odd,
                    actual.size(),
                    output.id()))
            .expected("finite values")
            .hint("Look for a division by zero or an overflow in the network."));
  }

  private Finding shape(int index, RdfPath at, Tensor found, Choice choice, List<Length> wanted) {
    TensorView output = subject.outputs().get(index);
    Finding finding =
        Finding.of(
                RunCodes.OUTPUT_SIZE,
                at,
                "With %s, output '%s' has the shape %s."
                    .formatted(sizes(choice), output.id(), found.shapeText()))
            .expected(Tensor.shapeText(wanted) + ", which follows from the description");
    return new SizeCause(output, found, wanted, tensors.expected().get(index))
        .of(finding, sizes(choice));
  }

  /// How many of its values are NaN or infinite.
  static long notFinite(Tensor tensor) {
    if (!tensor.dtype().isFloat()) {
      return 0;
    }
    long odd = 0;
    int size = tensor.size();
    for (int i = 0; i < size; i++) {
      odd += Double.isFinite(tensor.at(i)) ? 0 : 1;
    }
    return odd;
  }

  private static List<Long> shape(Tensor tensor) {
    return Arrays.stream(tensor.shape()).mapToObj(Long::valueOf).toList();
  }

  /// Such as `image 1×1×64×64`.
  private static String sizes(Choice choice) {
    List<String> parts = new ArrayList<>();
    choice.inputs().forEach((id, shape) -> parts.add(id + " " + Tensor.shapeText(shape)));
    return String.join(", ", parts);
  }

  /// The same without the names.
  private static String shapes(Choice choice) {
    return String.join(" and ", choice.inputs().values().stream().map(Tensor::shapeText).toList());
  }
}
