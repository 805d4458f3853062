package eu.riscale.hub.engine.python;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.riscale.hub.engine.ModelCode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A torch of any version that says it can use a GPU, for tests on machines without one: a Python
/// whose package `torch` computes what the test says, on the CPU. It knows TorchScript alone, and
/// runs no archive: whatever file it is given, `forward` is the network.
///
/// Use it with [eu.riscale.hub.engine.library.NvidiaDriver#PRESENT] and a device `cuda:0`.
///
/// @param version such as `2.11.0+cu130`
/// @param forward Python that defines `forward(*inputs)`, which gives a tensor or a tuple of them.
///   Tensors have `+`, `-` and `*` with tensors of the same shape and with numbers, and `shape`;
///   there are `cat([…], 1)` and `cuda.OutOfMemoryError`
public record FakeTorch(String version, Gpu gpu, String forward) {

  /// What `torch.cuda` says.
  public enum Gpu {
    /// There is one GPU.
    WORKS,
    /// It is built with CUDA, and finds no GPU.
    NOT_FOUND,
    /// It is built for the CPU.
    NOT_BUILT
  }

  /// The network of the model `pass-two-in-two-out-v05`, which takes `left` and `right`.
  public static final String TWO_IN_TWO_OUT =
      """
      def forward(left, right):
          return left - right * 0.5, cat([left * right, left], 1)
      """;

  /// That network on a GPU, by another torch than hub's.
  public static final FakeTorch WORKING = new FakeTorch("2.11.0+cu130", Gpu.WORKS, TWO_IN_TWO_OUT);

  private static final String PACKAGE = "site-packages/torch";

  public FakeTorch withVersion(String another) {
    return new FakeTorch(another, gpu, forward);
  }

  public FakeTorch with(Gpu another) {
    return new FakeTorch(version, another, forward);
  }

  public FakeTorch withForward(String another) {
    return new FakeTorch(version, gpu, another);
  }

  /// Writes it. The test is skipped where there is no `python3`, or no shell.
  ///
  /// @param folder where it comes to lie
  /// @return the program to give to `--python`
  public Path write(Path folder) throws IOException {
    Path torch = Files.createDirectories(folder.resolve(PACKAGE));
    String cuda = gpu == Gpu.NOT_BUILT ? "" : "13.0";
    Files.writeString(
        torch.resolve("__init__.py"),
        source("fake_torch.py")
            .replace("@VERSION@", version)
            .replace("@CUDA@", cuda)
            .replace("@WORKS@", gpu == Gpu.WORKS ? "True" : "False")
            .replace("@FORWARD@", forward));
    Files.writeString(
        torch.resolve("version.py"),
        "__version__ = '%s'\ncuda: Optional[str] = '%s'\n".formatted(version, cuda));
    Path libraries = Files.createDirectories(torch.resolve("lib"));
    Files.createFile(libraries.resolve(System.mapLibraryName("torch")));
    if (gpu != Gpu.NOT_BUILT) {
      Files.createFile(libraries.resolve(System.mapLibraryName("torch_cuda")));
    }
    describe(folder, "torch", version);
    return program(folder);
  }

  /// What the fake was asked for so far, one line each, such as `load weights.pt to cuda:0`; empty
  /// where nothing has imported it.
  ///
  /// @param folder where it lies
  public static List<String> calls(Path folder) throws IOException {
    Path calls = folder.resolve(PACKAGE).resolve("calls.txt");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  /// What a person who names that Python says.
  public static PythonSettings settings(Path program) {
    return new PythonSettings(Optional.of(program), ModelCode.REFUSED, PythonSettings.USUAL_LIMIT);
  }

  static String source(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(FakeTorch.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// What pip writes of an installed package.
  static void describe(Path folder, String name, String version) throws IOException {
    Path about =
        folder.resolve("site-packages").resolve("%s-%s.dist-info".formatted(name, version));
    Files.createDirectories(about);
    Files.writeString(
        about.resolve("METADATA"),
        "Metadata-Version: 2.1\nName: %s\nVersion: %s\n".formatted(name, version));
  }

  /// A Python that sees the packages in the folder `site-packages` first.
  static Path program(Path folder) throws IOException {
    assumeTrue(File.separatorChar == '/', "needs a shell");
    Optional<Path> python =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .map(each -> Path.of(each, "python3"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(python.isPresent(), "needs a python3");
    Path script =
        Files.writeString(
            folder.resolve("python3"),
            "#!/bin/sh\nPYTHONPATH='%s' exec '%s' \"$@\"\n"
                .formatted(folder.resolve("site-packages").toAbsolutePath(), python.get()));
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }
}
