extension Network {
  /// Parameters as this network has them, all numbers zero: for reading saved ones into.
  public var emptyParameters: Parameters {
    let graph = Graph()
    _ = self(graph.input(Shape([1] + input.dimensions)), training: true)
    return Parameters(graph.declarations)
  }
}
