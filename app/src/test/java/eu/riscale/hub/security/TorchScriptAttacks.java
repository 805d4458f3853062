package eu.riscale.hub.security;

import eu.riscale.hub.weights.torch.ScriptArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Code that libtorch would run as it loads or runs a network.
final class TorchScriptAttacks {
  private static final String CODE = "net/code/__torch__.py";

  /// As libtorch reads it: an object of the class, with one attribute.
  private static final String OBJECT = "\200\2c__torch__\nN\n)\201}(X\10\0\0\0training\211ub.";

  private static final String SAVE = "torch.save reads or writes files";

  private TorchScriptAttacks() {}

  static List<Attack> all() {
    return List.of(
        line("save", "writes a file", "torch.save(x, \"MARK\")", SAVE),
        line(
            "map-a-file",
            "maps a file and overwrites it",
            "torch.fill_(torch.from_file(\"MARK\", True, 4), 7)",
            "torch.from_file reads or writes files"),
        line(
            "operator-by-name",
            "writes a file by the operator's own name",
            "ops.aten.save(x, \"MARK\")",
            "ops.aten.save reads or writes files"),
        line(
            "behind-autograd",
            "writes a file by a name that torch reads as torch once more",
            "ops.prim.autograd.save(x, \"MARK\")",
            "ops.prim.autograd.save reads or writes files"),
        unknown("module-as-value", "t = torch\n    t.save(x, \"MARK\")", "torch as a value"),
        unknown("module-in-brackets", "(torch).save(x, \"MARK\")", "torch as a value"),
        unknown(
            "module-by-condition", "(torch if True else torch).save(x, \"MARK\")", "as a value"),
        unknown("name-as-text", "getattr(torch, \"sa\" \"ve\")(x, \"MARK\")", "torch as a value"),
        line(
            "function-as-value",
            "writes a file by a function under another name",
            "f = torch.save\n    f(x, \"MARK\")",
            SAVE),
        line(
            "forked",
            "writes a file in another thread",
            "_ = torch.wait(fork(torch.save, x, \"MARK\"))",
            SAVE),
        line(
            "odd-blanks",
            "hides the call behind odd blanks",
            "torch \u000b.\fsave (x, \"MARK\")",
            SAVE),
        line(
            "comments-inside",
            "hides the call behind comments",
            "_ = (torch. # x\n  save # y\n (x, \"MARK\"))",
            SAVE),
        line(
            "after-a-word",
            "hides the call behind a word that no blank follows",
            "y = x is nottorch.save(x, \"MARK\")",
            SAVE),
        line(
            "after-a-text",
            "hides the call behind a text that looks longer than it is",
            "z = \"\"\"a\n\"b\"\"\"\n    torch.save(x, \"MARK\")",
            SAVE),
        line(
            "in-a-comprehension",
            "writes files in a loop",
            "_ = [torch.save(i, \"MARK\") for i in [1]]",
            SAVE),
        declaration(
            "default-value",
            "writes a file as the network is loaded, by the default of an argument",
            "def f(self: __torch__.N, y: int=torch.len([torch.save(1, \"MARK\")])) -> int:\n"
                + "    return y"),
        declaration(
            "class-constant",
            "writes a file as the network is loaded, by a constant",
            "k : Final[int] = torch.len([torch.save(1, \"MARK\")])"),
        declaration(
            "set-state",
            "writes a file as the network is loaded, by __setstate__",
            "def __setstate__(self: __torch__.N, s: int) -> None: torch.save(1, \"MARK\")"),
        line(
            "python-operator",
            "calls Python, or crashes",
            "ops.prim.PythonOp(x)",
            "ops.prim.PythonOp runs Python code"),
        line(
            "remote-call",
            "calls another computer",
            "ops.prim.rpc_async(\"a\", \"b\")",
            "ops.prim.rpc_async opens connections"),
        line(
            "compiler-process",
            "starts what Android compiles networks with",
            "_ = __torch__.torch.classes._nnapi.Compilation()",
            "_nnapi.Compilation starts or ends processes"),
        line(
            "memory-of-others",
            "reads memory that is not the tensor's",
            "x._nested_view_from_buffer(x, x, x)",
            "_nested_view_from_buffer reads or writes memory"),
        line(
            "memory-by-sizes",
            "reads and writes memory beyond a tensor by sizes that torch takes on trust",
            "torch._reshape_alias(x, [1000], [1]).zero_()",
            "torch._reshape_alias reads or writes memory"),
        line(
            "memory-given-away",
            "reads and writes memory that is no longer its tensor's",
            "ops.inductor.resize_storage_bytes_(x, 0)",
            "resize_storage_bytes_ reads or writes memory"),
        unknown("operator-of-nobody", "ops.lab.smooth(x)", "ops.lab.smooth"),
        archive(
            "other-case",
            "hides code in a file whose name torch finds in any case",
            ScriptArchive.calling("torch.save(x, \"MARK\")"),
            "net/CODE/__TORCH__.PY",
            Answer.unsafe(SAVE)),
        archive(
            "other-folder",
            "hides code in a folder of its own",
            ScriptArchive.calling("torch.save(x, \"MARK\")"),
            "net/code/foo/bar.py",
            Answer.unsafe(SAVE).and(Answer.UNKNOWN)),
        weights(
            "twice",
            "shows one text to hub and another to torch",
            site -> ScriptArchive.harmless().with("net/CODE/__TORCH__.PY", "").in(site.folder()),
            Answer.unknown("are one file")),
        weights(
            "old-format",
            "is read by code of torch that hub does not read",
            site -> ScriptArchive.harmless().with("net/model.json", "{}").in(site.folder()),
            Answer.unknown("a network of PyTorch before 1.2")),
        weights(
            "pickle-of-constants",
            "names a program in the constants",
            site ->
                ScriptArchive.harmless()
                    .with("net/constants.pkl", "\200\2cposix\nsystem\n(S'id > MARK'\ntR.")
                    .in(site.folder()),
            Answer.unsafe("posix.system starts or ends processes")),
        weights(
            "remote-reference",
            "names a tensor on another computer",
            site ->
                ScriptArchive.harmless()
                    .with(
                        "net/data.pkl",
                        "\200\2ctorch.distributed.rpc\nrref\n(K\1K\2K\3K\4K\5K\6X\1\0\0\0atR.")
                    .in(site.folder()),
            Answer.unsafe("torch.distributed.rpc.rref opens connections")));
  }

  private static Attack line(String name, String attempt, String line, String words) {
    return weights(
        name, attempt, site -> in(site, line, ScriptArchive::calling), Answer.unsafe(words));
  }

  private static Attack unknown(String name, String line, String words) {
    return weights(
        name,
        "hides what it calls: `" + line.replace("\n    ", "; ").replace("MARK", "path") + "`",
        site -> in(site, line, ScriptArchive::calling),
        Answer.unknown(words));
  }

  private static Attack declaration(String name, String attempt, String line) {
    return weights(
        name, attempt, site -> in(site, line, ScriptArchive::declaring), Answer.unsafe(SAVE));
  }

  /// Its code under another name.
  private static Attack archive(
      String name, String attempt, ScriptArchive code, String entry, Answer answer) {
    return weights(name, attempt, site -> code.renamed(CODE, entry).in(site.folder()), answer);
  }

  private static Attack weights(String name, String attempt, Attack.Maker maker, Answer answer) {
    return new Attack(Area.TORCHSCRIPT, name, attempt, maker, answer);
  }

  private interface Code {
    ScriptArchive with(String line);
  }

  private static Path in(Attack.Site site, String line, Code code) throws IOException {
    return code.with(line.replace("MARK", site.mark().toString()))
        .with("net/version", "3\n")
        .with("net/data.pkl", OBJECT)
        .in(site.folder());
  }
}
