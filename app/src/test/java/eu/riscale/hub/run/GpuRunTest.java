package eu.riscale.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Placement;
import eu.riscale.hub.engine.library.NvidiaCards;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.run.result.TestPhase;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.run.result.WeightsTest.Status;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a test on a GPU tells, with what stands in for one.
class GpuRunTest {
  private static final Device CUDA = new Device.Cuda(0);

  @TempDir Path dir;

  @Test
  void theSameOnBothDevicesPasses() throws Exception {
    List<WeightsTest> tests = tests(StandInGpu.faithful(), CUDA, TestKind.values());

    assertThat(tests)
        .extracting(WeightsTest::name)
        .containsExactly(
            "reproduce test outputs",
            "run at other sizes",
            "give the same twice",
            "give the same on the CPU and the GPU");
    WeightsTest devices = tests.getLast();
    assertThat(devices.status()).isEqualTo(Status.PASSED);
    assertThat(devices.detail())
        .matches("bit for bit; \\d+\\.\\d{3} s on cuda:0, \\d+\\.\\d{3} s on the CPU");
    assertThat(devices.phases())
        .containsKeys(TestPhase.OPEN, TestPhase.RUN, TestPhase.RUN_ON_CPU, TestPhase.COMPARE);
    assertThat(devices.outputs())
        .extracting(output -> output.comparison().id())
        .containsExactly("probability");
    assertThat(tests).extracting(test -> test.ranOn().device()).containsOnly("cuda:0");
    assertThat(tests).extracting(test -> test.ranOn().placement().onDevice()).containsOnly(3);
    assertThat(tests).flatExtracting(WeightsTest::findings).isEmpty();
  }

  @Test
  void aSmallDifferenceIsToldInFigures() throws Exception {
    WeightsTest devices = devices(StandInGpu.changing(raw -> plus(raw, 1e-4f)), TestKind.values());
    assertThat(devices.status()).isEqualTo(Status.PASSED);
    assertThat(devices.detail())
        .matches("within \\S+ \\(relative \\S+\\), 0 of 384 elements out of tolerance; .*");
    assertThat(devices.outputs().getFirst().comparison().maxAbsDiff()).isBetween(1e-6, 2.6e-5);
  }

  @Test
  void whatDiffersByMoreFails() throws Exception {
    WeightsTest devices = devices(StandInGpu.changing(raw -> odd(raw)), TestKind.DEVICES);

    assertThat(devices.status()).isEqualTo(Status.FAILED);
    Finding finding = only(devices);
    assertThat(finding.code()).isEqualTo(RunCodes.DEVICES_DISAGREE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.path().toString()).isEqualTo("outputs[0]");
    assertThat(finding.message())
        .matches(
            "cuda:0 and the CPU differ in 1 of 384 elements of output 'probability', by up to"
                + " 0\\.\\d+ \\(relative \\d+(\\.\\d+)?\\)\\.");
    assertThat(finding.expected()).isEqualTo("the same output on every machine");
    assertThat(finding.hint()).startsWith("Look for what a GPU does in another way");
  }

  @Test
  void nanOnOneDeviceAloneFails() throws Exception {
    WeightsTest devices =
        devices(StandInGpu.changing(raw -> first(raw, Float.NaN)), TestKind.DEVICES);
    assertThat(devices.status()).isEqualTo(Status.FAILED);
    assertThat(only(devices).message()).contains("differ in 1 of 384 elements");
  }

  @Test
  void anotherShapeOnTheCpuFails() throws Exception {
    WeightsTest devices = devices(StandInGpu.besideCpu(GpuRunTest::cut), TestKind.DEVICES);
    assertThat(devices.status()).isEqualTo(Status.FAILED);
    assertThat(only(devices).message())
        .isEqualTo(
            "Output 'probability' has the shape 1×2×12×16 on cuda:0 and 1×1×12×16 on the CPU.");
  }

  /// A first run prepares much, and its time would be compared with that of a second.
  @Test
  void theTimeOnTheCpuIsThatOfASecondRun() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    StandInGpu gpu =
        StandInGpu.besideCpu(raw -> {
          runs.incrementAndGet();
          return raw;
        });
    assertThat(devices(gpu, TestKind.DEVICES).status()).isEqualTo(Status.PASSED);
    assertThat(runs).hasValue(2);
  }

  /// Each may be a tolerance away from the test output, in opposite directions.
  @Test
  void twoThatBothReproduceTheTestOutputDoNotFail() throws Exception {
    WeightsTest devices =
        devices(
            new StandInGpu(
                raw -> plus(raw, 0.005f),
                raw -> plus(raw, -0.005f),
                Long.MAX_VALUE,
                Placement.NOT_TOLD,
                Optional.empty()),
            TestKind.DEVICES);
    assertThat(devices.status()).isEqualTo(Status.PASSED);
    assertThat(only(devices).code()).isEqualTo(RunCodes.DEVICES_DISAGREE);
    assertThat(only(devices).severity()).isEqualTo(Severity.ALERT);
  }

  @Test
  void aNetworkThatFailsOnTheCpuDependsOnTheMachine() throws Exception {
    WeightsTest devices =
        devices(
            StandInGpu.alone(EngineException.Kind.RUN, "No CUDA GPUs are available."),
            TestKind.DEVICES);
    assertThat(devices.status()).isEqualTo(Status.FAILED);
    assertThat(only(devices).message())
        .isEqualTo("The network runs on cuda:0, but not on the CPU: No CUDA GPUs are available.");
  }

  @Test
  void whatThisMachineCannotRunOnTheCpuIsSkipped() throws Exception {
    List<WeightsTest> tests =
        tests(
            StandInGpu.alone(EngineException.Kind.ENGINE, "There is no PyTorch for this machine."),
            CUDA,
            TestKind.values());
    assertThat(tests.getLast().status()).isEqualTo(Status.SKIPPED);
    assertThat(tests.getLast().reason())
        .isEqualTo(
            "The GPU cannot be compared with the CPU, which does not run these weights here: There"
                + " is no PyTorch for this machine.");
    assertThat(tests).flatExtracting(WeightsTest::findings).isEmpty();
  }

  @Test
  void onTheCpuThereIsNoSuchTestUnlessItIsNamed() throws Exception {
    assertThat(tests(StandInGpu.faithful(), Device.CPU, TestKind.values()))
        .extracting(WeightsTest::name)
        .doesNotContain(TestKind.DEVICES.title());

    WeightsTest named = tests(StandInGpu.faithful(), Device.CPU, TestKind.DEVICES).getFirst();
    assertThat(named.status()).isEqualTo(Status.SKIPPED);
    assertThat(named.reason())
        .isEqualTo("The network ran on the CPU, so that there is no GPU to compare it with.");
    assertThat(only(named).code()).isEqualTo(RunCodes.DEVICE_MISSING);
  }

  @Test
  void operationsOnTheCpuAreNamed() throws Exception {
    StandInGpu gpu =
        StandInGpu.placing(new Placement(40, Map.of("NonMaxSuppression", 1, "Shape", 3)));
    Finding asked = only(tests(gpu, CUDA, TestKind.REPRODUCE).getFirst());
    assertThat(asked.code()).isEqualTo(RunCodes.OPERATIONS_ON_CPU);
    assertThat(asked.severity()).isEqualTo(Severity.WARNING);
    assertThat(asked.path().toString()).isEqualTo("weights.onnx");
    assertThat(asked.message())
        .isEqualTo("4 of 44 operations ran on the CPU: Shape ×3, NonMaxSuppression ×1.");
    assertThat(asked.expected()).isEqualTo("every operation on cuda:0");

    Finding found = only(tests(gpu, Device.AUTO, TestKind.REPRODUCE).getFirst());
    assertThat(found.severity()).isEqualTo(Severity.INFO);
    assertThat(only(tests(gpu, CUDA, TestKind.SIZES).getFirst())).isEqualTo(asked);
  }

  @Test
  void thatItIsNotKnownWhatRanOnTheCpuIsTold() throws Exception {
    StandInGpu gpu = StandInGpu.placing(Placement.UNCERTAIN);
    Finding asked = only(tests(gpu, CUDA, TestKind.REPRODUCE).getFirst());
    assertThat(asked.code()).isEqualTo(RunCodes.PLACEMENT_UNKNOWN);
    assertThat(asked.severity()).isEqualTo(Severity.WARNING);
    assertThat(asked.path().toString()).isEqualTo("weights.onnx");
    assertThat(asked.message())
        .matches(
            "It is not known which operations of the network ran on the CPU: what ONNX Runtime"
                + " [0-9.]+ tells of this network cannot be relied on\\.");
    assertThat(asked.expected()).isEqualTo("every operation on cuda:0");

    Finding found = only(tests(gpu, Device.AUTO, TestKind.REPRODUCE).getFirst());
    assertThat(found.severity()).isEqualTo(Severity.INFO);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSizeThatTheMemoryDoesNotSufficeForIsItsAlone() throws Exception {
    List<WeightsTest> tests =
        tests(StandInGpu.withRoomFor(195), CUDA, cards("78000"), TestKind.values());

    WeightsTest sizes = tests.get(1);
    assertThat(sizes.status()).isEqualTo(Status.PASSED);
    assertThat(sizes.findings()).extracting(Finding::code).containsOnly(RunCodes.SIZE_NOT_TRIED);
    assertThat(sizes.findings().getFirst().message())
        .isEqualTo(
            "image 2×1×10×10 could not be tried: this GPU's memory did not suffice; 81.8 GB of"
                + " 85.5 were free before.");
    assertThat(sizes.findings().getFirst().hint()).contains("--device cpu");
    assertThat(tests).extracting(WeightsTest::status).doesNotContain(Status.FAILED);
    assertThat(tests).hasSize(4);
    assertThat(tests).extracting(test -> test.ranOn().card()).containsOnly("NVIDIA H100 80GB HBM3");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSizeThatWouldFillTheMemoryIsNotBegun() throws Exception {
    List<WeightsTest> tests =
        tests(StandInGpu.faithful(), CUDA, cards("0"), TestKind.REPRODUCE, TestKind.SIZES);
    WeightsTest sizes = tests.getLast();
    assertThat(sizes.status()).isEqualTo(Status.SKIPPED);
    assertThat(sizes.reason())
        .isEqualTo("No size fits into the memory of this machine or its GPU.");
    assertThat(sizes.findings().getFirst().message())
        .isEqualTo(
            "image 1×1×8×8 was not tried: it would take about 4.9e-05 GB of the memory of cuda:0"
                + " (NVIDIA H100 80GB HBM3), of which 0 GB of 85.5 are free.");
  }

  /// The memory of the GPU is no matter any more.
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aNetworkThatItsFirstRunMovesToTheCpuIsTestedThere() throws Exception {
    List<WeightsTest> tests =
        new ModelRuns("pass-conv2d-v05", WeightsFormat.ONNX, MovingSession.opener(), cards("0"))
            .on(Device.AUTO, TestKind.values());
    assertThat(tests)
        .extracting(WeightsTest::name)
        .containsExactly("reproduce test outputs", "run at other sizes", "give the same twice");
    assertThat(tests).flatExtracting(WeightsTest::findings).isEmpty();
    assertThat(tests)
        .extracting(test -> test.ranOn().place())
        .containsOnly("cpu (not the GPU: the GPU does not run all of its operations (1 Shape))");
  }

  @Test
  void tooLittleMemoryForTheTestInputsIsNoFaultOfTheModel() throws Exception {
    List<WeightsTest> tests = tests(StandInGpu.withRoomFor(0), CUDA, TestKind.values());
    assertThat(tests).hasSize(1);
    assertThat(tests.getFirst().status()).isEqualTo(Status.SKIPPED);
    Finding finding = only(tests.getFirst());
    assertThat(finding.code()).isEqualTo(RunCodes.DEVICE_MEMORY);
    assertThat(finding.hint()).isEqualTo("Use --device cpu.");
  }

  private WeightsTest devices(StandInGpu gpu, TestKind... kinds) throws Exception {
    return tests(gpu, CUDA, kinds).getLast();
  }

  private List<WeightsTest> tests(StandInGpu gpu, Device device, TestKind... kinds)
      throws Exception {
    return tests(gpu, device, NvidiaCards.none(), kinds);
  }

  private List<WeightsTest> tests(
      StandInGpu gpu, Device device, NvidiaCards cards, TestKind... kinds) throws Exception {
    return new ModelRuns("pass-conv2d-v05", WeightsFormat.ONNX, gpu, cards).on(device, kinds);
  }

  /// What a machine with one card says.
  ///
  /// @param free mebibytes
  private NvidiaCards cards(String free) throws Exception {
    Path program = dir.resolve("nvidia-smi");
    Files.writeString(
        program,
        "#!/bin/sh\necho 'GPU-1, NVIDIA H100 80GB HBM3, 81559, %s, 570.86.15, Disabled'\n"
            .formatted(free));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new NvidiaCards(Optional.of(program), Map.of(), Duration.ofSeconds(10));
  }

  private static Finding only(WeightsTest test) {
    assertThat(test.findings()).hasSize(1);
    return test.findings().getFirst();
  }

  private static Tensor plus(Tensor raw, float more) {
    float[] values = raw.floats().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += more;
    }
    return with(raw, values);
  }

  private static Tensor odd(Tensor raw) {
    return first(raw, raw.floats()[0] > 0 ? -5 : 5);
  }

  private static Tensor first(Tensor raw, float value) {
    float[] values = raw.floats().clone();
    values[0] = value;
    return with(raw, values);
  }

  private static Tensor with(Tensor raw, float[] values) {
    return Tensor.of(values, raw.axes(), raw.shape());
  }

  /// Without its last channel.
  private static Tensor cut(Tensor raw) {
    int[] shape = raw.shape().clone();
    shape[1]--;
    float[] values = java.util.Arrays.copyOf(raw.floats(), raw.size() / raw.shape()[1] * shape[1]);
    return Tensor.of(values, raw.axes(), shape);
  }
}
