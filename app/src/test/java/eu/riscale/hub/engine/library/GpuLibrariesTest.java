package eu.riscale.hub.engine.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.engine.python.FakePython;
import eu.riscale.hub.engine.python.FakeTorch;
import eu.riscale.hub.engine.python.PythonFinder;
import eu.riscale.hub.engine.python.PythonSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Which libraries are used, by what lies where; nothing of them is loaded.
class GpuLibrariesTest {
  @TempDir Path dir;
  private Path torch;

  @BeforeEach
  void makeTorch() throws IOException {
    torch = Files.createDirectories(dir.resolve("site-packages/torch"));
    Files.createDirectory(torch.resolve("lib"));
    SmallElf.write(torch.resolve("lib").resolve(System.mapLibraryName("torch")));
  }

  @Test
  void onTheCpuHubsOwnAreUsed() throws Exception {
    assertThat(libraries(Map.of()).torch(Device.CPU)).isEqualTo(new TorchHome.Hub());
    assertThat(libraries(Map.of()).onnxRuntime(Device.CPU)).isEmpty();
  }

  @Test
  void aFolderThatIsNamedIsUsedOnTheCpuToo() throws Exception {
    writeVersion(TorchLibrary.version() + "+cpu");
    for (Path named : new Path[] {torch, torch.resolve("lib")}) {
      assertThat(libraries(Map.of("HUB_TORCH_LIB", named.toString())).torch(Device.CPU))
          .isEqualTo(
              new TorchHome.Folder(
                  new TorchFolder(torch.resolve("lib"), TorchLibrary.version(), "")));
    }
    SmallElf.write(dir.resolve("libonnxruntime.so." + OnnxLibrary.version()));
    assertThat(libraries(Map.of("HUB_ONNXRUNTIME_LIB", dir.toString())).onnxRuntime(Device.CPU))
        .contains(new OnnxFolder(dir, OnnxLibrary.version(), Optional.empty()));
  }

  @Test
  void recognisesCuda() throws Exception {
    writeVersion("2.7.1+cu126");
    SmallElf.write(torch.resolve("lib").resolve(System.mapLibraryName("torch_cuda")));
    assertThat(TorchFolder.read(torch).orElseThrow().cuda()).isEqualTo("cu126");
    writeVersion("2.7.1");
    assertThat(TorchFolder.read(torch).orElseThrow().cuda()).isEqualTo("CUDA");
  }

  @Test
  void refusesAnotherVersion() throws Exception {
    writeVersion("2.9.0+cu128");
    String ours = TorchLibrary.version();
    assertThatThrownBy(() -> libraries(Map.of("HUB_TORCH_LIB", torch.toString())).torch(Device.CPU))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.MACHINE);
              assertThat(e)
                  .hasMessage(
                      "HUB_TORCH_LIB is %s, which has PyTorch 2.9.0; hub works with %s only.",
                      torch, ours);
            });
  }

  @Test
  void refusesAFolderOfSomethingElse() {
    assertThatThrownBy(() -> libraries(Map.of("HUB_TORCH_LIB", dir.toString())).torch(Device.CPU))
        .hasMessage("HUB_TORCH_LIB is %s, which is no folder torch/lib of a Python.", dir);
  }

  @Test
  void refusesAnotherVersionOfOnnxRuntime() throws Exception {
    SmallElf.write(dir.resolve("libonnxruntime.so.1.30.0"));
    assertThatThrownBy(
            () -> libraries(Map.of("HUB_ONNXRUNTIME_LIB", dir.toString())).onnxRuntime(Device.CPU))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.MACHINE);
              assertThat(e)
                  .hasMessage(
                      "HUB_ONNXRUNTIME_LIB is %s, which has ONNX Runtime 1.30.0; hub works with %s"
                          + " only.",
                      dir, OnnxLibrary.version());
            });
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesLibrariesThatWereCut() throws Exception {
    Path core = dir.resolve("libonnxruntime.so." + OnnxLibrary.version());
    Files.writeString(core, "garbage\n");
    assertThatThrownBy(
            () -> libraries(Map.of("HUB_ONNXRUNTIME_LIB", dir.toString())).onnxRuntime(Device.CPU))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.MACHINE);
              assertThat(e)
                  .hasMessage(
                      "HUB_ONNXRUNTIME_LIB is %s, where %s cannot be used: it ends too early.",
                      dir, core.getFileName());
              assertThat(e.hint()).startsWith("Install it again");
            });
    writeVersion(TorchLibrary.version());
    Files.write(torch.resolve("lib/libtorch_cuda.so"), new byte[500]);
    assertThatThrownBy(() -> libraries(Map.of("HUB_TORCH_LIB", torch.toString())).torch(Device.CPU))
        .hasMessage(
            "HUB_TORCH_LIB is %s, where libtorch_cuda.so cannot be used: it is no library of a"
                + " 64-bit Linux.",
            torch);
  }

  /// The CPU needs no more than the one that runs networks.
  @Test
  @EnabledOnOs(OS.LINUX)
  void aProviderThatWasCutIsNotThereForAGpu() throws Exception {
    SmallElf.write(dir.resolve("libonnxruntime.so." + OnnxLibrary.version()));
    byte[] sound = SmallElf.bytes();
    Files.write(dir.resolve(OnnxFolder.PROVIDER), Arrays.copyOf(sound, 500));
    GpuLibraries libraries = libraries(Map.of("HUB_ONNXRUNTIME_LIB", dir.toString()));
    assertThat(libraries.onnxRuntime(Device.CPU)).isPresent();
    assertThatThrownBy(() -> libraries.onnxRuntime(new Device.Cuda(0)))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.DEVICE);
              assertThat(e)
                  .hasMessage(
                      "cuda:0 is not available for onnx: HUB_ONNXRUNTIME_LIB is %s, where %s cannot"
                          + " be used: it is not whole, with 500 bytes of %,d.",
                      dir, OnnxFolder.PROVIDER, sound.length);
              assertThat(e.hint())
                  .startsWith("Install that ONNX Runtime again. Or: Unset the variable.");
            });
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderForTheCpuHidesThePythonThatFits() throws Exception {
    Path capi = dir.resolve("onnxruntime/capi");
    SmallElf.write(capi.resolve("libonnxruntime.so." + OnnxLibrary.version()));
    SmallElf.write(capi.resolve(OnnxFolder.PROVIDER));
    SmallElf.write(dir.resolve("libonnxruntime.so." + OnnxLibrary.version()));
    Path python = FakePython.withOnnxRuntime(capi).in(dir);
    PythonSettings settings =
        new PythonSettings(Optional.of(python), ModelCode.REFUSED, PythonSettings.USUAL_LIMIT);
    GpuLibraries libraries =
        new GpuLibraries(
            new PythonFinder(settings),
            NvidiaDriver.PRESENT,
            Map.of("HUB_ONNXRUNTIME_LIB", dir.toString()));
    assertThat(libraries.onnxCommands()).containsExactly("unset HUB_ONNXRUNTIME_LIB");
    assertThatThrownBy(() -> libraries.onnxRuntime(new Device.Cuda(0)))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e)
                  .hasMessage(
                      "cuda:0 is not available for onnx: HUB_ONNXRUNTIME_LIB is %s, where ONNX"
                          + " Runtime is the build for the CPU.",
                      dir);
              assertThat(e.hint())
                  .isEqualTo(
                      "Unset the variable. %s has an ONNX Runtime for CUDA, which is used then. Or"
                          + " use --device cpu.",
                      python);
            });
  }

  @Test
  void whereThereIsNoPackageNoCommandIsGiven() {
    assertThat(OnnxSetup.hint(false, "hub-gpu"))
        .isEqualTo(
            "PyPI has no onnxruntime-gpu for this kind of machine: build ONNX Runtime %s with CUDA"
                + " from its source, and name its folder onnxruntime/capi by the environment"
                + " variable HUB_ONNXRUNTIME_LIB. Or use --device cpu.",
            OnnxLibrary.version());
  }

  /// Its CUDA may be another than ONNX Runtime's, under the same names.
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void noTorchOfAPythonIsLoadedInHubsOwnProcess() throws Exception {
    Path python =
        FakeTorch.WORKING
            .withVersion(TorchLibrary.version())
            .write(Files.createDirectory(dir.resolve("python")));
    GpuLibraries libraries =
        new GpuLibraries(
            new PythonFinder(FakeTorch.settings(python)), NvidiaDriver.PRESENT, Map.of());
    assertThat(libraries.torch(new Device.Cuda(0))).isInstanceOf(TorchHome.InPython.class);
    assertThat(libraries.torch(Device.AUTO)).isInstanceOf(TorchHome.InPython.class);
  }

  @Test
  void refusesAFolderWithoutOnnxRuntime() {
    assertThatThrownBy(
            () -> libraries(Map.of("HUB_ONNXRUNTIME_LIB", dir.toString())).onnxRuntime(Device.AUTO))
        .hasMessage(
            "HUB_ONNXRUNTIME_LIB is %s, which has no libraries of ONNX Runtime, as the folder"
                + " onnxruntime/capi of a Python has.",
            dir);
  }

  @Test
  void tellsVersionAndBuildOfAnOnnxRuntime() throws Exception {
    assertThat(OnnxFolder.read(dir, Optional.empty())).isEmpty();
    Files.writeString(dir.resolve("build_and_package_info.py"), "__version__ = '1.30.0'\n");
    OnnxFolder onnx = OnnxFolder.read(dir, Optional.empty()).orElseThrow();
    assertThat(onnx.described()).isEqualTo("1.30.0 for the CPU");
    assertThat(onnx.isFit()).isFalse();
    SmallElf.write(dir.resolve("libonnxruntime.so." + OnnxLibrary.version()));
    SmallElf.write(dir.resolve(OnnxFolder.PROVIDER));
    OnnxFolder fit = OnnxFolder.read(dir, Optional.empty()).orElseThrow();
    assertThat(fit.described()).isEqualTo(OnnxLibrary.version());
    assertThat(fit.isFit()).isTrue();
  }

  @Test
  void saysWhatToInstallForAGpu() throws Exception {
    PythonSettings none = FakeTorch.settings(FakePython.without().in(dir));
    GpuLibraries libraries =
        new GpuLibraries(new PythonFinder(none), NvidiaDriver.ABSENT, Map.of());
    assertThatThrownBy(() -> libraries.torch(new Device.Cuda(1)))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.DEVICE);
              assertThat(e.getMessage()).startsWith("cuda:1 is not available for torchscript: ");
              assertThat(e.hint()).contains("-m pip install torch", "--python", "HUB_TORCH_LIB");
            });
    assertThatThrownBy(() -> libraries.onnxRuntime(new Device.Cuda(1)))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.DEVICE);
              assertThat(e.hint())
                  .contains(
                      String.join(", then ", OnnxSetup.commands().subList(0, 2)),
                      "install \"onnxruntime-gpu[cuda,cudnn]==%s\""
                          .formatted(OnnxLibrary.version()),
                      "HUB_ONNXRUNTIME_LIB",
                      "--python hub-gpu");
            });
  }

  @Test
  void saysThatTheNamedPythonDoesNotRunWhateverItIsFor() {
    Path python = dir.resolve("no-python");
    GpuLibraries libraries =
        new GpuLibraries(
            new PythonFinder(FakeTorch.settings(python)), NvidiaDriver.PRESENT, Map.of());
    Device.Cuda gpu = new Device.Cuda(0);
    String why = "the Python %s does not run: there is no such file.".formatted(python);
    assertThatThrownBy(() -> libraries.onnxRuntime(gpu))
        .hasMessage("cuda:0 is not available for onnx: " + why)
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.DEVICE);
              assertThat(e.hint()).isEqualTo(PythonFinder.HINT);
            });
    assertThatThrownBy(() -> libraries.torch(gpu))
        .hasMessage("cuda:0 is not available for torchscript: " + why);
    assertThatThrownBy(() -> libraries.tensorFlow(gpu))
        .hasMessage("cuda:0 is not available for tensorflow_saved_model_bundle: " + why);
  }

  @Test
  void commandsAreQuotedForTheShell() throws Exception {
    Path odd = Files.createDirectory(dir.resolve("my b'in"));
    Path python = FakePython.without().in(odd);
    GpuLibraries libraries =
        new GpuLibraries(
            new PythonFinder(FakeTorch.settings(python)), NvidiaDriver.ABSENT, Map.of());
    assertThatThrownBy(() -> libraries.torch(new Device.Cuda(0)))
        .isInstanceOfSatisfying(
            EngineException.class,
            e ->
                assertThat(e.hint())
                    .startsWith(
                        "Install it in a Python ('%s/my b'\\''in/python' -m pip install torch) and"
                            .formatted(dir)));
  }

  private void writeVersion(String version) throws IOException {
    Files.writeString(torch.resolve("version.py"), "__version__ = '" + version + "'\n");
  }

  private static GpuLibraries libraries(Map<String, String> environment) {
    return new GpuLibraries(
        new PythonFinder(PythonSettings.NONE), NvidiaDriver.ABSENT, environment);
  }
}
