"""A PyTorch network from Python source and a state dict."""

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import re
import sys
from pathlib import Path

from hub_shared import Failure, install, said, sizes, some
from hub_torch import TorchNetwork


class StateDict(TorchNetwork):
    format = "pytorch_state_dict"

    def __init__(self, request):
        super().__init__(request["device"])
        source = Source(request)
        self.name = source.name
        self.network = source.make(value(request["kwargs"]), self.torch)
        state = self.load(Path(request["weights"]))
        self.fill(state, request["strict"], Path(request["weights"]).name)
        try:
            self.network.to(self.device).eval()
        except Exception as error:
            self.require_memory("the network " + self.name, error)
            raise

    def named(self, results):
        if hasattr(results, "keys"):
            return [(str(name), results[name]) for name in results.keys()]
        several = isinstance(results, (tuple, list))
        return [("", result) for result in (results if several else [results])]

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
            self.require_memory("the weights in " + file.name, error)
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


SAVE = "Save the weights alone: torch.save(network.state_dict(), 'weights.pt')."


class Source:
    """The Python callable that makes the network: in a file of the model, or in a library."""

    def __init__(self, request):
        self.name = request["callable"]
        self.file = request.get("file", "")
        self.library = request.get("library", "")
        self.where = Path(self.file).name if self.file else self.library
        self.modules = request.get("modules", {})
        self.unnamed = request.get("unnamed", {})
        if self.modules:
            sys.meta_path.insert(0, Modules(self.modules))
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
        except ImportError as error:
            if "relative import" in str(error):
                message = "%s imports relatively, which a file alone cannot: %s."
                hint = "Write 'from layers import …' in the place of 'from .layers import …', and name the files in attachments."
                raise Failure("WEIGHTS", message % (self.where, said(error)), hint)
            message = "The architecture %s cannot be imported: %s."
            raise Failure("WEIGHTS", message % (self.where, said(error)))
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
        local = self.unnamed.get(str(error.name)) or self.local(package)
        if local:
            message = "The architecture %s imports '%s', which is the model's own %s; the description does not name it."
            hint = "Name it in attachments, so that it comes along, or put its code into %s." % self.where
            return Failure("WEIGHTS", message % (self.where, error.name, local), hint)
        message = "The architecture %s needs the Python module '%s', which is not installed for %s."
        known = PACKAGES.get(package)
        hint = (
            "Install it there, perhaps with: " + install(known)
            if known
            else "If it is the model's own code, put its file beside %s and name it in attachments;"
            " else ask the author of the model which package it comes with." % self.where
        )
        return Failure("ENGINE", message % (self.where, package, sys.executable), hint)

    def local(self, package):
        """A file or folder of the model that is called so; a package of that name is another's."""
        for name, path in self.unnamed.items():
            if name.partition(".")[0] == package:
                return path
        for name in (package, package + ".py"):
            if self.file and (Path(self.file).parent / name).exists():
                return name
        return ""

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


class Modules(importlib.abc.MetaPathFinder):
    """The model's own files that its description names, and nothing that lies beside them."""

    def __init__(self, files):
        self.files = files

    def find_spec(self, name, path=None, target=None):
        file = self.files.get(name)
        if file:
            inside = [] if Path(file).name == "__init__.py" else None
            return importlib.util.spec_from_file_location(name, file, submodule_search_locations=inside)
        if any(other.startswith(name + ".") for other in self.files):
            return importlib.machinery.ModuleSpec(name, None, is_package=True)
        return None


# By what is imported. No other package is ever advised: what is called nearly so may do harm.
PACKAGES = {
    "PIL": "pillow",
    "SimpleITK": "SimpleITK",
    "albumentations": "albumentations",
    "batchgenerators": "batchgenerators",
    "biapy": "biapy",
    "bioimageio": "bioimageio.core",
    "careamics": "careamics",
    "cellpose": "cellpose",
    "csbdeep": "csbdeep",
    "cv2": "opencv-python-headless",
    "dynamic_network_architectures": "dynamic-network-architectures",
    "edt": "edt",
    "efficientnet_pytorch": "efficientnet-pytorch",
    "einops": "einops",
    "elasticdeform": "elasticdeform",
    "fvcore": "fvcore",
    "h5py": "h5py",
    "huggingface_hub": "huggingface-hub",
    "hydra": "hydra-core",
    "imageio": "imageio",
    "keras": "keras",
    "kornia": "kornia",
    "lightning": "lightning",
    "loguru": "loguru",
    "matplotlib": "matplotlib",
    "monai": "monai",
    "networkx": "networkx",
    "nibabel": "nibabel",
    "nnunetv2": "nnunetv2",
    "numba": "numba",
    "numpy": "numpy",
    "omegaconf": "omegaconf",
    "onnx": "onnx",
    "onnxruntime": "onnxruntime",
    "open_clip": "open-clip-torch",
    "pandas": "pandas",
    "pretrainedmodels": "pretrainedmodels",
    "pydantic": "pydantic",
    "pytorch_lightning": "pytorch-lightning",
    "pytorch_msssim": "pytorch-msssim",
    "safetensors": "safetensors",
    "scipy": "scipy",
    "segment_anything": "segment-anything",
    "segmentation_models_pytorch": "segmentation-models-pytorch",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "stardist": "stardist",
    "tensorflow": "tensorflow",
    "tifffile": "tifffile",
    "timm": "timm",
    "torch": "torch",
    "torchio": "torchio",
    "torchmetrics": "torchmetrics",
    "torchvision": "torchvision",
    "tqdm": "tqdm",
    "transformers": "transformers",
    "typing_extensions": "typing-extensions",
    "xarray": "xarray",
    "yaml": "PyYAML",
    "zarr": "zarr",
}


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
