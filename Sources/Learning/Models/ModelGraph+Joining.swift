extension ModelGraph {
  /// Puts a model before this one, which makes of its own inputs what this one takes.
  package mutating func prepend(_ first: ModelGraph) {
    inputs = first.inputs
    initialisers = first.initialisers + initialisers
    nodes = first.nodes + nodes
  }

  /// Puts a model behind this one, which makes its own outputs of values of this one.
  package mutating func append(_ last: ModelGraph) {
    outputs = last.outputs
    initialisers += last.initialisers
    nodes += last.nodes
  }
}
