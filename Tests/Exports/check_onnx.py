"""Checks exported ONNX files: python check_onnx.py FILE.onnx...

Each file has its golden tensors beside it, FILE.golden.safetensors: inputs, and what Athanor itself
computes of them.
"""

import sys

import numpy
import onnx
import onnxruntime
import safetensors.numpy
from golden import run, worst


def check_labels(outputs, golden):
    """Raises where labels are not those of golden scores."""
    for scores in ("logits", "scores", "outputs"):
        if scores in golden and "label" in outputs:
            if not numpy.array_equal(outputs["label"], golden[scores].argmax(-1)):
                raise ValueError("labels are not those of golden scores")


def check(path):
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    golden = safetensors.numpy.load_file(path.removesuffix(".onnx") + ".golden.safetensors")
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    inputs = {value.name: golden[value.name] for value in session.get_inputs()}
    names = [value.name for value in session.get_outputs()]
    outputs = dict(zip(names, session.run(None, inputs), strict=True))
    found, compared = worst(outputs, golden)
    check_labels(outputs, golden)
    rows = max(value.shape[0] for value in inputs.values())
    operators = sorted({node.op_type for node in model.graph.node})
    return found, f"{rows} rows of {', '.join(compared)}, {' '.join(operators)}"


run(check, sys.argv[1:])
