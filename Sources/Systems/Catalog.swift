public import Learning

/// Every meta-algorithm there is, one a line.
public let catalog: [any System.Type] = [
  GridSearch.self,
  RandomSearch.self,
  MetaQNN.self,
  RegularizedEvolution.self,
  Dial.self,
  NEAT.self,
  Boosting.self,
]
