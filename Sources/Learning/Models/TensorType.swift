extension ModelGraph {
  /// What the elements of a tensor are.
  public enum Element: String, Codable, Hashable, Sendable, CaseIterable {
    /// Four bytes, as networks compute.
    case float
    /// Eight bytes.
    case double
    /// Whole numbers of eight bytes with a sign.
    case int64
    /// Yes or no.
    case bool

    /// Whether it has a fraction.
    var isReal: Bool { self == .float || self == .double }
  }

  /// The size of a tensor along an axis.
  public enum Dimension: Codable, Hashable, Sendable, CustomStringConvertible {
    /// This many.
    case size(Int)
    /// Any number, the same wherever the name stands in a model: `N` examples.
    case symbol(String)

    /// The number or the name.
    public var description: String {
      switch self {
      case .size(let size): "\(size)"
      case .symbol(let name): name
      }
    }

    /// The number, where it is known.
    public var size: Int? {
      if case .size(let size) = self { size } else { nil }
    }
  }

  /// The elements and the sizes of a tensor: `.init(.float, ["N", 28, 28, 1])`.
  public struct TensorType: Codable, Hashable, Sendable, CustomStringConvertible {
    /// What its elements are.
    public var element: Element
    /// The size along each axis, outermost first; none for a single number.
    public var shape: [Dimension]

    /// A tensor of these sizes.
    public init(_ element: Element, _ shape: [Dimension]) {
      (self.element, self.shape) = (element, shape)
    }

    /// Elements and sizes, as in `float [N, 10]`.
    public var description: String {
      "\(element.rawValue) [\(shape.map(\.description).joined(separator: ", "))]"
    }
  }
}

extension ModelGraph.Dimension: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  /// This many.
  public init(integerLiteral size: Int) { self = .size(size) }
  /// Any number, by its name.
  public init(stringLiteral name: String) { self = .symbol(name) }
}

extension NamedTensor {
  /// What its elements are, and its sizes.
  var type: ModelGraph.TensorType {
    let element: ModelGraph.Element =
      switch numbers {
      case .float: .float
      case .double: .double
      case .integer: .int64
      }
    return .init(element, shape.map { .size($0) })
  }
}
