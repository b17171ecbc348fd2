"""Checks exported PyTorch folders: python check_pytorch.py FOLDER..."""

import importlib.util
import os
import sys

import torch

BAR = 1e-5


def check(folder):
    path = os.path.join(folder, "network.py")
    spec = importlib.util.spec_from_file_location("network", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    golden = module.read_tensors(os.path.join(folder, "golden.safetensors"))
    network = module.load()
    with torch.no_grad():
        outputs = network(*(golden[name] for name in module.INPUTS))
    outputs = outputs if isinstance(outputs, tuple) else (outputs,)
    worst, compared = 0.0, 0
    for name, output in zip(module.OUTPUTS, outputs, strict=True):
        if name in golden:
            expected = golden[name]
            if expected.shape != output.shape:
                raise ValueError(f"{name} is {tuple(output.shape)}")
            difference = float((output - expected).abs().max() / (1 + expected.abs().max()))
            worst, compared = max(worst, difference), compared + 1
    if not compared or not worst <= BAR:
        raise ValueError(f"{compared} outputs compared, differing by {worst:.2g}")
    longest = max(len(line) for line in open(path, encoding="utf-8").read().split("\n"))
    if longest > 100:
        raise ValueError(f"a line of {longest} characters")
    print(f"{folder}: {worst:.1e}, {compared} outputs")


def main(folders):
    failures = 0
    for folder in folders:
        try:
            check(folder)
        except Exception as error:  # every kind of failure counts
            failures += 1
            print(f"{folder}: {type(error).__name__}: {error}", file=sys.stderr)
    print(f"{len(folders)} folders, {failures} failures")
    return 1 if failures or not folders else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
