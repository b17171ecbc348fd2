"""Names that are hard to quote: python check_names.py write TABLE | check TABLE FILE...

The first writes a table whose columns and classes have such names, the second finds them unchanged
in files that were exported of a session on it.
"""

import csv
import json
import os
import sys

CLASSES = [
    'say "when"', "it's", "a\\b", "tab\there", "__metadata__", "ünï 🜍 名", "<b>&amp;", "{}[],:",
    "%s %n $HOME `id`", "x" * 10_000,
]
COLUMNS = ['the "first"', "back\\slash", "tab\tin it", "__metadata__", "ß😀", "a,b;c|d"]


def write(path):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(COLUMNS + ["kind"])
        for row in range(200):
            kind = row % len(CLASSES)
            numbers = [kind * 1.5 + column + row * 7 % 5 / 10 for column in range(len(COLUMNS))]
            writer.writerow(numbers + [CLASSES[kind]])


def metadata(path):
    """The strings of an ONNX or a safetensors file."""
    if path.endswith(".onnx"):
        import onnx

        return {entry.key: entry.value for entry in onnx.load(path).metadata_props}
    with open(path, "rb") as file:
        length = int.from_bytes(file.read(8), "little")
        return json.loads(file.read(length))["__metadata__"]


def check(path):
    if path.endswith(".md"):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if not text.startswith("---\n") or "\t" in text or "it's" not in text:
            raise ValueError(f"{path} has no sound card")
        return
    if path.endswith(".py"):
        names = {}
        with open(path, encoding="ascii") as file:
            head = file.read().split("\n\n\n")[0]
        exec(head[head.index("INPUTS =") :], names)
        found = names["CLASSES"]
    else:
        facts = metadata(path)
        found = json.loads(facts["classes"])
        if json.loads(facts["features"]) != COLUMNS:
            raise ValueError(f"{path} has the features {facts['features']}")
    if sorted(found) != sorted(CLASSES):
        raise ValueError(f"{path} has the classes {str(found)[:400]}")


if sys.argv[1] == "write":
    write(sys.argv[2])
else:
    for path in sys.argv[2:]:
        check(path)
        print(f"{os.path.basename(path)}: {len(CLASSES)} classes and {len(COLUMNS)} columns")
