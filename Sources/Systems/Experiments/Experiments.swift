/// Every published experiment that can be run again, one a line.
public let experiments: [Experiment] = [
  .gridVersusRandom,
  .tableRegret,
  .dialSwitch,
  .dialColourDigit,
]
