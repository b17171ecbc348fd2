#!/usr/bin/env bash
# Exports a tiny session of every system as ONNX and compares what onnxruntime makes of it with what
# Athanor computes itself, on a thousand inputs and more. Where the environment has PyTorch, the same
# is done with what leaves for it.
#
#   Tests/Exports/check.sh [--allow-skip] PATH_OF_ATHANOR
#
# The packages come from PyPI into a virtual environment; where they cannot be had the check fails,
# unless it is allowed to be skipped. ATHANOR_EXPORTS_VENV names an environment that has them already.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

mayskip=
if [ "${1:-}" = --allow-skip ]; then
  mayskip=yes
  shift
fi
program=$(realpath "${1:?the path of the program}")

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python=${ATHANOR_EXPORTS_VENV:-}/bin/python
if [ ! -x "$python" ]; then
  python=$scratch/venv/bin/python
  if ! { python3 -m venv "$scratch/venv" \
    && "$python" -m pip install --quiet --disable-pip-version-check \
      onnx onnxruntime safetensors numpy; }; then
    echo "onnx, onnxruntime, safetensors and numpy cannot be had" >&2
    [ -n "$mayskip" ] && exit 0
    exit 1
  fi
fi

export ATHANOR_SESSIONS=$scratch/sessions
cd "$scratch"
sed -e 's/#.*//' -e '/^ *$/d' "$here/sessions.txt" > table
"$program" list | cut -d' ' -f1 | sort > systems
cut -d' ' -f2 table | sort -u > known
if ! diff systems known > missing; then
  echo "systems and Tests/Exports/sessions.txt differ:" >&2
  cat missing >&2
  exit 1
fi

fail() {
  echo "$1" >&2
  exit 1
}

torch=
if "$python" -c "import torch" 2> /dev/null; then torch=yes; fi

files=()
folders=()
while read -r name system expected arguments; do
  # shellcheck disable=SC2086
  "$program" run "$system" --session "$name" --quiet --seed 1 --workers 1 $arguments </dev/null \
    || fail "$name cannot be run"
  if [ "$expected" = none ]; then
    ! "$program" export "$name" --format onnx -o "$name.onnx" 2> refusal \
      || fail "$name has a model, but none is expected"
    grep -q "no network" refusal || fail "$name: $(cat refusal)"
    continue
  fi
  "$program" export "$name" --format onnx --golden 1016 -o "$name.onnx" \
    || fail "$name cannot be exported"
  "$program" export "$name" --format onnx -o again.onnx
  cmp "$name.onnx" again.onnx || fail "$name: the same export twice gives other bytes"
  files+=("$name.onnx")
  if [ -n "$torch" ]; then
    if "$program" export "$name" --format pytorch --golden 1016 -o "torch/$name" 2> refusal; then
      folders+=("torch/$name")
    else
      grep -q "no trees in PyTorch" refusal || fail "$name: $(cat refusal)"
    fi
  fi
done < table

"$python" "$here/check_onnx.py" "${files[@]}"
if [ -n "$torch" ]; then "$python" "$here/check_pytorch.py" "${folders[@]}"; fi

# Names that are hard to quote.
"$python" "$here/check_names.py" write names.csv
"$program" run random-search --data names.csv --header yes --session names --quiet --seed 1 \
  --set epochs=1 --set trials=2
for format in onnx safetensors; do
  "$program" export names --format "$format" -o "names.$format"
done
"$program" export names --format card -o names.md
"$program" export names --format pytorch -o names
"$program" predict names --data names.csv --probabilities --json > names.jsonl 2> /dev/null
"$python" -c 'import json, sys; [json.loads(line) for line in open(sys.argv[1])]' names.jsonl
"$python" "$here/check_names.py" check names.onnx names.safetensors names.md names/network.py \
  names/network.safetensors

# The commands of the guide, on a table of two classes.
{
  echo "height,width,kind"
  for row in $(seq 200); do
    echo "$((row * 37 % 90)),$((row * 11 % 50)),$([ $((row * 37 % 90)) -gt 40 ] && echo tall || echo low)"
  done
} > train.csv
cut -d, -f1,2 train.csv | head -21 > new.csv
sed -n '/check.sh runs these/,/^```$/p' "$here/../../Sources/athanor/Athanor.docc/CommandLine.md" \
  | sed -e '1,/^```sh$/d' -e '/^```$/d' > commands
grep -q onnxruntime commands || fail "the commands of the guide are missing"
mkdir bin
ln -s "$program" bin/athanor
PATH=$scratch/bin:$(dirname "$python"):$PATH bash -euo pipefail commands > printed \
  || fail "the commands of the guide fail"
cat printed
grep -q "array(\[" printed || fail "the guide's last command prints no predictions"
