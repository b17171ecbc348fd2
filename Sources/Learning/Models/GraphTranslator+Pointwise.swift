import Compute

extension GraphTranslator {
  mutating func pointwise(
    _ operation: Pointwise, _ node: Graph.Node
  ) throws(ModelGraphError) -> Part {
    var x: [Part] = []
    for input in node.inputs { x.append(real(try part(input))) }
    let shape = try shape(of: x, node)
    if let simple = operation.operation {
      return add("\(simple.word)", simple, x.map(\.name), shape)
    }
    switch operation {
    case .copy: return x[0]
    case .square: return add("squared", .mul, [x[0].name, x[0].name], shape)
    case .affine(let scale, let offset): return affine(x[0], scale, offset)
    case .greater: return number(add("greater", .less, [x[1].name, x[0].name], shape, .bool))
    case .equal: return number(add("equal", .equal, x.map(\.name), shape, .bool))
    case .select:
      let zero = scalar(0)
      let isZero = add("unset", .equal, [x[0].name, zero], x[0].shape, .bool)
      return add("selected", .where, [isZero.name, x[2].name, x[1].name], shape)
    default: throw unknown(node)
    }
  }

  private mutating func affine(_ x: Part, _ scale: Float, _ offset: Float) -> Part {
    var result = x
    if scale == -1 {
      result = add("negated", .neg, [x.name], x.shape)
    } else if scale != 1 {
      result = add("scaled", .mul, [x.name, scalar(scale)], x.shape)
    }
    return offset == 0 ? result : add("shifted", .add, [result.name, scalar(offset)], x.shape)
  }

  /// 1 for yes and 0 for no.
  private mutating func number(_ part: Part) -> Part {
    add("number", .cast(to: .float), [part.name], part.shape)
  }

  /// The shape of what comes of parts that are repeated as they are read.
  private func shape(of parts: [Part], _ node: Graph.Node) throws(ModelGraphError) -> [Int] {
    var shape: [Int] = []
    for part in parts {
      let rank = max(shape.count, part.shape.count)
      let left = Array(repeating: 1, count: rank - shape.count) + shape
      let right = Array(repeating: 1, count: rank - part.shape.count) + part.shape
      for (one, other) in zip(left, right) where one != other && one != 1 && other != 1 {
        throw .mismatch(node: "recording", "\(left) does not go with \(right)")
      }
      shape = zip(left, right).map { $0 == 1 ? $1 : $0 }
    }
    return shape
  }
}

extension Pointwise {
  /// Its operator, where it is one with the same inputs.
  fileprivate var operation: ModelGraph.Operator? {
    switch self {
    case .add: .add
    case .subtract: .sub
    case .multiply: .mul
    case .divide: .div
    case .minimum: .min
    case .maximum: .max
    case .clip(let low, let high): .clip(lowest: low, highest: high)
    default: function
    }
  }

  private var function: ModelGraph.Operator? {
    switch self {
    case .negate: .neg
    case .relu: .relu
    case .tanh: .tanh
    case .sigmoid: .sigmoid
    case .elu(1): .elu
    case .exp: .exp
    case .log: .log
    case .sqrt: .sqrt
    case .reciprocal: .reciprocal
    case .abs: .abs
    case .sine: .sin
    case .cosine: .cos
    default: nil
    }
  }
}

extension ModelGraph.Operator {
  /// What a value is called that it makes.
  fileprivate var word: String {
    switch self {
    case .add: "sum"
    case .sub: "difference"
    case .mul: "product"
    case .div: "quotient"
    case .min: "least"
    case .max: "most"
    case .clip: "clipped"
    default: "\(self)"
    }
  }
}
