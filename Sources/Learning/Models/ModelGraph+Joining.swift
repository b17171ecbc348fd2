extension ModelGraph {
  /// Puts a model before this one, which makes of its own inputs what this one takes.
  package mutating func prepend(_ first: ModelGraph) {
    inputs = first.inputs
    initialisers = first.initialisers + initialisers
    nodes = first.nodes + nodes
  }

  /// The same with a prefix before every name that does not begin with it, so that it can stand beside
  /// another in one model.
  package func named(under prefix: String) -> ModelGraph {
    func name(_ old: String) -> String {
      old.isEmpty || old.hasPrefix(prefix) ? old : prefix + old
    }
    func value(_ old: Value) -> Value { Value(name(old.name), old.type) }
    var model = self
    (model.inputs, model.outputs) = (inputs.map(value), outputs.map(value))
    for place in initialisers.indices {
      model.initialisers[place].name = name(initialisers[place].name)
    }
    model.nodes = nodes.map { node in
      Node(
        name(node.name), node.operation, node.inputs.map(name), outputs: node.outputs.map(name))
    }
    return model
  }

  /// Puts a model behind this one, which makes its own outputs of values of this one.
  package mutating func append(_ last: ModelGraph) {
    outputs = last.outputs
    initialisers += last.initialisers
    nodes += last.nodes
  }
}
