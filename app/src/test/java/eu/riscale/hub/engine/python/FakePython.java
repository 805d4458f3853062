package eu.riscale.hub.engine.python;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A program that a person names as a Python, and that answers what the test says.
///
/// @param script of a shell
public record FakePython(String script) {

  public static FakePython writing(String script) {
    return new FakePython(script);
  }

  /// A Python that has none of the packages that hub looks for.
  public static FakePython without() {
    return answering("");
  }

  /// @param folder with its libraries
  public static FakePython withOnnxRuntime(Path folder) {
    return answering(",\"onnx\":\"%s\"".formatted(folder));
  }

  /// @param more members of its answer, which replace those of a Python without packages
  static FakePython answering(String more) {
    return writing("echo 'hub-python: %s'".formatted(answer(more)));
  }

  static String answer(String more) {
    return """
    {"python":"3.12.3","torch":"","folder":"","tensorflow":"","tensorflow_cuda":"","onnx":"","packages":"","cuda":[]%s}\
    """
        .formatted(more);
  }

  /// Writes it. The test is skipped where there is no shell.
  ///
  /// @return the program to give to `--python`
  public Path in(Path folder) throws IOException {
    assumeTrue(File.separatorChar == '/', "needs a shell");
    Path program = Files.writeString(folder.resolve("python"), "#!/bin/sh\n%s\n".formatted(script));
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }
}
