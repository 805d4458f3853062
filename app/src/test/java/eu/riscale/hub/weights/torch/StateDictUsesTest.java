package eu.riscale.hub.weights.torch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.PythonNames;
import eu.riscale.hub.weights.reader.UsesReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What pickles would import and call, in each of the ways that a pickle has to say so.
class StateDictUsesTest {
  private static final String TENSOR =
      "ctorch._utils\n_rebuild_tensor_v2\n((U\7storagectorch\nFloatStorage\nU\0010U\3cpuK\1tQ"
          + "K\0K\1\205K\1\205\211ccollections\nOrderedDict\n)RtR";

  /// What begins a file of the format before PyTorch 1.6: its magic number, the version of the
  /// protocol, and the sizes of C's types.
  private static final String LEGACY =
      "\200\2\212\nl\374\234F\371 j\250P\031.\200\2M\351\003.\200\2}.";

  @TempDir private Path dir;

  static Stream<Arguments> pickles() {
    return Stream.of(
        Arguments.of("protocol 0", "cos\nsystem\n(S'id'\ntR", "PROCESS os.system"),
        Arguments.of("INST", "(S'id'\nios\nsystem\n", "PROCESS os.system"),
        Arguments.of("OBJ", "(cos\nsystem\nS'id'\no", "PROCESS os.system"),
        Arguments.of("NEWOBJ", "csubprocess\nPopen\nS'id'\n\205\201", "PROCESS subprocess.Popen"),
        Arguments.of(
            "NEWOBJ_EX", "csubprocess\nPopen\nS'id'\n\205}\222", "PROCESS subprocess.Popen"),
        Arguments.of("STACK_GLOBAL", "\214\2os\214\6system\223\214\2id\205R", "PROCESS os.system"),
        Arguments.of(
            "STACK_GLOBAL of the memo",
            "\214\6system\2240\214\2nt\2240h\1h\0\223\214\2id\205R",
            "PROCESS nt.system"),
        Arguments.of("without a call", "cposix\nsystem\n", "PROCESS posix.system"),
        Arguments.of("an import that is dropped", "cos\nsystem\n0N", "PROCESS os.system"),
        Arguments.of("dots in the name", "\214\5torch\214\4hub.\223", "NETWORK torch.hub."),
        Arguments.of(
            "a name in two parts",
            "\214\5torch\214\030storage._load_from_bytes\223",
            "PYTHON torch.storage._load_from_bytes"),
        Arguments.of(
            "a module within a module",
            "\214\23torch.serialization\214\11os.system\223\214\2id\205R",
            "PROCESS torch.serialization.os.system"),
        Arguments.of(
            "a module within a module, by GLOBAL",
            "ctorch.serialization\nos.system\n(S'id'\ntR",
            "PROCESS torch.serialization.os.system"),
        Arguments.of(
            "a module within a module, of the memo",
            "\214\11os.system\2240\214\23torch.serialization\224h\0\223\214\2id\205R",
            "PROCESS torch.serialization.os.system"),
        Arguments.of(
            "a module within a module, by INST",
            "(S'id'\nitorch.serialization\nos.system\n",
            "PROCESS torch.serialization.os.system"),
        Arguments.of(
            "all modules",
            "\214\14torch._utils\214\13sys.modules\223",
            "PYTHON torch._utils.sys.modules"),
        Arguments.of(
            "what surrounds a function",
            "\214\14torch._utils\214\36_rebuild_tensor_v2.__globals__\223",
            "PYTHON torch._utils._rebuild_tensor_v2.__globals__"),
        Arguments.of("a text with escapes", "S'o\\x73'\nS'\\163ystem'\n\223", "PROCESS os.system"),
        Arguments.of(
            "a text by its numbers", "Vo\\u0073\nVsyste\\u006d\n\223", "PROCESS os.system"),
        Arguments.of(
            "a pickle within a pickle",
            "\214\7_pickle\214\5loads\223C\17cos\nsystem\n(tR.\205R",
            "PYTHON _pickle.loads"),
        Arguments.of(
            "an extension of its own",
            "ccopyreg\nadd_extension\n(S'os'\nS'system'\nK\1tR",
            "PYTHON copyreg.add_extension"),
        Arguments.of("Python 2", "c__builtin__\neval\n(S'1'\ntR", "PYTHON __builtin__.eval"),
        Arguments.of("getattr", "cbuiltins\ngetattr\n(NS'x'\ntR", "PYTHON builtins.getattr"),
        Arguments.of("open", "cbuiltins\nopen\n(S'x'\ntR", "FILES builtins.open"),
        Arguments.of("io.open", "cio\nopen\n(S'x'\ntR", "FILES io.open"),
        Arguments.of("a file of os", "cos\nremove\n(S'x'\ntR", "FILES os.remove"),
        Arguments.of("anything of os", "cos\nnice\n(K\1tR", "PYTHON os.nice"),
        Arguments.of("torch.load", "ctorch\nload\n(S'x'\ntR", "PYTHON torch.load"),
        Arguments.of(
            "torch.serialization.load",
            "ctorch.serialization\nload\n(S'x'\ntR",
            "PYTHON torch.serialization.load"),
        Arguments.of("torch.save", "ctorch\nsave\n(NS'x'\ntR", "FILES torch.save"),
        Arguments.of(
            "a library",
            "ctorch\nclasses.load_library\n(S'x'\ntR",
            "PYTHON torch.classes.load_library"),
        Arguments.of("h5py", "ch5py\nFile\n(S'x'\ntR", "FILES h5py.File"),
        Arguments.of("torch.hub", "ctorch.hub\nload\n(S'x'\ntR", "NETWORK torch.hub.load"),
        Arguments.of("a socket", "csocket\nsocket\n)R", "NETWORK socket.socket"),
        Arguments.of("urllib", "curllib.request\nurlopen\n)R", "NETWORK urllib.request.urlopen"),
        Arguments.of("sleep", "ctime\nsleep\n(K\1tR", "WAITS time.sleep"),
        Arguments.of("ctypes", "cctypes\nCDLL\n(NtR", "MEMORY ctypes.CDLL"),
        Arguments.of(
            "code in a graph",
            "ctorch.fx.graph_module\nreduce_graph_module\n",
            "PYTHON torch.fx.graph_module.reduce_graph_module"),
        Arguments.of("a class", "cauthor_code\nNet\n)\201}b", "UNKNOWN author_code.Net"),
        Arguments.of(
            "a layer",
            "ctorch.nn.modules.linear\nLinear\n)\201}b",
            "UNKNOWN torch.nn.modules.linear.Linear"),
        Arguments.of("a known module", "ctorch._utils\nother\n", "UNKNOWN torch._utils.other"),
        Arguments.of("EXT1", "\202\1", "UNKNOWN copyreg.extension 1"),
        Arguments.of("EXT2", "\203\1\1", "UNKNOWN copyreg.extension 257"),
        Arguments.of("EXT4", "\204\1\0\0\0", "UNKNOWN copyreg.extension 1"),
        Arguments.of(
            "a call of a value", "}N\205R", "UNKNOWN a call of what the pickle itself has made"),
        Arguments.of(
            "a call of a call",
            "ccollections\nOrderedDict\n)R)R",
            "UNKNOWN a call of what the pickle itself has made"),
        Arguments.of(
            "a state of a class", "ctorch\nTensor\n}b", "UNKNOWN a change of torch.Tensor"),
        Arguments.of("a state of a dict", "}}b", "UNKNOWN a state for what has none"),
        Arguments.of(
            "a type that lies about its fields",
            "cnumpy\ndtype\n(U\3V16K\0K\1tR(K\3U\1|N(U\1at}U\1aNsK\20K\1K\0tb",
            "UNKNOWN a type of numpy with fields"),
        Arguments.of("PERSID", "Pa\n", "UNKNOWN a reference to what is no storage"),
        Arguments.of("BINPERSID", "X\1\0\0\0aQ", "UNKNOWN a reference to what is no storage"),
        Arguments.of(
            "a function for a subclass",
            "ctorch._tensor\n_rebuild_from_type_v2\n(}ctorch\nTensor\n)NtR",
            "UNKNOWN a call of what is no name, by torch._tensor._rebuild_from_type_v2"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pickles")
  void findsWhatAPickleWouldDo(String way, String steps, String use) throws IOException {
    assertThat(uses("\200\4" + steps + ".")).as(way).containsExactly(use + " @ data.pkl");
    assertThat(ScriptArchive.uses(write(LEGACY + "\200\4" + steps + ".\200\2].")))
        .as(way)
        .containsExactly(use + " @ the pickle");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "}U\1w" + TENSOR + "s",
        "ccollections\nOrderedDict\n)RU\1w" + TENSOR + "s}U\11_metadata}sb",
        "ctorch._utils\n_rebuild_parameter\n(" + TENSOR + "\210ccollections\nOrderedDict\n)RtR",
        "ctorch._tensor\n_rebuild_from_type_v2\n(ctorch._utils\n_rebuild_parameter\n"
            + "ctorch.nn.parameter\nParameter\n)}tR",
        "cnumpy.core.multiarray\nscalar\n(cnumpy\ndtype\n(U\2f8K\0K\1tR"
            + "(K\3U\1<NNNJ\377\377\377\377J\377\377\377\377K\0tbU\10aaaaaaaatR",
        "ctorch._utils\n_rebuild_nested_tensor\n(" + TENSOR + TENSOR + TENSOR + TENSOR + "tR",
        "c__builtin__\nset\n]\205R",
        "ctorch\nSize\n(K\1tR",
        "cargparse\nNamespace\n)\201}U\2lrK\1sb",
        "cpathlib\nPosixPath\n(U\4dataU\1xtR",
        "cdatetime\ntimedelta\n(K\1K\0K\0tR",
      })
  void letsTensorsAndTheirContainersPass(String steps) throws IOException {
    assertThat(uses("\200\2" + steps + ".")).isEmpty();
  }

  @Test
  void noticesWhatStandsBehindThePickle() throws IOException {
    assertThat(uses("\200\2}.cos\nsystem\n.")).containsExactly("PROCESS os.system @ data.pkl");
    assertThat(uses("\200\2}.\377"))
        .containsExactly("UNKNOWN bytes behind the end of the pickle @ data.pkl");
    assertThat(ScriptArchive.uses(write("\200\2}.\200\2cos\nsystem\n.")))
        .containsExactly("PROCESS os.system @ the pickle");
  }

  @Test
  void readsUpToWhereAPickleIsDamaged() throws IOException {
    assertThat(uses("\200\2cos\nsystem\n(S'id'\ntR"))
        .containsExactly(
            "PROCESS os.system @ data.pkl", "UNKNOWN a pickle that ends early @ data.pkl");
    assertThat(uses("\200\2}")).containsExactly("UNREAD its pickle ends early");
  }

  @Test
  void numbersBehindTheOldFormatAreNotRead() throws IOException {
    assertThat(ScriptArchive.uses(write(LEGACY + "\200\2}.\200\2].\1\0cos\nsystem\n"))).isEmpty();
  }

  @Test
  void findsThePickleInWhateverCase() throws IOException {
    Path file = zip("net/data.pkl", "\200\2}.", "NET/DATA.PKL", "\200\2cos\nsystem\n.");
    assertThat(ScriptArchive.uses(file))
        .containsExactly(
            "UNREAD its entries 'net/data.pkl' and 'NET/DATA.PKL' are one file on some systems");
  }

  @Test
  void findsFilesWithoutAMark() throws IOException {
    assertThat(ScriptArchive.uses(write("cos\nsystem\n(S'id'\ntR.")))
        .containsExactly("PROCESS os.system @ the pickle");
    assertThat(ScriptArchive.uses(write("(S'id'\nios\nsystem\n")))
        .containsExactly("PROCESS os.system @ the pickle");
    assertThat(ScriptArchive.uses(write("(iauthor_code\nNet\n.")))
        .containsExactly("UNKNOWN author_code.Net @ the pickle");
    assertThat(ScriptArchive.uses(write("cauthor_code\nNet\n"))).isEmpty();
    assertThat(ScriptArchive.uses(write("\30\0\0\0PTMF")))
        .containsExactly("UNKNOWN a network of torch in a flatbuffer @ the first bytes");
  }

  @Test
  void findsATar() throws IOException {
    byte[] block = new byte[1024];
    System.arraycopy("pickle".getBytes(ISO_8859_1), 0, block, 0, 6);
    int sum = 8 * ' ';
    for (byte letter : block) {
      sum += letter;
    }
    byte[] octal = "%06o\0 ".formatted(sum).getBytes(ISO_8859_1);
    System.arraycopy(octal, 0, block, 148, octal.length);
    assertThat(ScriptArchive.uses(write(new String(block, ISO_8859_1))))
        .containsExactly("UNKNOWN a tar, as PyTorch wrote before 0.2 @ the first bytes");
  }

  @Test
  void findsATorchPackage() throws IOException {
    assertThat(ScriptArchive.uses(zip("net/.data/extern_modules", "os\n", "net/a.py", "")))
        .containsExactly("PYTHON a torch.package @ net/.data/extern_modules");
  }

  /// Python takes the first, other software the last.
  @ParameterizedTest
  @ValueSource(strings = {"net/data.pkl net/data.pkm", "net/data.pkm net/data.pkl"})
  void readsEachOfTwoPicklesOfOneName(String names) throws IOException {
    String[] two = names.split(" ", -1);
    Path file = zip(two[0], "cos\nsystem\n(S'id'\ntR.", two[1], "}.");
    String bytes = Files.readString(file, ISO_8859_1);
    Files.writeString(file, bytes.replace("data.pkm", "data.pkl"), ISO_8859_1);

    assertThat(UsesReader.of(file).isUnsafe()).isTrue();
    assertThat(UsesReader.of(file).unsafeClause()).contains("os.system starts or ends processes");
  }

  /// Of a module that is named as a whole, a name that is new in it may do anything.
  @Test
  void noModuleIsHarmlessAsAWhole() throws IOException {
    try (InputStream in =
            Objects.requireNonNull(PythonNames.class.getResourceAsStream("python.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      assertThat(lines.lines().filter(line -> line.endsWith(".*")))
          .isNotEmpty()
          .allMatch(line -> PythonNames.of(line).isUnsafe());
    }
    assertThat(PythonNames.of("torch._utils._rebuild_tensor_v2")).isEqualTo(Effect.HARMLESS);
  }

  private List<String> uses(String pickle) throws IOException {
    return ScriptArchive.uses(zip("net/data.pkl", pickle));
  }

  private Path write(String content) throws IOException {
    return Files.write(dir.resolve("weights"), content.getBytes(ISO_8859_1));
  }

  private Path zip(String... namesAndContents) throws IOException {
    Path file = dir.resolve("weights.pt");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(ISO_8859_1));
      }
    }
    return file;
  }
}
