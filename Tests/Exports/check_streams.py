"""Predictions come as a stream: python check_streams.py ATHANOR SESSION TABLE

Of ten thousand rows they take no more memory than those of a hundred, but for the rows, and a reader
that goes away after one line ends them without a word.
"""

import itertools
import os
import subprocess
import sys

MOST = 64 << 20

program, session, table = sys.argv[1:]
with open(table, encoding="utf-8") as file:
    header, *rows = file.read().splitlines()


def predict(count):
    """The process, predicting so many rows."""
    name = f"{count}.csv"
    with open(name, "w", encoding="utf-8") as file:
        lines = itertools.islice(itertools.cycle(rows), count)
        file.write("\n".join([header, *lines, ""]))
    return subprocess.Popen(
        [program, "predict", session, "--data", name],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def peak(count):
    """The most memory that predicting so many rows takes, in bytes."""
    process = predict(count)
    lines = sum(1 for _ in process.stdout)
    if lines != count + 1:
        raise ValueError(f"{lines} lines for {count} rows")
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise ValueError(f"predict ended with {status}: {process.stderr.read()}")
    return usage.ru_maxrss * 1024


few, many = peak(100), peak(10_000)
size = os.path.getsize("10000.csv")
if many - few > MOST:
    raise ValueError(f"{(many - few) >> 20} MB more for 10,000 rows")

process = predict(10_000)
first = process.stdout.readline()
process.stdout.close()
words = process.stderr.read()
code = process.wait()
if first != "row,label,probability\n" or code not in (0, 141) or "athanor:" in words:
    raise ValueError(f"a reader that goes away: exit {code}, {first!r}, {words!r}")
print(
    f"10,000 rows of {size >> 10} kB take {(many - few) / 2**20:.1f} MB more than 100, "
    f"a closed pipe ends with {code}"
)
