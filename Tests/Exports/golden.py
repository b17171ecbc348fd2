"""What the checks of exported models have in common.

Outputs may differ from Athanor's own by 1e-5 of one plus the largest golden number; whole numbers
must be equal.
"""

import sys

import numpy

BAR = 1e-5


def difference(name, found, golden):
    """Returns the relative difference of two arrays; raises where it is over the bar."""
    if found.shape != golden.shape:
        raise ValueError(f"{name} is {found.shape}, not {golden.shape}")
    if golden.dtype == numpy.int64:
        if not numpy.array_equal(found, golden):
            raise ValueError(f"{name} is not equal")
        return 0.0
    relative = float(numpy.abs(found - golden).max() / (1 + numpy.abs(golden).max()))
    if not relative <= BAR:
        raise ValueError(f"{name} differs by {relative:.2g}")
    return relative


def worst(outputs, golden):
    """Returns the largest difference of outputs, and the names of those that were compared."""
    compared = [name for name in outputs if name in golden]
    if not compared:
        raise ValueError("no output has golden numbers")
    return max(difference(name, outputs[name], golden[name]) for name in compared), compared


def run(check, paths):
    """Checks each path, says what was found, and ends the program: with 1 if any failed."""
    failures, most = 0, 0.0
    for path in paths:
        try:
            found, account = check(path)
            most = max(most, found)
            print(f"{path}: {found:.1e}, {account}")
        except Exception as error:  # every kind of failure counts
            failures += 1
            print(f"{path}: {type(error).__name__}: {error}", file=sys.stderr)
    print(f"{len(paths)} models, {failures} failures, none differs by more than {most:.1e}")
    sys.exit(1 if failures or not paths else 0)
