package eu.riscale.hub.engine.machine;

import static eu.riscale.hub.weights.onnx.OnnxBytes.add;
import static eu.riscale.hub.weights.onnx.OnnxBytes.external;
import static eu.riscale.hub.weights.onnx.OnnxBytes.field;
import static eu.riscale.hub.weights.onnx.OnnxBytes.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReadFilesTest {
  private static final byte[] MODEL = model(field(5, external("w", "net.bin", "0")), add("w"));

  @TempDir Path folder;

  private Path file;
  private Path data;

  @BeforeEach
  void files() throws IOException {
    file = folder.resolve("net.onnx");
    data = Files.write(folder.resolve("net.bin"), new byte[64]);
    Files.write(file, MODEL);
  }

  @Test
  void filesThatStayAsTheyWereAreTheSame() {
    ReadFiles files = ReadFiles.now(new Weights.Onnx(file));
    assertThat(files.states()).containsOnlyKeys(file, data);
    assertThatCode(files::requireSame).doesNotThrowAnyException();
  }

  @Test
  void aFileOfOtherSizeIsAnother() throws IOException {
    ReadFiles files = ReadFiles.now(new Weights.Onnx(file));
    Files.write(file, new byte[] {1, 2, 3});
    assertChanged(files, "net.onnx");
  }

  /// Who writes a file can also say when that was.
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileOfTheSameSizeAndTimeIsAnother() throws Exception {
    FileTime time = Files.getLastModifiedTime(file);
    ReadFiles files = ReadFiles.now(new Weights.Onnx(file));
    Thread.sleep(20);
    Files.write(file, new byte[MODEL.length]);
    Files.setLastModifiedTime(file, time);
    assertChanged(files, "net.onnx");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkThatLeadsElsewhereIsAnother() throws IOException {
    Path other = Files.copy(file, folder.resolve("other.onnx"), StandardCopyOption.COPY_ATTRIBUTES);
    Path link = Files.createSymbolicLink(folder.resolve("link.onnx"), file);
    ReadFiles files = ReadFiles.now(new Weights.TorchScript(link));
    Files.delete(link);
    Files.createSymbolicLink(link, other);
    assertChanged(files, "link.onnx");
  }

  @Test
  void numbersBesideTheFileAreHeldToTheSame() throws IOException {
    ReadFiles files = ReadFiles.now(new Weights.Onnx(file));
    Files.delete(data);
    assertChanged(files, "net.bin");
  }

  private static void assertChanged(ReadFiles files, String name) {
    EngineException failure = catchThrowableOfType(EngineException.class, files::requireSame);
    assertThat(failure.kind()).isEqualTo(EngineException.Kind.MACHINE);
    assertThat(failure)
        .hasMessage(
            name + " was changed while hub was reading it, so that its network is not run.");
  }
}
