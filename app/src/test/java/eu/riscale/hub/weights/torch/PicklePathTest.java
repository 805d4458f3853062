package eu.riscale.hub.weights.torch;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Global;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a name reaches from the module that it is looked up in.
class PicklePathTest {

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "torch.serialization, os.system, PROCESS",
    "torch.serialization, os.remove, FILES",
    "torch.serialization, os.nice, PYTHON",
    "torch.serialization, os, PYTHON",
    "torch._utils, sys.modules, PYTHON",
    "torch._utils, sys, PYTHON",
    "torch.hub2, pickle.loads, PYTHON",
    "torch._tensor, np.load, FILES",
    "tempfile2, _os.system, PROCESS",
    "collections, _sys.modules, PYTHON",
    "enum, bltns.eval, PYTHON",
    "enum, sys.modules.get, PYTHON",
    "a.b, c.d.subprocess.Popen, PROCESS",
    "a.b, c.d.subprocess, PROCESS",
    "a.b, Net.shutil.rmtree, FILES",
    "a.b, socket.socket, NETWORK",
    "a.b, ctypes.CDLL.__call__, MEMORY",
    "a.b, code.interact, PYTHON",
    "a.b, runpy, PYTHON",
    "a.b, importlib.import_module, PYTHON",
    "a.b, warnings.warn, PYTHON",
    "a.b, torch.load, PYTHON",
    "a.b, torch.whatever, PYTHON",
    "a.b, webbrowser.open, NETWORK",
    "a.b, pty.spawn, PROCESS",
    "a.b, marshal, PYTHON",
    "builtins, eval.__call__, PYTHON",
    "builtins, open.__self__, FILES",
    "trace, Trace.runctx, PYTHON",
    "torch._utils, _rebuild_tensor_v2.__globals__, PYTHON",
    "torch._utils, _rebuild_tensor_v2.__globals__.get, PYTHON",
    "torch._utils, __builtins__, PYTHON",
    "torch._utils, f.func_globals, PYTHON",
    "torch, Tensor.__class__.__bases__, PYTHON",
    "torch, Tensor.__subclasses__, PYTHON",
    "collections, OrderedDict.__init__.__globals__, PYTHON",
    "a, gen.gi_frame.f_builtins, PYTHON",
    "copyreg, add_extension, PYTHON",
    "copy_reg, add_extension, PYTHON",
    "itertools, imap, PYTHON",
    "commands, anything, PROCESS",
  })
  void reachesBeyondItsModule(String module, String name, Effect effect) {
    assertThat(PickleNames.of(new Global(module, name))).isEqualTo(effect);
  }

  /// Classes of authors, within one another too, and whatever their modules are called.
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "author_code, Net",
    "author_code, Net.Block",
    "author_code, net.block.Inner",
    "author.os, Net",
    "code, Net",
    "types, Config",
    "a.signal, Filter",
    "a, signal",
    "a, Net.signal",
    "a, mp",
    "a, __Net",
    "__main__, Net",
    "copyreg, __newobj__",
    "torch.nn.modules.linear, Linear",
    "a, collections.OrderedDict",
    "a, .",
    "a, ..",
    "'', ''",
  })
  void isUnknownWhereItOnlyMay(String module, String name) {
    assertThat(PickleNames.of(new Global(module, name))).isEqualTo(Effect.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "torch._utils, _rebuild_nested_tensor",
    "torch._utils, _rebuild_wrapper_subclass",
    "torch._utils, _rebuild_qtensor",
    "torch.serialization, _get_layout",
  })
  void isHarmlessWhereTorchUnpicklesItByItself(String module, String name) {
    assertThat(PickleNames.of(new Global(module, name))).isEqualTo(Effect.HARMLESS);
  }
}
