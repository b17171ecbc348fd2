/// A network written in MetaQNN's grammar: `[C(16,3,1), P(2,2), FC(32), SM(10)]`.
///
/// The grammar is the one of the published code (Baker, Gupta, Naik & Raskar 2017): layers between
/// brackets, whole numbers between parentheses, white space without meaning.
public struct NetworkString: Hashable, Sendable {
  /// The layers from the input to the output.
  public let layers: [Layer]

  /// A layer as the grammar writes it.
  public enum Layer: Hashable, Sendable {
    /// `C(filters,size,stride)`, a convolution with rectified outputs.
    case convolution(filters: Int, size: Int, stride: Int)
    /// `P(size,stride)`, a maximum over squares.
    case pool(size: Int, stride: Int)
    /// `FC(units)`, a fully connected layer with rectified outputs.
    case dense(units: Int)
    /// `D(i,n)`, dropout number i of n, which drops with probability i/2n.
    case dropout(number: Int, of: Int)
    /// `GAP(classes)`, a mean over the whole image for each class.
    case globalAverage(classes: Int)
    /// `BN`, batch normalisation.
    case batchNormalization
    /// `NIN(…)`, a small network at every pixel, such as 1x1 convolutions of these widths.
    case networkInNetwork(widths: [Int])
    /// `S{[…],[…]}`, branches side by side.
    case split([NetworkString])
    /// `SM(classes)`, the output.
    case softmax(classes: Int)
  }

  /// A network of these layers.
  public init(_ layers: [Layer]) {
    self.layers = layers
  }
}

extension NetworkString: CustomStringConvertible {
  /// The network in the grammar.
  public var description: String {
    "[" + layers.map(\.description).joined(separator: ", ") + "]"
  }
}

extension NetworkString.Layer: CustomStringConvertible {
  /// The layer in the grammar.
  public var description: String {
    switch self {
    case .convolution(let filters, let size, let stride): "C(\(filters),\(size),\(stride))"
    case .pool(let size, let stride): "P(\(size),\(stride))"
    case .dense(let units): "FC(\(units))"
    case .dropout(let number, let count): "D(\(number),\(count))"
    case .globalAverage(let classes): "GAP(\(classes))"
    case .batchNormalization: "BN"
    case .networkInNetwork(let widths):
      "NIN(" + widths.map(String.init).joined(separator: ",") + ")"
    case .split(let branches): "S{" + branches.map(\.description).joined(separator: ",") + "}"
    case .softmax(let classes): "SM(\(classes))"
    }
  }
}
