package eu.riscale.hub.weights.torch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import eu.riscale.hub.weights.reader.Uses;
import eu.riscale.hub.weights.reader.UsesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A small archive as `torch.jit.save` writes it, to be changed in one place.
public final class ScriptArchive {
  static final String CODE = "net/code/__torch__.py";
  static final String DATA = "net/data.pkl";
  static final String CONSTANTS = "net/constants.pkl";

  /// Lines one to four.
  private static final String HEAD =
      "class N(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n";

  /// Lines five and six.
  private static final String FORWARD =
      "  def forward(self: __torch__.N,\n    x: Tensor) -> Tensor:\n";

  private static final String END = "    return torch.add(x, 1)\n";

  private final Map<String, String> entries = new LinkedHashMap<>();

  private ScriptArchive(String code) {
    entries.put(DATA, pickle("c__torch__\nN\n)\201}(X\10\0\0\0trainingI00\nub"));
    entries.put(CODE, code);
    entries.put(CONSTANTS, pickle(")"));
  }

  /// With a line in its only method, which is line seven.
  public static ScriptArchive calling(String line) {
    return new ScriptArchive(HEAD + FORWARD + "    " + line + "\n" + END);
  }

  /// With a declaration in its only class, which is line five.
  public static ScriptArchive declaring(String line) {
    return new ScriptArchive(HEAD + "  " + line + "\n" + FORWARD + END);
  }

  /// With these methods, which are indented by two, as libtorch opens it.
  public static ScriptArchive written(String methods) {
    return new ScriptArchive(HEAD + methods)
        .with(DATA, pickle("c__torch__\nN\n)\201}(X\10\0\0\0training\211ub"))
        .with("net/version", "3\n");
  }

  public static ScriptArchive harmless() {
    return new ScriptArchive(HEAD + FORWARD + END);
  }

  /// Of protocol 2, as libtorch asks for.
  static String pickle(String steps) {
    return "\200\2" + steps + ".";
  }

  String code() {
    return Objects.requireNonNull(entries.get(CODE), CODE);
  }

  /// Behind all other entries, or in the place of one.
  public ScriptArchive with(String name, String content) {
    entries.put(name, content);
    return this;
  }

  /// One entry under another name, behind the others.
  public ScriptArchive renamed(String name, String other) {
    String content = Objects.requireNonNull(entries.remove(name), name);
    return with(other, content);
  }

  ScriptArchive without(String name) {
    entries.remove(name);
    return this;
  }

  public Path in(Path folder) throws IOException {
    Path file = folder.resolve("net.pt");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(ISO_8859_1));
      }
    }
    return file;
  }

  /// What is found, each as `FILES torch.save @ code/__torch__.py, line 7`; or why it cannot be
  /// read.
  static List<String> uses(Path file) {
    Uses reading = UsesReader.of(file);
    return reading.obstacle().isEmpty()
        ? reading.all().stream()
            .map(use -> use.effect() + " " + use.operation() + " @ " + use.place())
            .toList()
        : List.of("UNREAD " + reading.obstacle());
  }
}
