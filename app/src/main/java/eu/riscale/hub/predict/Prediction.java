package eu.riscale.hub.predict;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NetworkOpener;
import eu.riscale.hub.predict.PredictException.Kind;
import eu.riscale.hub.predict.PredictOptions.Writing;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.run.OpenNetwork;
import eu.riscale.hub.run.tiling.TilePlan;
import eu.riscale.hub.run.tiling.TilePlanner;
import eu.riscale.hub.run.tiling.TilingException;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A model run on images.
public final class Prediction {
  /// Above so many numbers a small tile is run first, to learn how much memory the network takes.
  private static final double LARGE = 8e6;

  private static final double SMALL = 1e6;

  private final ModelView model;
  private final RdfSource source;
  private final NetworkOpener engines;
  private final PredictOptions options;
  private final PredictWatch watch;

  public Prediction(
      ModelView model,
      RdfSource source,
      NetworkOpener engines,
      PredictOptions options,
      PredictWatch watch) {
    this.model = model;
    this.source = source;
    this.engines = engines;
    this.options = options;
    this.watch = watch;
  }

  /// One sample, read.
  private record Read(InputFiles.Job job, List<Tensor> images) {}

  /// @throws PredictException where nothing comes of it, or no more
  public void run() throws PredictException {
    List<InputFiles.Job> jobs = new InputFiles(model).jobs(options.inputs());
    List<String> given = List.copyOf(jobs.getFirst().files().keySet());
    List<TensorView> inputs =
        model.inputs().stream().filter(input -> given.contains(input.id())).toList();
    SampleImages images = new SampleImages(inputs, options.axes());
    OutputFiles files = new OutputFiles(options, model.outputs(), jobs);
    List<OpPlan> described = Steps.of(inputs);
    List<OpPlan> after = Steps.of(model.outputs());
    List<OpPlan> before = new Dataset(inputs, options, watch).fixed(described, after, jobs, images);
    TilePlanner planner = new TilePlanner(model, given, options.wishes());
    if (options.writing() == Writing.NOTHING) {
      for (InputFiles.Job job : jobs) {
        Read read = new Read(job, images.read(job, watch));
        new Told(watch).plan(plan(planner, read, new RunMemory()), new RunMemory());
        files.tell(job, watch);
      }
      return;
    }
    files.requireNew();
    try (OpenNetwork network = new Opened(model, source, engines, options).network(watch)) {
      RunMemory memory = new RunMemory();
      for (InputFiles.Job job : jobs) {
        run(network, planner, new Read(job, images.read(job, watch)), before, after, memory, files);
      }
    }
  }

  private TilePlan plan(TilePlanner planner, Read read, RunMemory memory) throws PredictException {
    List<int[]> shapes = read.images().stream().map(Tensor::shape).toList();
    try {
      TilePlan all = planner.plan(shapes, elements -> true);
      double outputs = all.wholeOutputs();
      return planner.plan(shapes, elements -> memory.fits(elements, outputs));
    } catch (TilingException e) {
      throw PredictException.usage(e.getMessage(), e.hint());
    }
  }

  private void run(
      OpenNetwork network,
      TilePlanner planner,
      Read read,
      List<OpPlan> before,
      List<OpPlan> after,
      RunMemory memory,
      OutputFiles files)
      throws PredictException {
    learn(network, planner, read, before, memory);
    while (true) {
      TilePlan plan = plan(planner, read, memory);
      new Told(watch).plan(plan, memory);
      try {
        List<Tensor> made = outputs(network, plan, read, before, after);
        memory.ran(plan.elements());
        for (int i = 0; i < made.size(); i++) {
          files.write(read.job(), i, made.get(i), watch);
        }
        return;
      } catch (TooLarge e) {
        memory.full(plan.elements());
        if (plan(planner, read, memory).elements() >= plan.elements()) {
          throw e.failure();
        }
        watch.line("memory", "did not suffice; once more in smaller tiles");
      }
    }
  }

  /// Runs a small tile where the whole is large, for what it says of the memory.
  private void learn(
      OpenNetwork network, TilePlanner planner, Read read, List<OpPlan> before, RunMemory memory)
      throws PredictException {
    List<int[]> shapes = read.images().stream().map(Tensor::shape).toList();
    try {
      TilePlan all = planner.plan(shapes, elements -> true);
      TilePlan small = planner.plan(shapes, elements -> elements <= SMALL);
      boolean isOfUse = all.elements() > LARGE && small.elements() < all.elements() / 4;
      if (isOfUse) {
        Fed fed = new Fed(small, read.images(), before);
        run(network, fed.tile(small.count() / 2));
        memory.ran(small.elements());
      }
    } catch (TilingException e) {
      throw PredictException.usage(e.getMessage(), e.hint());
    } catch (TooLarge e) {
      throw e.failure();
    }
  }

  private List<Tensor> outputs(
      OpenNetwork network, TilePlan plan, Read read, List<OpPlan> before, List<OpPlan> after)
      throws PredictException, TooLarge {
    Fed fed = new Fed(plan, read.images(), before);
    List<Joined> joined = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      joined.add(new Joined(plan, i, after.get(i), fed.sample()));
    }
    watch.begins(plan.count());
    try {
      for (int tile = 0; tile < plan.count(); tile++) {
        List<Tensor> raw = run(network, fed.tile(tile));
        for (int i = 0; i < joined.size(); i++) {
          joined.get(i).add(tile, raw.get(i));
        }
        watch.step();
      }
      List<Tensor> made = new ArrayList<>();
      for (Joined each : joined) {
        made.add(each.result());
      }
      return made;
    } catch (OutOfMemoryError e) {
      throw new TooLarge(
          new PredictException(
              Kind.MACHINE,
              "There is not enough memory for it.",
              "Ask for smaller tiles by --tile, or run it where there is more memory."));
    }
  }

  /// Memory did not suffice for a run.
  private static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;
    private final PredictException failure;

    TooLarge(PredictException failure) {
      super(failure);
      this.failure = failure;
    }

    PredictException failure() {
      return failure;
    }
  }

  private List<Tensor> run(OpenNetwork network, Map<String, Tensor> fed)
      throws PredictException, TooLarge {
    try {
      List<Tensor> raw = network.run(fed);
      if (raw.isEmpty()) {
        throw new PredictException(
            Kind.MODEL,
            "The network gives fewer outputs than the %d that are described."
                .formatted(model.outputs().size()),
            "Run 'hub test' on the model.");
      }
      return raw;
    } catch (EngineException e) {
      PredictException failure = Opened.failed(e);
      if (e.kind() == EngineException.Kind.MEMORY) {
        throw new TooLarge(failure);
      }
      throw failure;
    }
  }
}
