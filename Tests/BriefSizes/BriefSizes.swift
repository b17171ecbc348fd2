/// Sizes at which a system does all that it does, in less time than at its defaults; by its id.
package let briefSizes: [String: [String: Int]] = [
  "cell-search": ["units": 8, "steps": 4, "batch": 8, "length": 12],
  "cppn": ["population": 12, "species": 4],
  "dial": ["hidden": 16, "batch": 8],
  "gp-ei": ["trials": 16],
  "genetic-cnn": ["examples": 100],
  "hyperlstm": ["units": 24, "hyper": 8, "batch": 8, "length": 12],
  "hyperneat": ["population": 20],
  "l2l": ["quadratics": 8, "horizon": 20, "window": 10],
  "meta-gp": ["programs": 6, "runs": 6, "horizon": 8, "tests": 20],
  "nas": ["examples": 100],
  "physics": ["trials": 64, "minibatch": 32, "epochs": 2, "exam": 40],
  "poking": ["pokes": 64, "batch": 16, "units": 8, "goals": 4],
  "style-transfer": ["side": 8, "horizon": 8, "window": 4, "units": 6],
  "translation": [
    "units": 16, "hyper": 4, "width": 8, "longest": 12, "held-out": 60, "batch": 8,
  ],
]
