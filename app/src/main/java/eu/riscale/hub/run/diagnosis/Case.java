package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.run.diagnosis.Evidence.Output;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.Notation;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.spec.view.ToleranceForm;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One output that is not the expected one, as hypotheses see it.
public final class Case {
  private final Evidence evidence;
  private final int index;
  private final Optional<Tensor> actual;
  private final Target target;
  private final Effort effort;
  private final Target.Demand demand;
  private @Nullable Differences differences;
  private @Nullable Window window;
  private boolean hasLooked;

  /// @param actual the postprocessed output; empty where the network's output does not have as many
  ///   axes as the description, so that nothing could be applied to it
  public Case(
      Evidence evidence, int index, Optional<Tensor> actual, Tolerance tolerance, Effort effort) {
    this(evidence, index, actual, tolerance, effort, Target.Demand.ALONE);
  }

  private Case(
      Evidence evidence,
      int index,
      Optional<Tensor> actual,
      Tolerance tolerance,
      Effort effort,
      Target.Demand demand) {
    this.evidence = evidence;
    this.index = index;
    this.actual = actual;
    this.effort = effort;
    this.demand = demand;
    this.target = new Target(expected(), tolerance, aligned(), demand);
  }

  /// One fault of another case undone.
  private Case(Case first, Evidence evidence, Optional<Tensor> actual) {
    this.evidence = evidence;
    this.index = first.index;
    this.actual = actual;
    this.effort = first.effort;
    this.demand = Target.Demand.OF_TWO;
    this.target = first.target.with(aligned(), demand);
  }

  /// Whether one fault is undone already.
  public boolean isSecond() {
    return demand == Target.Demand.OF_TWO;
  }

  public Evidence evidence() {
    return evidence;
  }

  /// Position among the outputs of the description.
  public int index() {
    return index;
  }

  public Output output() {
    return evidence.outputs().get(index);
  }

  public Tensor expected() {
    return output().expected();
  }

  public Target target() {
    return target;
  }

  /// What counts as explaining a part of the output.
  public Target targetOf(Tensor part) {
    return new Target(part, target.tolerance(), Optional.empty(), demand);
  }

  public Effort effort() {
    return effort;
  }

  /// The postprocessed output; the axes may be longer or shorter than expected.
  public Optional<Tensor> actual() {
    return actual;
  }

  /// The postprocessed output where it has the expected shape.
  public Optional<Tensor> aligned() {
    return actual.filter(this::isAligned);
  }

  /// This output among those of another run, postprocessed as described.
  public Optional<Tensor> postprocessed(List<Tensor> outputs) {
    return postprocessed(outputs.get(index), output());
  }

  /// What a network gave, after the steps of an output; empty where it has not as many axes, and as
  /// [#applied] is.
  public Optional<Tensor> postprocessed(Tensor raw, Output as) {
    return raw.rank() == as.axes().size()
        ? applied(as.postprocessing(), raw.withAxes(as.axes()))
        : Optional.empty();
  }

  /// A tensor after these steps; empty where they do not fit it, or looking for causes has taken as
  /// much as it may.
  public Optional<Tensor> applied(OpPlan plan, Tensor tensor) {
    return effort.apply(plan, tensor, evidence.sample());
  }

  /// The network's output after these steps, where it then has the expected shape.
  public Optional<Tensor> aligned(OpPlan plan) {
    return applied(plan, output().raw().withAxes(output().axes())).filter(this::isAligned);
  }

  private boolean isAligned(Tensor tensor) {
    return Arrays.equals(tensor.shape(), expected().shape());
  }

  /// Measures a tensor, where it has the expected shape.
  public Optional<Fit> fit(Tensor tensor) {
    return isAligned(tensor) ? Optional.of(fit(Candidate.of(tensor))) : Optional.empty();
  }

  /// Measures what the expected output would be.
  public Fit fit(Candidate candidate) {
    return Fit.of(candidate, Candidate.of(expected()), expected().size(), target.tolerance());
  }

  /// Measures a tensor, where it has the expected shape and explains the expected output.
  public Optional<Fit> explains(Tensor tensor) {
    return isAligned(tensor) ? target.explains(Candidate.of(tensor), 0) : Optional.empty();
  }

  /// Measures this output among those of another run, where it then explains the expected one.
  public Optional<Fit> explainsRun(List<Tensor> outputs) {
    return postprocessed(outputs).flatMap(this::explains).or(() -> Jointly.explains(this, outputs));
  }

  /// The same output of a network that got other inputs.
  ///
  /// @param outputs what the network then gave, in the order of the description
  public Case withRun(List<Tensor> outputs) {
    List<Output> given = new ArrayList<>();
    for (int i = 0; i < evidence.outputs().size(); i++) {
      Output one = evidence.outputs().get(i);
      given.add(
          new Output(one.id(), one.axes(), outputs.get(i), one.postprocessing(), one.expected()));
    }
    return second(evidence.withOutputs(given), postprocessed(outputs));
  }

  /// The same output after other steps.
  public Case withSteps(OpPlan plan) {
    List<Output> given = new ArrayList<>(evidence.outputs());
    Output own = output();
    Output changed = new Output(own.id(), own.axes(), own.raw(), plan, own.expected());
    given.set(index, changed);
    return second(evidence.withOutputs(given), postprocessed(own.raw(), changed));
  }

  /// The middle of a large image, by which trials of other inputs are judged first; empty where
  /// only the whole tells.
  public Optional<Window> window() {
    if (!hasLooked) {
      hasLooked = true;
      window = Window.of(this).orElse(null);
    }
    return Optional.ofNullable(window);
  }

  /// The same output in a part of the image.
  Case inside(Evidence part) {
    Output own = part.outputs().get(index);
    return new Case(part, index, postprocessed(own.raw(), own), target.tolerance(), effort, demand);
  }

  /// This case with one fault undone, so that another one may be found in it.
  private Case second(Evidence other, Optional<Tensor> made) {
    return new Case(this, other, made);
  }

  /// The distribution of the differences; empty where the shapes differ.
  public Optional<Differences> differences() {
    if (differences == null && aligned().isPresent()) {
      differences = Differences.of(aligned().get(), expected(), target.tolerance());
    }
    return Optional.ofNullable(differences);
  }

  /// How to allow the output in the description.
  public Correction toleranceCorrection() {
    Differences allowed = differences().orElseThrow();
    Notation notation = evidence.notation();
    ToleranceForm form = notation.tolerance(output().id(), evidence.weights(), allowed.tolerance());
    if (!allowed.withinLimits() && !notation.allowsAnyTolerance()) {
      return Correction.of(
          form.at(),
          "Make the test output again where most people will run the model: the specification does"
              + " not let a description allow so much difference.");
    }
    return new Correction(
        form.at(),
        "Make the test output again with these weights. If the numbers still differ where others"
            + " run the model, and so much difference is all right, allow it"
            + form.position()
            + ":",
        form.yaml());
  }

  /// The steps after the network, to be changed.
  public StepEdits postprocessing() {
    return new StepEdits(
        output().postprocessing(),
        at().field("postprocessing"),
        new StepYaml(evidence.notation(), output().axes()),
        isSecond() ? StepEdits.Written.AS_A_WHOLE : StepEdits.Written.AS_A_CHANGE);
  }

  public RdfPath at() {
    return Side.OUTPUT.at(index);
  }

  /// The place of the test output in the description.
  public RdfPath testOutput() {
    return evidence.notation().testTensor(Side.OUTPUT, index);
  }
}
