"""All operators that TensorFlow 2.18 registers, in C and in its Python package."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf  # noqa: E402
from rules import Operator  # noqa: E402
from tensorflow.core.framework import op_def_pb2, types_pb2  # noqa: E402
from tensorflow.python.client import pywrap_tf_session  # noqa: E402


def version() -> str:
    return f"tensorflow {tf.__version__}"


def registered() -> list[op_def_pb2.OpDef]:
    listed = op_def_pb2.OpList()
    listed.ParseFromString(pywrap_tf_session.TF_GetBuffer(pywrap_tf_session.TF_GetAllOpList()))
    return list(listed.op)


def operators() -> list[Operator]:
    return [Operator(op.name, texts(op)) for op in registered()]


def stateful() -> list[str]:
    return sorted(op.name for op in registered() if op.is_stateful)


def texts(op: op_def_pb2.OpDef) -> frozenset[str]:
    attributes = {a.name for a in op.attr if a.type in ("string", "list(string)")}
    return frozenset(attributes | {a.name for a in op.input_arg if a.type == types_pb2.DT_STRING})
