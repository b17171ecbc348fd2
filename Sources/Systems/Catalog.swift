public import Learning

/// Every meta-algorithm there is, one a line.
public let catalog: [any System.Type] = [
  GridSearch.self,
  RandomSearch.self,
  TPE.self,
  GPEI.self,
  CMAES.self,
  MetaQNN.self,
  NAS.self,
  CellSearch.self,
  RegularizedEvolution.self,
  GeneticCNN.self,
  LargeScaleEvolution.self,
  CoDeepNEAT.self,
  PathNet.self,
  L2L.self,
  HyperLSTM.self,
  HyperNetwork.self,
  Dial.self,
  NEAT.self,
  RL2.self,
  Physics.self,
  Boosting.self,
  AlgorithmSelection.self,
  SuccessStory.self,
  MetaGP.self,
]
