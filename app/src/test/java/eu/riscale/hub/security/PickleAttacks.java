package eu.riscale.hub.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import eu.riscale.hub.Models;
import eu.riscale.hub.weights.Zips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Functions that a pickle would have Python import and call.
final class PickleAttacks {
  private static final String SYSTEM = "os.system starts or ends processes";

  private PickleAttacks() {}

  static List<Attack> all() {
    return List.of(
        pickle("reduce", "runs a program", "cos\nsystem\n(S'touch MARK'\ntR", SYSTEM),
        pickle("inst", "runs a program by INST", "(S'touch MARK'\nios\nsystem\n", SYSTEM),
        pickle("obj", "runs a program by OBJ", "(cos\nsystem\nS'touch MARK'\no", SYSTEM),
        pickle(
            "new-object",
            "runs a program by making an object",
            "csubprocess\nPopen\nS'touch MARK'\n\205\201",
            "subprocess.Popen starts or ends processes"),
        pickle(
            "name-from-memo",
            "puts the name together from what was said before",
            "\214\6system\2240\214\2nt\2240h\1h\0\223\214\2id\205R",
            "nt.system starts or ends processes"),
        pickle(
            "dotted-name",
            "loads another pickle by a name of two parts within torch",
            "\214\5torch\214\030storage._load_from_bytes\223",
            "torch.storage._load_from_bytes runs Python code"),
        pickle(
            "module-within",
            "reaches a module that torch itself imports",
            "\214\23torch.serialization\214\11os.system\223\214\2id\205R",
            "torch.serialization.os.system starts or ends processes"),
        pickle(
            "all-modules",
            "reaches all modules of Python",
            "\214\14torch._utils\214\13sys.modules\223",
            "torch._utils.sys.modules runs Python code"),
        pickle(
            "around-a-function",
            "reaches what is around a harmless function",
            "\214\14torch._utils\214\36_rebuild_tensor_v2.__globals__\223",
            "_rebuild_tensor_v2.__globals__ runs Python code"),
        pickle(
            "escaped-name",
            "writes the name in numbers",
            "S'o\\x73'\nS'\\163ystem'\n\223S'touch MARK'\n\205R",
            SYSTEM),
        pickle(
            "own-extension",
            "says itself what a number stands for",
            "ccopyreg\nadd_extension\n(S'os'\nS'system'\nK\1tR",
            "copyreg.add_extension runs Python code"),
        pickle("torch-load", "loads another pickle", "ctorch\nload\n(S'x'\ntR", "torch.load runs"),
        pickle(
            "torch-serialization",
            "loads another pickle by another name of the same",
            "ctorch.serialization\nload\n(S'x'\ntR",
            "torch.serialization.load runs Python code"),
        pickle(
            "torch-save",
            "writes a file",
            "ctorch\nsave\n(NS'MARK'\ntR",
            "torch.save reads or writes files"),
        pickle(
            "torch-hub",
            "fetches code and runs it",
            "ctorch.hub\nload\n(S'x'\ntR",
            "torch.hub.load opens connections"),
        pickle(
            "torch-classes",
            "loads a library by way of torch",
            "ctorch\nclasses.load_library\n(S'x'\ntR",
            "torch.classes.load_library runs Python code"),
        pickle("eval", "runs Python", "c__builtin__\neval\n(S'1'\ntR", "__builtin__.eval runs"),
        pickle(
            "getattr",
            "finds a function by its name",
            "cbuiltins\ngetattr\n(NS'x'\ntR",
            "builtins.getattr runs"),
        pickle(
            "open",
            "opens a file",
            "cio\nopen\n(S'MARK'\nS'w'\ntR",
            "io.open reads or writes files"),
        pickle(
            "socket",
            "opens a connection",
            "csocket\nsocket\n)R",
            "socket.socket opens connections"),
        pickle(
            "graph-module",
            "runs code that a graph brings along",
            "ctorch.fx.graph_module\nreduce_graph_module\n",
            "torch.fx.graph_module.reduce_graph_module runs Python code"),
        pickle(
            "library",
            "loads a library",
            "cctypes\nCDLL\n(NtR",
            "ctypes.CDLL reads or writes memory"),
        pickle("sleep", "waits", "ctime\nsleep\n(I9999\ntR", "time.sleep waits"),
        unknown(
            "class",
            "runs the class of a stranger",
            "cauthor_code\nNet\n)\201}b",
            "author_code.Net"),
        unknown("extension", "calls what a number stands for", "\202\1", "copyreg.extension 1"),
        unknown(
            "numpy-fields",
            "has numpy read memory that is not the array's",
            "cnumpy\ndtype\n(U\3V16K\0K\1tR(K\3U\1|N(U\1at}U\1aNsK\20K\1K\0tb",
            "a type of numpy with fields"),
        new Attack(
            Area.PICKLES,
            "behind-the-end",
            "runs a program behind the end of the pickle",
            site -> bare(site, "\200\2}.\200\2cos\nsystem\n(S'touch MARK'\ntR."),
            Answer.unsafe(SYSTEM)),
        new Attack(
            Area.PICKLES,
            "twice",
            "has two pickles of one name",
            PickleAttacks::twice,
            Answer.unsafe(SYSTEM).and(Answer.UNKNOWN)),
        new Attack(
            Area.PICKLES,
            "without-a-mark",
            "runs a program from a file that looks like text",
            site -> bare(site, "cos\nsystem\n(S'touch MARK'\ntR."),
            Answer.unsafe(SYSTEM).and("weights-not-state-dict")));
  }

  private static Attack pickle(String name, String attempt, String steps, String words) {
    return attack(name, attempt, steps, Answer.unsafe(words));
  }

  private static Attack unknown(String name, String attempt, String steps, String words) {
    return attack(name, attempt, steps, Answer.unknown(words));
  }

  private static Attack attack(String name, String attempt, String steps, Answer answer) {
    return new Attack(Area.PICKLES, name, attempt, site -> zip(site, steps), answer);
  }

  /// A right state dict but for its pickle.
  private static Path zip(Attack.Site site, String steps) throws IOException {
    Path file = site.folder().resolve("weights.pth");
    Files.copy(Models.of("state-dict-file-v05").resolve("weights.pth"), file);
    String pickle = "\200\4" + steps.replace("MARK", site.mark().toString()) + ".";
    Zips.change(file, "data.pkl", old -> pickle.getBytes(ISO_8859_1));
    return file;
  }

  private static Path twice(Attack.Site site) throws IOException {
    Path file = site.folder().resolve("weights.pth");
    Files.copy(Models.of("state-dict-file-v05").resolve("weights.pth"), file);
    Zips.twin(file, "data.pkl", "cos\nsystem\n(S'touch MARK'\ntR.".getBytes(ISO_8859_1));
    return file;
  }

  private static Path bare(Attack.Site site, String content) throws IOException {
    byte[] bytes = content.replace("MARK", site.mark().toString()).getBytes(ISO_8859_1);
    return Files.write(site.folder().resolve("weights.pth"), bytes);
  }
}
