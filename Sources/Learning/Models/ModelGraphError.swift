/// Why something is not a model, or a network cannot become one.
public enum ModelGraphError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Names match `[A-Za-z_][A-Za-z0-9_.]*`.
  case badName(String)
  /// Two values, or two nodes, have this name.
  case duplicateName(String)
  /// A node reads what does not stand before it.
  case unknownInput(node: String, input: String)
  /// Nothing with the name of this output is made.
  case unknownOutput(String)
  /// An output is not what it is declared as.
  case wrongOutput(String, declared: ModelGraph.TensorType, found: ModelGraph.TensorType)
  /// A size of an input is negative or too large.
  case badType(String, ModelGraph.TensorType)
  /// A node cannot do what it is to do with what it reads.
  case mismatch(node: String, String)
  /// There are no numbers of this name and shape among the parameters of a network.
  case noParameters(String, shape: [Int])
  /// A network's normaliser has not one factor for each channel.
  case wrongNormaliser(channels: Int, factors: Int)
  /// A network does not give one number for each class.
  case wrongClasses(output: [Int], classes: Int)

  /// One line: where, and what is wrong.
  public var description: String {
    switch self {
    case .badName(let name): "\(name.debugDescription) cannot be a name: [A-Za-z_][A-Za-z0-9_.]*"
    case .duplicateName(let name): "\(name) is there twice"
    case .unknownInput(let node, let input): "\(node) reads \(input), which is not before it"
    case .unknownOutput(let name): "the output \(name) is never made"
    case .wrongOutput(let name, let declared, let found):
      "the output \(name) is \(found), not \(declared)"
    case .badType(let name, let type): "\(name) cannot be \(type)"
    case .mismatch(let node, let what): "\(node): \(what)"
    case .noParameters(let name, let shape): "there are no numbers \(name) of shape \(shape)"
    case .wrongNormaliser(let channels, let factors):
      "a normaliser of \(factors) factors for \(channels) channels"
    case .wrongClasses(let output, let classes):
      "the network gives \(output), not one number for each of \(classes) classes"
    }
  }
}
