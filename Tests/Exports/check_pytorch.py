"""Checks exported PyTorch folders: python check_pytorch.py FOLDER..."""

import importlib.util
import os
import sys

import torch
from golden import run, worst


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
    arrays = {
        name: output.numpy() for name, output in zip(module.OUTPUTS, outputs, strict=True)
    }
    found, compared = worst(arrays, {name: value.numpy() for name, value in golden.items()})
    with open(path, encoding="utf-8") as file:
        longest = max(len(line.rstrip("\n")) for line in file)
    if longest > 100:
        raise ValueError(f"a line of {longest} characters")
    return found, ", ".join(compared)


run(check, sys.argv[1:])
