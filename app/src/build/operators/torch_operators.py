"""All that TorchScript of torch 2.7.1 may call: operators, its own words, and classes in C++."""

import torch
from rules import Operator
from torch_rules import IN_TORCHSCRIPT, LANGUAGE

CLASS_PREFIX = "__torch__.torch.classes."


def version() -> str:
    return f"torch {torch.__version__.partition('+')[0]}"


def operators() -> list[Operator]:
    texts: dict[str, set[str]] = {name: set() for name in IN_TORCHSCRIPT.split()}
    texts |= {name: set() for name in ["print", *LANGUAGE.split()]}
    for schema in torch._C._jit_get_all_schemas():
        named = texts.setdefault(schema.name, set())
        named |= {a.name for a in schema.arguments if "str" in str(a.type).replace("Stream", "")}
    types = [
        str(argument.type)
        for schema in torch._C._jit_get_custom_class_schemas() + torch._C._jit_get_all_schemas()
        for argument in schema.arguments
    ]
    for type_name in types:
        if CLASS_PREFIX in type_name:
            name = type_name.partition(CLASS_PREFIX)[2].rstrip("]")
            texts[CLASS_PREFIX + name] = set()
    return [Operator(name, frozenset(named)) for name, named in texts.items()]
