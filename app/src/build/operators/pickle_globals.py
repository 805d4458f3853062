#!/usr/bin/env python3
"""Sorts the classes and functions that a pickle of weights may name.

    pickle_globals.py > app/src/main/resources/eu/riscale/hub/weights/python.txt
    pickle_globals.py modules > app/src/main/resources/eu/riscale/hub/weights/torch/modules.txt

Needs torch 2.7.1, whose own list of what is safe to unpickle is the harmless part. All else is
unknown but for what is named here; of that, `os.*` is all of a module that has no line of its own.
The modules are those that a name may lead through to reach another one, as `os.system` in
`torch.serialization` does.
"""

import sys
from _compat_pickle import IMPORT_MAPPING, NAME_MAPPING

import torch
from torch._weights_only_unpickler import _get_allowed_globals

PYTHON_2 = "__builtin__.bytearray __builtin__.complex __builtin__.set"

LIBTORCH = """
torch.jit._pickle.build_boollist torch.jit._pickle.build_doublelist
torch.jit._pickle.build_intlist torch.jit._pickle.build_tensor_from_id
torch.jit._pickle.build_tensorlist torch.jit._pickle.restore_type_tag
"""
"""What the pickles of TorchScript name besides. (torch 2.7, jit/serialization/unpickler.cpp.)"""

NUMPY = """
numpy._core.multiarray._reconstruct numpy._core.multiarray.scalar
numpy.core.multiarray._reconstruct numpy.core.multiarray.scalar numpy.dtype
numpy.dtypes.BoolDType numpy.dtypes.Float16DType numpy.dtypes.Float32DType
numpy.dtypes.Float64DType numpy.dtypes.Int16DType numpy.dtypes.Int32DType numpy.dtypes.Int64DType
numpy.dtypes.Int8DType numpy.dtypes.UInt16DType numpy.dtypes.UInt32DType numpy.dtypes.UInt64DType
numpy.dtypes.UInt8DType numpy.ndarray
"""
"""Numbers and arrays beside the weights, such as the best loss, which torch refuses at first."""

VALUES = """
argparse.Namespace datetime.date datetime.datetime datetime.time datetime.timedelta
datetime.timezone pathlib.PosixPath pathlib.PurePosixPath pathlib.PureWindowsPath
pathlib._local.PosixPath pathlib._local.PurePosixPath pathlib._local.PureWindowsPath
pathlib._local.WindowsPath
pathlib.WindowsPath
"""
"""What people keep beside the weights: settings, times, and paths, which open nothing when made."""

OS_FILES = """
chmod chown creat lchown link listdir makedirs mkdir mkfifo mknod open open_code remove removedirs
rename renames replace rmdir scandir symlink truncate unlink walk write
"""
OS_PROCESS = """
_exit abort execl execle execlp execlpe execv execve execvp execvpe fork forkpty kill killpg popen
popen2 popen3 popen4 posix_spawn posix_spawnp spawnl spawnle spawnlp spawnlpe spawnv spawnve
spawnvp spawnvpe startfile system
"""

OUTSIDE = {
    "files": """
        h5py.File h5py._hl.files.* h5py.h5f.*
        _io.FileIO _io.open _io.open_code builtins.open codecs.open dbm.* compileall.* fileinput.* glob.* io.FileIO
        io.open io.open_code linecache.* logging.config.* logging.FileHandler mmap.* numpy.DataSource numpy.fromfile numpy.genfromtxt
        numpy.load numpy.loadtxt numpy.memmap numpy.save numpy.savetxt numpy.savez pathlib.Path.*
        shelve.* shutil.* sqlite3.* tarfile.* tempfile.* torch.UntypedStorage.from_file
        torch.from_file torch.save torch.serialization.save torch.jit.load torch.jit.save
        torch.storage.UntypedStorage.from_file zipfile.*
    """,
    "network": """
        _socket.* asyncio.* ftplib.* http.* httplib.* httpx.* imaplib.* nntplib.* paramiko.* poplib.*
        requests.* smtpd.* smtplib.* socket.* socketserver.* ssl.* telnetlib.* torch.distributed.rpc.*
        torch.hub.* torch.utils.model_zoo.* urllib.* urllib2.* urllib3.* webbrowser.* wsgiref.*
        xmlrpc.* aiohttp.*
    """,
    "process": """
        _aix_support.* _osx_support.* _posixsubprocess.* _pyrepl.* _thread.interrupt_main
        asyncio.subprocess.* builtins.exit builtins.quit ensurepip.* multiprocessing.* platform.popen
        popen2.* pty.* pydoc.pipepager pydoc.tempfilepager signal.* subprocess.* sys.exit
        torch.multiprocessing.* uuid._get_command_stdout venv.*
    """,
    "python": """
        _frozen_importlib.* _frozen_importlib_external.* _imp.* _pickle.* bdb.* builtins.__import__ builtins.apply builtins.breakpoint builtins.compile
        builtins.delattr builtins.eval builtins.exec builtins.execfile builtins.filter
        builtins.getattr builtins.globals builtins.input builtins.locals builtins.map
        builtins.setattr builtins.vars cPickle.* cloudpickle.* code.InteractiveConsole
        code.InteractiveInterpreter code.interact codeop.* copyreg._extension_registry
        copyreg._inverted_registry copyreg.add_extension copyreg.dispatch_table copyreg.pickle
        cProfile.* dill.* distutils.* doctest.* functools.reduce idlelib.* imp.* importlib.* joblib.load lib2to3.* marshal.* nt.* numpy.distutils.* numpy.f2py.*
        numpy.testing.* operator.attrgetter operator.call operator.methodcaller os.* pdb.* pickle.*
        pip.* pkg_resources.* pkgutil.* posix.* profile.Profile profile.run profile.runctx
        py_compile.* pydoc.locate pydoc.render_doc pydoc.resolve runpy.* setuptools.* site.*
        six.moves.* sys.* test.support.* timeit.* torch._dynamo.* torch._inductor.* torch.compile
        torch.fx.experimental.symbolic_shapes.ShapeEnv torch.fx.graph_module._deserialize_graph_module torch.fx.graph_module._forward_from_src
        torch.fx.graph_module.reduce_deploy_graph_module
        torch.fx.graph_module.reduce_graph_module torch.fx.graph_module.reduce_package_graph_module
        torch.jit.unsupported_tensor_ops.execWrapper torch.load torch.classes.* torch.ops.* torch.package.*
        torch.serialization._load torch.serialization.load torch.storage._load_from_bytes
        torch.utils._config_module.* torch.utils.bottleneck.* torch.utils.collect_env.*
        torch.utils.cpp_extension.* torch.utils.data.datapipes.* trace.Trace
        types.CodeType types.FunctionType types.LambdaType
        types.MethodType zipapp.* zipimport.*
    """,
    "prints": "builtins.print",
    "memory": "_ctypes.* _testcapi.* ctypes.* gc.*",
    "waits": "time.sleep",
}

OS_MODULES = "os posix nt"

MODULES = "numpy scipy torch"
"""Beside Python's own."""


def harmless() -> set[str]:
    names = set(_get_allowed_globals())
    return names | set(f"{PYTHON_2} {LIBTORCH} {NUMPY} {VALUES}".split())


def outside() -> dict[str, set[str]]:
    sorts = {reason: set(names.split()) for reason, names in OUTSIDE.items()}
    for module in OS_MODULES.split():
        sorts["files"] |= {f"{module}.{name}" for name in OS_FILES.split()}
        sorts["process"] |= {f"{module}.{name}" for name in OS_PROCESS.split()}
    everything = set().union(*sorts.values())
    for names in sorts.values():
        names |= {old for name in names for old in of_python_2(name)} - everything
    return sorts


def of_python_2(name: str) -> set[str]:
    """How pickles of Python 2 call it, which Python 3 takes for the same."""
    module, _, last = name.rpartition(".")
    old = {f"{old}.{last}" for old, new in IMPORT_MAPPING.items() if new == module}
    return old | {".".join(old) for old, new in NAME_MAPPING.items() if new == (module, last)}


def modules() -> list[str]:
    """Without the underscores that Python puts before what is its own business."""
    names = {name.strip("_") for name in sys.stdlib_module_names}
    return sorted(name for name in names | set(MODULES.split()) if name)


def main() -> None:
    version = torch.__version__.partition("+")[0]
    if sys.argv[1:] == ["modules"]:
        print(f"# Python's modules and torch {version}'s, made by pickle_globals.py")
        print("[outside python]", *modules(), sep="\n")
        return
    sorts = {"harmless": harmless()}
    sorts |= {f"outside {reason}": names for reason, names in outside().items()}
    everything = [name for names in sorts.values() for name in names]
    twice = {name for name in everything if everything.count(name) > 1}
    if twice:
        raise SystemExit(f"Named twice: {' '.join(sorted(twice))}")
    print(f"# torch {version}: what a pickle may name, made by pickle_globals.py")
    for sort, names in sorts.items():
        print(f"[{sort}]", *sorted(names), sep="\n")


main()
