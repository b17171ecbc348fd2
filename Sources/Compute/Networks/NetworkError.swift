/// Why a description is not a network.
///
/// A node is told by its name, which for the layers of a chain is kind and number, as in `conv5`.
public enum NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The input must be `[features]` or `[height, width, channels]`, all positive.
  case badInput(Shape)
  /// Names match `[a-z][a-z0-9_]*`, and `input` is that of the network's input.
  case badName(String)
  /// Two nodes have this name.
  case duplicateName(String)
  /// A node names no input.
  case noInputs(node: String)
  /// A node reads what does not exist.
  case unknownInput(node: String, input: String)
  /// A node reads itself or one that stands behind it: nodes stand in topological order.
  case inputNotBefore(node: String, input: String)
  /// A node has several inputs, but does not say how they meet.
  case noMerge(node: String, inputs: Int)
  /// Images and features cannot meet in one node.
  case cannotMerge(node: String, [Shape])
  /// A convolution or a pool was given something that is no image.
  case notAnImage(node: String, Shape)
  /// A window does not fit into the image.
  case kernelLargerThanInput(node: String, kernel: Kernel, Shape)
  /// A size, a stride, a count or a rate is out of its range.
  case badSetting(node: String, String)
  /// A node has more numbers than can be worked with.
  case tooLarge(node: String)
  /// The last node does not give one number for each class.
  case wrongOutput(Shape, classes: Int)

  /// One line: where, and what is wrong.
  public var description: String {
    switch self {
    case .badInput(let shape): "the input \(shape) is neither features nor an image"
    case .badName(Network.inputName): "a node cannot be called input, as the network's input is"
    case .badName(let name): "a node cannot be called \(name.debugDescription): [a-z][a-z0-9_]*"
    case .duplicateName(let name): "two nodes are called \(name)"
    case .noInputs(let node): "\(node) has no input"
    case .unknownInput(let node, let input): "\(node) reads \(input), which does not exist"
    case .inputNotBefore(let node, let input): "\(node) reads \(input), which is not before it"
    case .noMerge(let node, let inputs): "\(node) does not say how its \(inputs) inputs meet"
    case .cannotMerge(let node, let shapes):
      "\(node): inputs \(shapes.map(\.description).joined(separator: ", ")) cannot meet"
    case .notAnImage(let node, let shape): "\(node) needs an image, not \(shape)"
    case .kernelLargerThanInput(let node, let kernel, let shape):
      "\(node): a window of \(kernel) does not fit into \(shape)"
    case .badSetting(let node, let what): "\(node): \(what)"
    case .tooLarge(let node): "\(node) is too large"
    case .wrongOutput(let shape, let classes):
      "the last layer gives \(shape), not one number for each of \(classes) classes"
    }
  }
}
