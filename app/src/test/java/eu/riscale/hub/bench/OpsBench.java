package eu.riscale.hub.bench;

import eu.riscale.hub.proc.Clip;
import eu.riscale.hub.proc.OpContext;
import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.proc.Sample;
import eu.riscale.hub.proc.ScaleRange;
import eu.riscale.hub.proc.Sigmoid;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.proc.ZeroMeanUnitVariance;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.Parallel;
import eu.riscale.hub.tensor.PercentileMethod;
import eu.riscale.hub.tensor.Statistics;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Steps and statistics on float32, as `numpy_ops.py` beside this file does them with numpy.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx2g"})
public class OpsBench {
  private static final List<String> AXES = List.of("batch", "channel", "z", "y", "x");
  private static final JointAxes ALL = JointAxes.all();

  @Param({"512x512", "2048x2048", "64x256x256"})
  public String size = "";

  @Param({"1", "2"})
  public int threads;

  /// `out`: the result goes to memory that is there, as in every step of a plan but the first;
  /// `new`: to memory that is taken for it.
  @Param({"out", "new"})
  public String result = "";

  private Tensor in;
  private Parallel parallel;
  private OpContext context;

  @Setup
  public void prepare() {
    int[] lengths = {1, 1, 1, 0, 0};
    String[] parts = size.split("x", -1);
    for (int i = 0; i < parts.length; i++) {
      lengths[lengths.length - parts.length + i] = Integer.parseInt(parts[i]);
    }
    float[] values = new float[(int) Tensor.count(lengths)];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * 30 + 100);
    }
    in = Tensor.of(values, AXES, lengths);
    Tensor out = Tensor.of(new float[values.length], AXES, lengths);
    // The sample does not know the tensor, so that its statistics are computed every time.
    parallel = Parallel.of(threads);
    Sample sample = Sample.of(Map.of(), parallel);
    boolean there = result.equals("out");
    context = new OpContext(sample, List.of(), there ? Optional.of(out) : Optional.empty());
  }

  @Benchmark
  public Statistics.Spread meanAndDeviation() {
    return Statistics.spread(List.of(in), Set.copyOf(AXES), parallel);
  }

  @Benchmark
  public Object percentiles() {
    return Statistics.percentiles(
        List.of(in), Set.copyOf(AXES), List.of(1.0, 99.8), PercentileMethod.LINEAR, parallel);
  }

  @Benchmark
  public Tensor scaleRange() throws OpException {
    return apply(new ScaleRange(ALL, 1, 99.8, 1e-6, Optional.empty()));
  }

  @Benchmark
  public Tensor zeroMeanUnitVariance() throws OpException {
    return apply(new ZeroMeanUnitVariance(ALL, 1e-6));
  }

  @Benchmark
  public Tensor sigmoid() throws OpException {
    return apply(new Sigmoid());
  }

  @Benchmark
  public Tensor clip() throws OpException {
    return apply(Clip.of(50, 150));
  }

  private Tensor apply(TensorOp step) throws OpException {
    return step.apply(in, context);
  }
}
