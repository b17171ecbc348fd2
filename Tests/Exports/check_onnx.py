"""Checks exported ONNX files: python check_onnx.py FILE.onnx...

Each file has its golden tensors beside it, FILE.golden.safetensors: inputs, and what Athanor itself
computes of them. Outputs may differ by 1e-5 of one plus the largest golden number; whole numbers
and labels must be equal.
"""

import sys

import numpy
import onnx
import onnxruntime
import safetensors.numpy

BAR = 1e-5


def compare(name, found, golden):
    """Returns the relative difference; raises where it is over the bar."""
    if golden.dtype == numpy.int64:
        if not numpy.array_equal(found, golden):
            raise ValueError(f"{name} is not equal")
        return 0.0
    if found.shape != golden.shape:
        raise ValueError(f"{name} is {found.shape}, not {golden.shape}")
    difference = float(numpy.abs(found - golden).max() / (1 + numpy.abs(golden).max()))
    if not difference <= BAR:
        raise ValueError(f"{name} differs by {difference:.2g}")
    return difference


def rows(outputs, names, golden):
    """Checks that labels are those of golden scores."""
    for scores in ("logits", "scores", "outputs"):
        if scores in golden and "label" in names:
            label = outputs[names.index("label")]
            if not numpy.array_equal(label, golden[scores].argmax(-1)):
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
    outputs = session.run(None, inputs)
    compared = [name for name in names if name in golden]
    if not compared:
        raise ValueError("no output has golden numbers")
    worst = max(compare(name, outputs[names.index(name)], golden[name]) for name in compared)
    rows(outputs, names, golden)
    operators = sorted({node.op_type for node in model.graph.node})
    print(f"{path}: {worst:.1e}, {', '.join(compared)}, {' '.join(operators)}")
    return worst


def main(paths):
    failures = 0
    for path in paths:
        try:
            check(path)
        except Exception as error:  # every kind of failure counts
            failures += 1
            print(f"{path}: {type(error).__name__}: {error}", file=sys.stderr)
    print(f"{len(paths)} files, {failures} failures")
    return 1 if failures or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
