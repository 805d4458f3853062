package eu.riscale.hub.weights.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each line of code here was run by torch 2.7.1: those that wrote a file, printed, ended the
/// process or named what a network has no need of are found, and where.
class TorchScriptUsesTest {
  private static final String AT = " @ code/__torch__.py, line ";
  private static final String UNREADABLE = "UNKNOWN a text that is no TorchScript";

  @TempDir private Path dir;

  static Stream<Arguments> calls() {
    return Stream.of(
        call("torch.save(x, \"p\")", "FILES torch.save"),
        call("torch.from_file(\"p\", True, 4)", "FILES torch.from_file"),
        call("ops.aten.save(x, \"p\")", "FILES ops.aten.save"),
        call("ops.aten.from_file(\"p\", True, 4)", "FILES ops.aten.from_file"),
        call("ops.debugprims.load_tensor(\"p\")", "FILES ops.debugprims.load_tensor"),
        // `autograd` of anything is torch once more.
        call("torch.autograd.save(x, \"p\")", "FILES torch.autograd.save"),
        call("torch.autograd.autograd.save(x, \"p\")", "FILES torch.autograd.autograd.save"),
        call("ops.prim.autograd.save(x, \"p\")", "FILES ops.prim.autograd.save"),
        call("ops.nonsense.autograd.save(x, \"p\")", "FILES ops.nonsense.autograd.save"),
        // Under another name.
        call("t = torch\n    t.save(x, \"p\")", "UNKNOWN torch as a value"),
        call("t = torch.autograd\n    t.save(x, \"p\")", "UNKNOWN torch.autograd as a value"),
        call("t = ops.aten\n    t.save(x, \"p\")", "UNKNOWN ops.aten as a value"),
        call("t = ops\n    t.aten.save(x, \"p\")", "UNKNOWN ops as a value"),
        call("t, u = torch, 1\n    t.save(x, \"p\")", "UNKNOWN torch as a value"),
        call("f = torch.save\n    f(x, \"p\")", "FILES torch.save"),
        call("(torch).save(x, \"p\")", "UNKNOWN torch as a value"),
        call("(torch.save)(x, \"p\")", "FILES torch.save"),
        call("[torch][0].save(x, \"p\")", "UNKNOWN torch as a value"),
        call(
            "(torch if True else torch).save(x, \"p\")",
            "UNKNOWN torch as a value" + AT + "7",
            "UNKNOWN torch as a value"),
        call("fork(torch.save, x, \"p\")", "FILES torch.save"),
        call("_ = torch.wait(fork(torch.save, x, \"p\"))", "FILES torch.save"),
        call("_ = awaitable(torch.save, x, \"p\")", "FILES torch.save"),
        // By a text.
        call("getattr(torch, \"save\")(x, \"p\")", "UNKNOWN torch as a value"),
        call("g = getattr\n    g(x, \"add\")(1)", "UNKNOWN getattr without its arguments"),
        call("getattr(x, \"add\" \"_\")(1)", "UNKNOWN getattr of a name in parts or escapes"),
        call("getattr(x, \"\\141dd\")(1)", "UNKNOWN getattr of a name in parts or escapes"),
        call(
            "getattr(x, \"_nested_view_from_buffer\")(x, x, x)", "MEMORY _nested_view_from_buffer"),
        call(
            "getattr(getattr(x, \"T\"), \"_nested_view_from_buffer\")(x, x, x)",
            "MEMORY _nested_view_from_buffer"),
        // With the blanks and comments that torch passes over.
        call("torch . save (x, \"p\")", "FILES torch.save"),
        call("torch\t.\fsave(x, \"p\")", "FILES torch.save"),
        call("torch\u000b.\u000bsave(x, \"p\")", "FILES torch.save"),
        call("torch.\\\n save(x, \"p\")", "FILES torch.save"),
        call("_ = (torch.\n  save(x, \"p\"))", "FILES torch.save"),
        call("_ = (torch. # x\n  save # y\n (x, \"p\"))", "FILES torch.save"),
        call("torch.save(x, \"p\") # x", "FILES torch.save"),
        call("torch.save(x, \"p\")\r", "FILES torch.save"),
        // To torch `is not` and `not in` are words that no blank has to follow.
        call("y = x is nottorch.save(x, \"p\")", "FILES torch.save"),
        call("y = 1 not intorch.save(x, \"p\")", "FILES torch.save"),
        // Behind the end of what looks longer than it is.
        call("y = 1.\n    torch.save(x, \"p\")", 8, "FILES torch.save"),
        call("...\n    torch.save(x, \"p\")", 8, "FILES torch.save"),
        call("z = \"\"\"a\n\"b\"\"\"\n    torch.save(x, \"p\")", 9, "FILES torch.save"),
        call("z = '#'\n    torch.save(x, \"p\")", 8, "FILES torch.save"),
        call("z = \"\\\"\"\n    torch.save(x, \"p\")", 8, "FILES torch.save"),
        call("z = \"\377\376\"\n    torch.save(x, \"p\")", 8, "FILES torch.save"),
        call("# type: (torch.save) -> Tensor", "FILES torch.save"),
        // Anywhere in an expression or a statement.
        call("annotate(None, torch.save(x, \"p\"))", "FILES torch.save"),
        call("unchecked_cast(None, torch.save(x, \"p\"))", "FILES torch.save"),
        call("with torch.save(x, \"p\"):\n      pass", "FILES torch.save"),
        call("raise torch.save(x, \"p\")", "FILES torch.save"),
        call("_ = [torch.save(i, \"p\") for i in [1]]", "FILES torch.save"),
        call("torch.save(item=x, filename=\"p\")", "FILES torch.save"),
        call("torch.save.t(x, \"p\")", "FILES torch.save"),
        // Other effects.
        call("print(\"hello\", x)", "PRINTS print"),
        call("p = print\n    p(x)", "PRINTS print"),
        call("torch._print(\"hello\")", "PRINTS torch._print"),
        call("ops.prim.Print(\"hello\")", "PRINTS ops.prim.Print"),
        call("ops.prim.PythonOp(x)", "PYTHON ops.prim.PythonOp"),
        call("ops.prim.IgnoredPythonOp(x)", "PYTHON ops.prim.IgnoredPythonOp"),
        call("ops.prim.rpc_async(\"a\", \"b\")", "NETWORK ops.prim.rpc_async"),
        call("ops.c10d.barrier(x)", "NETWORK ops.c10d.barrier"),
        call("x.to_here()", "NETWORK to_here"),
        call("x._nested_view_from_buffer(x, x, x)", "MEMORY _nested_view_from_buffer"),
        call("torch._reshape_alias(x, [9], [1])", "MEMORY torch._reshape_alias"),
        call("x._reshape_alias([9], [1])", "MEMORY _reshape_alias"),
        call("x._reshape_alias_copy([9], [1])", "MEMORY _reshape_alias_copy"),
        call(
            "ops.inductor.resize_storage_bytes_(x, 0)",
            "MEMORY ops.inductor.resize_storage_bytes_"),
        call("ops.mkldnn.data_ptr(x)", "MEMORY ops.mkldnn.data_ptr"),
        call("ops.prim.BailOut(x)", "UNKNOWN ops.prim.BailOut"),
        call("ops.prim.FusionGroup(x)", "UNKNOWN ops.prim.FusionGroup"),
        call("ops.torchvision.nms(x, x, 0.5)", "UNKNOWN ops.torchvision.nms"),
        call("torch.load(\"p\")", "UNKNOWN torch.load"),
        call("torch.ops.aten.save(x, \"p\")", "UNKNOWN torch.ops"),
        call("torch.classes.quantized", "UNKNOWN torch.classes"),
        // Classes of libtorch.
        call(
            "_ = __torch__.torch.classes._nnapi.Compilation()",
            "PROCESS __torch__.torch.classes._nnapi.Compilation"),
        call("_ = __torch__.torch.classes.x.Y()", "UNKNOWN __torch__.torch.classes.x.Y"),
        call("c = __torch__.torch\n    c.classes._nnapi.Compilation()", "UNKNOWN __torch__.torch"),
        call("c = __torch__\n    c.torch.classes._nnapi.Compilation()", "UNKNOWN __torch__"),
        call("_ = annotate(__torch__.Evil, self)", "UNKNOWN __torch__.Evil"),
        // What torch cannot read, or reads in a way of C.
        call("y = 0x1p3torch.save(x, \"p\")", UNREADABLE),
        call("y = 1; torch.save(x, \"p\")", UNREADABLE),
        call("y = 1\0\n    torch.save(x, \"p\")", UNREADABLE),
        call("é = 1", UNREADABLE),
        call("y = \"a\n    torch.save(x, \"p\")", UNREADABLE),
        Arguments.of("y = a.".repeat(60) + "b", List.of()),
        call("y = torch" + ".a".repeat(60), "UNKNOWN a name with more than 50 dots"),
        call("y = " + "a".repeat(2000), UNREADABLE));
  }

  private static Arguments call(String line, String... found) {
    return call(line, 7, found);
  }

  /// @param at the line of the last use, whose place is left out
  private static Arguments call(String line, int at, String... found) {
    List<String> uses = new java.util.ArrayList<>(List.of(found));
    uses.set(uses.size() - 1, uses.getLast() + AT + at);
    return Arguments.of(line, uses.stream().distinct().toList());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void findsWhatAMethodWouldDo(String line, List<String> uses) throws IOException {
    assertThat(ScriptArchive.uses(ScriptArchive.calling(line).in(dir))).isEqualTo(uses);
  }

  /// A comment ends at a line feed alone, whatever is named in texts is no call, and own methods
  /// have any name.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x0 = 1 # a\r    torch.save(x, \"p\")",
        "x0 = \"torch.save\"",
        "x0 = 'print' # print(x)",
        "x0 = \"\"\"\ntorch.save(x)\n\"\"\"",
        "x0 = (self).save(x, )",
        "x0 = (self.print).torch(x)",
        "x0 = x.save",
        "_0 = __torch__.N.forward",
        "_0 = __torch__.N\n    _1 = _0(x, )",
        "x0 = getattr(self, \"0\")",
        "x0 = (getattr(self, \"layer-1\")).forward(x, )",
        "x0 = torch.add(x, CONSTANTS.c0, alpha=1)",
        "x0 = torch.wait(fork(self.forward, x))",
        "ops.prim.RaiseException(\"a\\n\", \"builtins.ValueError\")",
        "torch.warn(\"w\", 2)",
        "x0 = annotate(List[int], [])",
        "x0 = uninitialized(Tensor)",
        "x0 = unchecked_cast(Tensor, x)",
        "x0 = ops.quantized.linear(x, self._packed_params, 1., 0)",
        "x0 = [1., .5, 1e-05, 1.5e+300, 2j, inf, nan][0:-1:2]",
        "if x is not None:\n      pass",
        "if torch.__contains__([1], 1) and 1 not in [2]:\n      pass",
        "with __torch__.torch.classes.profiler._RecordFunction(\"a\"):\n      pass",
        "_0 : __torch__.torch.classes.quantized.LinearPackedParamsBase = self.p",
        "x0 = torch.slice(x, 0, ..., 9223372036854775807)",
      })
  void letsHarmlessCodePass(String line) throws IOException {
    assertThat(ScriptArchive.uses(ScriptArchive.calling(line).in(dir))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ops : __torch__.N",
        "torch : Tensor",
        "print : Final[int] = 3",
        "is_owner : bool\n  def owner(self: __torch__.N) -> bool:\n    return self.x.owner()",
        "__annotations__ = []\n  __annotations__[\"0\"] = __torch__.N",
        "def save(self: __torch__.N,\n    torch: Tensor) -> Tensor:\n    return torch.neg(self)",
        "def print(self: __torch__.N) -> Tensor:\n    return self",
        "p : __torch__.torch.classes.quantized.Conv2dPackedParamsBase",
      })
  void letsHarmlessDeclarationsPass(String line) throws IOException {
    assertThat(ScriptArchive.uses(ScriptArchive.declaring(line).in(dir))).isEmpty();
  }

  static Stream<Arguments> declarations() {
    return Stream.of(
        // Values of constants and of arguments that are left out run as the file is loaded.
        Arguments.of("k : Final[int] = torch.len([torch.save(1, \"p\")])", "FILES torch.save"),
        Arguments.of("__annotations__ = torch.save(1, \"p\")", "FILES torch.save"),
        Arguments.of(
            "def f(self: __torch__.N, y: int=torch.len([torch.save(1, \"p\")])) -> int:\n"
                + "    return y",
            "FILES torch.save"),
        Arguments.of(
            "q : Optional[__torch__.torch.classes._nnapi.Compilation]",
            "PROCESS __torch__.torch.classes._nnapi.Compilation"),
        Arguments.of(
            "def __setstate__(self: __torch__.N, s: int) -> None: torch.save(1, \"p\")",
            "FILES torch.save"),
        // A method of this name makes no value of it.
        Arguments.of(
            "def _nested_view_from_buffer(self: __torch__.N) -> int: return"
                + " x._nested_view_from_buffer(x, x, x)",
            "MEMORY _nested_view_from_buffer"),
        // Neither a method nor a class hides that this is a folder of libtorch.
        Arguments.of(
            "def torch(self: __torch__.N) -> int: return __torch__.torch.classes",
            "UNKNOWN __torch__.torch.classes"));
  }

  @ParameterizedTest
  @MethodSource("declarations")
  void findsWhatADeclarationWouldDo(String line, String use) throws IOException {
    assertThat(ScriptArchive.uses(ScriptArchive.declaring(line).in(dir)))
        .containsExactly(use + AT + "5");
  }

  @Test
  void aClassOfTheArchiveIsNeverAFolderOfLibtorch() throws IOException {
    String code = "class torch(Module):\n  x = __torch__.torch\nclass N(Module):\n  pass\n";
    Path file = ScriptArchive.harmless().with(ScriptArchive.CODE, code).in(dir);
    assertThat(ScriptArchive.uses(file)).containsExactly("UNKNOWN __torch__.torch" + AT + "2");
  }

  @Test
  void findsTheCodeWhereTorchFindsIt() throws IOException {
    String evil = ScriptArchive.calling("torch.save(x, \"p\")").code();
    for (String name :
        List.of(
            "net/CODE/__TORCH__.PY",
            "net/code/__torch__.Py",
            "NET/code/__torch__.py",
            "net/code/foo/bar.py",
            "net/code/__torch__/unused.py",
            "other/code/__torch__.py")) {
      Path file = ScriptArchive.harmless().without(ScriptArchive.CODE).with(name, evil).in(dir);
      String place = name.startsWith("net/") ? name.substring(4) : name;
      assertThat(ScriptArchive.uses(file)).contains("FILES torch.save @ " + place + ", line 7");
    }
  }

  @Test
  void codeInTheFilesBesideIsNotTorchs() throws IOException {
    Path file = ScriptArchive.harmless().with("net/extra/code/x.py", "import torch; $").in(dir);
    assertThat(ScriptArchive.uses(file)).isEmpty();
  }

  @Test
  void aFileBesideMayHaveTheNameOfOneOfTensorFlow() throws IOException {
    Path file = ScriptArchive.harmless().with("net/extra/model.json", "{}").in(dir);
    assertThat(ScriptArchive.uses(file)).isEmpty();
  }

  @Test
  void findsNamesInWhateverCaseAndOrder() throws IOException {
    String uses = "def f(x: Tensor) -> Tensor:\n  return __torch__.later.g(x)\n";
    Path file =
        ScriptArchive.harmless()
            .with("net/code/__torch__/a.py", uses)
            .with("net/code/__TORCH__/later.py", "def g(x: Tensor) -> Tensor:\n  return x\n")
            .in(dir);
    assertThat(ScriptArchive.uses(file)).isEmpty();
  }

  @Test
  void aSecondEntryOfTheSameNameIsRefused() throws IOException {
    Path file =
        ScriptArchive.harmless()
            .with("net/CODE/__TORCH__.PY", ScriptArchive.harmless().code())
            .in(dir);
    assertThat(ScriptArchive.uses(file))
        .containsExactly(
            "UNREAD its entries 'net/code/__torch__.py' and 'net/CODE/__TORCH__.PY' are one file on"
                + " some systems");
  }

  @Test
  void theFormatBeforePyTorch12IsRefused() throws IOException {
    Path file = ScriptArchive.harmless().with("net/model.json", "{}").in(dir);
    assertThat(ScriptArchive.uses(file))
        .containsExactly("UNKNOWN a network of PyTorch before 1.2 @ model.json");
  }

  static Stream<Arguments> pickles() {
    return Stream.of(
        Arguments.of("cposix\nsystem\n(S\"id\"\ntR", "PROCESS posix.system"),
        Arguments.of(
            "ctorch.distributed.rpc\nrref\n(K\1K\2K\3K\4K\5K\6X\1\0\0\0atR",
            "NETWORK torch.distributed.rpc.rref"),
        Arguments.of(
            "(c__torch__.torch.classes._nnapi\nCompilation\n)\201}bt",
            "PROCESS __torch__.torch.classes._nnapi.Compilation"),
        Arguments.of("c__torch__\nM\n)\201}b", "UNKNOWN __torch__.M"),
        Arguments.of("ca/../b\nN\n)\201}b", "UNKNOWN a/../b.N"));
  }

  @ParameterizedTest
  @MethodSource("pickles")
  void findsWhatItsPicklesName(String steps, String use) throws IOException {
    for (String name : List.of("data.pkl", "constants.pkl", "traced_inputs.pkl")) {
      Path file = ScriptArchive.harmless().with("net/" + name, ScriptArchive.pickle(steps)).in(dir);
      assertThat(ScriptArchive.uses(file)).containsExactly(use + " @ " + name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c__torch__.torch.classes.quantized\nLinearPackedParamsBase\n)\201(K\1K\2tb",
        "ctorch.jit._pickle\nbuild_intlist\n](K\1K\2e\205R",
        "c__torch__\nN\n)\201}b",
        "ctorch._utils\n_rebuild_tensor_v2\n((U\7storagectorch\nFloatStorage\nU\0010U\3cpuK\1tQ"
            + "K\0K\1\205K\1\205\211ccollections\nOrderedDict\n)RtR",
      })
  void letsThePicklesOfLibtorchPass(String steps) throws IOException {
    Path file =
        ScriptArchive.harmless().with(ScriptArchive.CONSTANTS, ScriptArchive.pickle(steps)).in(dir);
    assertThat(ScriptArchive.uses(file)).isEmpty();
  }

  @Test
  void manyUsesOfOneKindHideNoOther() throws IOException {
    String line = "print(x)\n    ".repeat(5000) + "torch.save(x, \"p\")";
    List<String> uses = ScriptArchive.uses(ScriptArchive.calling(line).in(dir));
    assertThat(uses).hasSize(13).endsWith("FILES torch.save" + AT + "5007");
  }

  /// Each text takes a step for each of its letters, whatever is in it.
  @Test
  @Timeout(60) // seconds, where all of these take a few
  void largeTextsAreReadOnce() throws IOException {
    int large = 20 << 20;
    for (String part :
        List.of(
            "(", "getattr(self, \"0\")\n", "__torch__.N.a.b.c.d.e.f ", "x.", "\"", "#", "is ")) {
      String line = part.repeat(large / part.length());
      ScriptArchive archive = ScriptArchive.calling(line + "\n    torch.save(x, 1)");
      assertThat(ScriptArchive.uses(archive.in(dir))).hasSizeLessThan(20);
    }
    String deep = "getattr(".repeat(large / 8);
    assertThat(ScriptArchive.uses(ScriptArchive.calling(deep).in(dir)))
        .containsExactly(UNREADABLE + AT + "7");
  }

  @Test
  void moreCodeThanAnyNetworkHasIsNotRead() throws IOException {
    ScriptArchive archive = ScriptArchive.harmless();
    String text = "x".repeat(1000) + "\n";
    for (int file = 0; file < 3; file++) {
      archive.with("net/code/__torch__/f" + file + ".py", text.repeat(25_000));
    }
    assertThat(ScriptArchive.uses(archive.in(dir)))
        .containsExactly("UNKNOWN code of more than 67108864 bytes @ code/__torch__/f2.py");
  }

  @Test
  void manyTextsAreRead() throws IOException {
    ScriptArchive archive = ScriptArchive.harmless();
    for (int file = 0; file < 20_000; file++) {
      archive.with("net/code/__torch__/f" + file + ".py", "def f(x: Tensor) -> None:\n  pass\n");
    }
    archive.with("net/code/__torch__/last.py", "def f(x: Tensor) -> None:\n  print(x)\n");
    assertThat(ScriptArchive.uses(archive.in(dir)))
        .containsExactly("PRINTS print @ code/__torch__/last.py, line 2");
  }
}
