/// Every published experiment that can be run again, one a line.
public let experiments: [Experiment] = [
  .gridVersusRandom,
  .tableRegret,
  .metaQNNDigits,
  .neatXor,
  .doublePole,
  .doublePoleNoVelocity,
  .boostingGaussians,
  .learnedQuadratics,
  .learnedNetworks,
  .hyperCharacters,
  .staticHyperNetwork,
  .dialSwitch,
  .dialColourDigit,
  .rl2Bandits,
  .rl2Processes,
  .heavier,
]
