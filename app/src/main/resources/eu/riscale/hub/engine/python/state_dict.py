"""Runs a PyTorch network for hub: from Python source and a state dict, in a process of its own.

    python state_dict.py probe    says in one line of JSON what this Python is
    python state_dict.py serve    answers one line of JSON on standard output for each on standard
                                  input, until that ends

The first request opens the network, the further ones run it. Tensors are .npy files in the working
folder. The answer to what fails is a sentence for the person who publishes the model. Needs Python
3.8 and any torch; NumPy only if the network itself does.
"""

import ctypes
import errno
import importlib
import importlib.util
import inspect
import json
import os
import re
import sys
import traceback
from pathlib import Path

NPY_START = b"\x93NUMPY"


class Failure(Exception):
    """What hub tells: the kind is one of its EngineException's."""

    def __init__(self, kind, message, hint=""):
        super().__init__(message)
        self.answer = {"failure": kind, "message": message, "hint": hint}


def probe():
    """What hub needs to know before it chooses a Python; torch itself takes a second to import."""
    found = importlib.util.find_spec("torch")
    folder = str(Path(found.origin).parent) if found and found.origin else ""
    version = ""
    if folder:
        from importlib import metadata

        try:
            version = metadata.version("torch")
        except metadata.PackageNotFoundError:
            version = "of unknown version"
    onnx = importlib.util.find_spec("onnxruntime")
    libraries = Path(onnx.origin).parent / "capi" if onnx and onnx.origin else None
    with_cuda = libraries and list(libraries.glob("*onnxruntime_providers_cuda.*"))
    answer = {"python": ".".join(map(str, sys.version_info[:3])), "torch": version}
    answer.update({"folder": folder, "onnx": str(libraries) if with_cuda else ""})
    answer["cuda"] = cuda_folders(folder)
    print(json.dumps(answer))


def cuda_folders(torch):
    """Where NVIDIA's packages, torch and conda put the libraries of CUDA and cuDNN."""
    nvidia = importlib.util.find_spec("nvidia")
    tops = list(nvidia.submodule_search_locations or []) if nvidia else []
    inside = ("*/lib", "*/bin/x86_64", "*/bin")
    folders = [f for top in tops for each in inside for f in sorted(Path(top).glob(each))]
    folders += [Path(torch, "lib")] if torch else []
    folders += [Path(sys.prefix, "lib"), Path(sys.prefix, "Library", "bin")]
    names = re.compile(r"(lib)?(cu(dart|blas|fft|rand|dnn)|nvrtc|nvJitLink)\w*\.(so\.|dll)", re.I)
    with_cuda = [f for f in folders if any(names.match(each.name) for each in f.glob("*"))]
    return [str(f) for f in with_cuda[:64]]


def serve():
    # The model's own prints must not get between the answers, nor its input() eat the requests.
    requests = os.fdopen(os.dup(0), encoding="utf-8")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    network = None
    for line in requests:
        try:
            request = json.loads(line)
            if network is None:
                network = Network(request)
                answer = network.described()
            else:
                answer = network.run(request["inputs"])
        except Failure as failure:
            answer = failure.answer
        except MemoryError:
            answer = Failure("RUN", "There is not enough memory to run the network.").answer
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


class Network:
    def __init__(self, request):
        self.torch = torch_module()
        self.device = self.place(request["device"])
        source = Source(request)
        self.name = source.name
        self.network = source.make(value(request["kwargs"]), self.torch)
        state = self.load(Path(request["weights"]))
        self.fill(state, request["strict"], Path(request["weights"]).name)
        self.network.to(self.device).eval()

    def described(self):
        return {"torch": self.torch.__version__.partition("+")[0], "device": str(self.device)}

    def place(self, asked):
        cuda = self.torch.cuda
        if asked == "cpu" or (asked == "auto" and not self.works("cuda:0")):
            return self.torch.device("cpu")
        device = "cuda:0" if asked == "auto" else asked
        if asked == "auto" or self.works(device):
            return self.torch.device(device)
        if not self.torch.version.cuda:
            why = "the torch of this Python is the build for the CPU"
            hint = "Install a torch with CUDA there, see https://pytorch.org, or use --device cpu."
        elif not cuda.is_available():
            why = "torch %s finds no GPU" % self.torch.__version__
            hint = "Look whether its CUDA fits the driver of this machine, or use --device cpu."
        else:
            why = "torch finds only %d" % cuda.device_count()
            hint = "GPUs are counted from 0."
        raise Failure("DEVICE", "%s is not available for pytorch_state_dict: %s." % (device, why), hint)

    def works(self, device):
        """Whether a tensor can be made there, which is what counts."""
        try:
            return self.torch.cuda.is_available() and bool(self.torch.ones(1, device=device).is_cuda)
        except Exception:
            return False

    def load(self, file):
        options = {"map_location": self.device}
        # From 1.13 on torch can refuse to run what a pickle asks for.
        if "weights_only" in inspect.signature(self.torch.load).parameters:
            options["weights_only"] = True
        try:
            state = self.torch.load(str(file), **options)
        except FileNotFoundError:
            raise Failure("WEIGHTS", "%s cannot be read: there is no such file." % file.name)
        except Exception as error:
            raise self.unreadable(file, error)
        if isinstance(state, self.torch.nn.Module):
            raise Failure("WEIGHTS", "%s holds a whole network, not a state dict." % file.name, SAVE)
        if not hasattr(state, "keys"):
            found = type(state).__name__
            raise Failure("WEIGHTS", "%s holds a %s, not a state dict." % (file.name, found), SAVE)
        return state

    def unreadable(self, file, error):
        text = str(error)
        if "TorchScript" in text:
            message = "%s is a TorchScript archive, not a state dict." % file.name
            return Failure("WEIGHTS", message, "Declare it under weights.torchscript.")
        named = re.search(r"Unsupported (?:global: GLOBAL|class) '?([\w.]+)", text)
        if named:
            message = "%s holds more than tensors (%s), which torch does not load as weights."
            return Failure("WEIGHTS", message % (file.name, named.group(1)), SAVE)
        fact = re.search(r"WeightsUnpickler error: *([^\n]+)", text)
        fact = fact.group(1).strip() if fact else said(error)
        message = "%s (%d bytes) is no state dict that torch can read: %s."
        hint = "Save it again, or upload it again: it may have been cut short."
        return Failure("WEIGHTS", message % (file.name, file.stat().st_size, fact), hint)

    def fill(self, state, strict, file):
        own = self.network.state_dict()
        others = [
            "%s is %s, the network has %s" % (key, sizes(state[key]), sizes(own[key]))
            for key in own
            if key in state and sizes(state[key]) != sizes(own[key])
        ]
        missing, unexpected = [], []
        try:
            result = self.network.load_state_dict(state, strict=False)
            missing, unexpected = result.missing_keys, result.unexpected_keys
        except Exception as error:
            if not others:
                others = [said(error)]
        if not strict and not others:
            return
        wrong = ["weights of other sizes: " + some(others)] if others else []
        wrong += ["missing: " + some(missing)] if missing else []
        wrong += ["unexpected: " + some(unexpected)] if unexpected else []
        if wrong:
            message = "%s does not fit the network %s (%s)." % (file, self.name, "; ".join(wrong))
            raise Failure("WEIGHTS", message, self.why_not(state, own))

    def why_not(self, state, own):
        """The three usual reasons."""
        for key in state:
            if hasattr(state[key], "keys") and set(own) & set(state[key]):
                return "The state dict is inside the file under '%s': save that alone." % key
        for prefix in ("module.", "model.", "_orig_mod.", "network.", "net."):
            if any(key.startswith(prefix) and key[len(prefix) :] in own for key in state):
                return "The names in the file begin with '%s': save the state_dict() of the network inside." % prefix
        return "Compare the kwargs with those that the network was trained with."

    def run(self, inputs):
        tensors = [read(each["name"], each["file"], self.torch).to(self.device) for each in inputs]
        try:
            with self.torch.no_grad():
                results = self.network(*tensors)
            return {"outputs": [self.output(i, *each) for i, each in enumerate(named(results))]}
        except (Failure, MemoryError):
            raise
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise self.failed(inputs, tensors, error)
            message = "The outputs of the network cannot be written to %s: no space is left there."
            hint = "Make room, or name another folder by the environment variable TMPDIR."
            raise Failure("ENGINE", message % os.getcwd(), hint)
        except BaseException as error:
            raise self.failed(inputs, tensors, error)

    def failed(self, inputs, tensors, error):
        given = [
            "%s %s %s" % (each["name"], str(tensor.dtype)[6:], sizes(tensor))
            for each, tensor in zip(inputs, tensors)
        ]
        message = "The network failed with %s: %s."
        return Failure("RUN", message % (", ".join(given), said(error)))

    def output(self, position, name, result):
        if hasattr(result, "__array__") and not isinstance(result, self.torch.Tensor):
            result = self.torch.as_tensor(result)
        if not isinstance(result, self.torch.Tensor):
            what = type(result).__name__
            message = "Output %d of the network is a %s, not a tensor." % (position + 1, what)
            raise Failure("RUN", message)
        file = "output%d.npy" % position
        write(result.detach().to("cpu"), file, self.torch)
        return {"name": name, "file": file}


SAVE = "Save the weights alone: torch.save(network.state_dict(), 'weights.pt')."


class Source:
    """The Python callable that makes the network: in a file of the model, or in a library."""

    def __init__(self, request):
        self.name = request["callable"]
        self.file = request.get("file", "")
        self.library = request.get("library", "")
        self.where = Path(self.file).name if self.file else self.library
        self.module = self.load()
        self.callable = getattr(self.module, self.name, None)
        if not callable(self.callable):
            raise Failure("WEIGHTS", self.absent(), "Correct the architecture's callable.")

    def load(self):
        try:
            if self.library:
                return importlib.import_module(self.library)
            name = "hub_architecture_" + re.sub(r"\W", "_", Path(self.file).stem)
            spec = importlib.util.spec_from_file_location(name, self.file)
            if spec is None:
                raise Failure("WEIGHTS", "%s is no Python file." % self.where)
            module = importlib.util.module_from_spec(spec)
            sys.modules[name] = module
            spec.loader.exec_module(module)
            return module
        except Failure:
            raise
        except ModuleNotFoundError as error:
            raise self.needs(error)
        except SyntaxError as error:
            message = "%s is no valid Python: %s in line %s."
            raise Failure("WEIGHTS", message % (self.where, error.msg, error.lineno))
        except BaseException as error:
            message = "The architecture %s cannot be imported: %s." % (self.where, said(error))
            raise Failure("WEIGHTS", message)

    def needs(self, error):
        package = str(error.name or "").partition(".")[0]
        inside = self.library.startswith(package + ".") and importable(package)
        if inside:
            message = "The installed Python package '%s' has no module '%s'." % (package, error.name)
            return Failure("WEIGHTS", message, "Correct import_from, or install another version.")
        if not package:
            message = "The architecture %s cannot be imported: %s." % (self.where, said(error))
            return Failure("WEIGHTS", message)
        message = "The architecture %s needs the Python module '%s', which is not installed for %s."
        hint = "Install it there, perhaps with: %s -m pip install %s" % (sys.executable, package)
        return Failure("ENGINE", message % (self.where, package, sys.executable), hint)

    def absent(self):
        there = [
            name
            for name, each in vars(self.module).items()
            if callable(each) and getattr(each, "__module__", "") == self.module.__name__
        ]
        return "%s has no '%s'; it defines %s." % (self.where, self.name, some(there) or "nothing")

    def make(self, kwargs, torch):
        try:
            inspect.signature(self.callable).bind(**kwargs)
        except TypeError as error:
            message = "%s cannot be called with the kwargs of the description: %s."
            raise Failure("WEIGHTS", message % (self.name, said(error)), self.takes())
        except ValueError:
            pass  # Some callables of compiled libraries tell nothing of their arguments.
        try:
            network = self.callable(**kwargs)
        except ModuleNotFoundError as error:
            raise self.needs(error)
        except BaseException as error:
            message = "The network %s cannot be made with the kwargs of the description: %s."
            raise Failure("WEIGHTS", message % (self.name, said(error)), self.takes())
        if not isinstance(network, torch.nn.Module):
            what = type(network).__name__
            message = "%s makes a %s, not a torch.nn.Module." % (self.name, what)
            raise Failure("WEIGHTS", message)
        return network

    def takes(self):
        try:
            return "It takes %s." % (str(inspect.signature(self.callable))[1:-1] or "no arguments")
        except ValueError:
            return ""


def torch_module():
    try:
        import torch

        return torch
    except ImportError as error:
        if isinstance(error, ModuleNotFoundError) and error.name == "torch":
            message = "The Python %s has no torch." % sys.executable
            hint = "Install it with: %s -m pip install torch" % sys.executable
            raise Failure("ENGINE", message, hint)
        message = "The torch of %s cannot be imported: %s."
        raise Failure("ENGINE", message % (sys.executable, said(error)), "Install torch again.")


def importable(package):
    try:
        return importlib.util.find_spec(package) is not None
    except (ImportError, ValueError):
        return False


def value(encoded):
    """What JSON cannot say comes as {"pairs": [[key, value], …]}, for keys that are no strings, or
    as {"float": "inf"}."""
    if isinstance(encoded, dict):
        if "float" in encoded:
            return float(encoded["float"])
        return {value(key): value(each) for key, each in encoded["pairs"]}
    return [value(each) for each in encoded] if isinstance(encoded, list) else encoded


def named(results):
    if hasattr(results, "keys"):
        return [(str(name), results[name]) for name in results.keys()]
    several = isinstance(results, (tuple, list))
    return [("", result) for result in (results if several else [results])]


def said(error):
    """An exception in one clause, with the line of the model's own code that it came from."""
    if isinstance(error, KeyboardInterrupt):
        return "it was interrupted"
    text = " ".join(str(error).split())
    text = text if len(text) < 300 else text[:300].rstrip() + "…"
    kind = type(error).__name__
    plain = isinstance(error, (RuntimeError, TypeError)) and text
    clause = text if plain else kind + (": " + text if text else "")
    own = [f for f in traceback.extract_tb(error.__traceback__) if "site-packages" not in f.filename]
    own = [f for f in own if f.filename != __file__ and not f.filename.startswith("<")]
    own = [f for f in own if os.path.dirname(os.__file__) not in f.filename]
    where = " (%s, line %d)" % (Path(own[-1].filename).name, own[-1].lineno) if own else ""
    return clause.rstrip(".") + where


def some(names):
    names = [str(name) for name in names]
    return ", ".join(names[:4]) + (" and %d more" % (len(names) - 4) if len(names) > 4 else "")


def sizes(tensor):
    shape = getattr(tensor, "shape", None)
    if shape is None:
        return "a " + type(tensor).__name__
    return "×".join(map(str, shape)) or "a single number"


def types(torch):
    names = {"f4": "float32", "f8": "float64", "i1": "int8", "i2": "int16", "i4": "int32"}
    names.update({"i8": "int64", "u1": "uint8", "b1": "bool"})
    names.update({"u2": "uint16", "u4": "uint32", "u8": "uint64"})
    return {code: getattr(torch, name) for code, name in names.items() if hasattr(torch, name)}


def read(name, file, torch):
    """A .npy file as hub writes them: format 1, C order, little endian."""
    content = Path(file).read_bytes()
    start = len(NPY_START) + 4 + int.from_bytes(content[8:10], "little")
    header = content[10:start].decode("latin-1")
    code = re.search(r"'descr':\s*'[<|]?(\w+)'", header).group(1)
    if code not in types(torch):
        message = "torch %s has no tensors of the type of input '%s'." % (torch.__version__, name)
        raise Failure("RUN", message, "End its preprocessing with ensure_dtype to float32.")
    shape = [int(n) for n in re.findall(r"\d+", re.search(r"\(([^)]*)\)", header).group(1))]
    tensor = torch.empty(shape, dtype=types(torch)[code])
    if tensor.numel():
        ctypes.memmove(tensor.data_ptr(), content[start:], len(content) - start)
    return tensor


def write(tensor, file, torch):
    codes = {dtype: code for code, dtype in types(torch).items()}
    if tensor.dtype in (torch.float16, getattr(torch, "bfloat16", None)):
        tensor = tensor.float()
    if tensor.dtype not in codes or tensor.layout != torch.strided:
        message = "An output of the network is %s, a type that the specification does not know."
        raise Failure("RUN", message % str(tensor.dtype)[6:])
    tensor = tensor.contiguous()
    code = codes[tensor.dtype]
    descr = ("|" if code.endswith("1") else "<") + code
    shape = "(%s)" % "".join("%d, " % n for n in tensor.shape)
    header = "{'descr': '%s', 'fortran_order': False, 'shape': %s}" % (descr, shape)
    header += " " * (-(len(NPY_START) + 4 + len(header) + 1) % 64) + "\n"
    with open(file, "wb") as out:
        out.write(NPY_START + b"\x01\x00" + len(header).to_bytes(2, "little") + header.encode())
        if tensor.numel():
            out.write(ctypes.string_at(tensor.data_ptr(), tensor.numel() * tensor.element_size()))


if __name__ == "__main__":
    probe() if sys.argv[1] == "probe" else serve()
