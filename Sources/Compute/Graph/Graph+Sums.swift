extension Graph {
  /// From how many terms on a sum over time is computed at once.
  private static let fewest = 4
  /// Terms of more rows than this are worth a product of their own, while they are in cache.
  static let mostRows = 1024

  /// The sum of all terms, `nil` where there are none.
  ///
  /// A weight that is used at every step of an unroll has a gradient of as many terms, each a
  /// product or a sum over rows. Rows of all steps joined, one large product, or one sum, gives the
  /// same.
  func sum(_ terms: [Tensor]) -> Tensor? {
    var rest: [Tensor] = []
    var groups: [(kind: Kind, members: [Tensor])] = []
    for term in terms {
      guard let kind = kind(of: term) else { rest.append(term); continue }
      if let place = groups.firstIndex(where: { $0.kind == kind }) {
        groups[place].members.append(term)
      } else {
        groups.append((kind, [term]))
      }
    }
    for group in groups {
      rest += group.members.count < Self.fewest ? group.members : [joined(group.members)]
    }
    return rest.isEmpty ? nil : rest.dropFirst().reduce(rest[0], +)
  }

  /// Whether a tensor is a sum over so many rows that it is best computed where they arise.
  func isLongSum(_ tensor: Tensor) -> Bool {
    let node = nodes[tensor.index]
    return LongSum(node, node.inputs.map { nodes[$0].shape }) != nil
  }

  /// What terms have in common that can be joined.
  private enum Kind: Hashable {
    /// Left' times right, with as many columns each.
    case product(Int, Int)
    /// The sum of rows of a width, in the shape of the result.
    case sum(Int, Shape)
  }

  private func kind(of term: Tensor) -> Kind? {
    let node = nodes[term.index]
    switch node.operation {
    case .product(true, false, false)
    where nodes[node.inputs[0]].shape[0] <= Self.mostRows:
      return .product(node.shape[0], node.shape[1])
    case .sum(let axes) where axes.outer == 1 && axes.inner > 1 && axes.count <= Self.mostRows:
      return .sum(axes.inner, node.shape)
    default: return nil
    }
  }

  private func joined(_ terms: [Tensor]) -> Tensor {
    func rows(_ input: Int, _ width: Int) -> Tensor {
      // Gradients arrive from the last step to the first.
      let parts = terms.reversed().map {
        tensor(nodes[$0.index].inputs[input]).reshape([-1, width])
      }
      return joinedRows(parts)
    }
    switch nodes[terms[0].index].operation {
    case .sum(let axes):
      let all = rows(0, axes.inner)
      let view = Axes(outer: 1, count: all.shape[0], inner: axes.inner)
      return add(.sum(view), [all], terms[0].shape)
    default:
      let shape = terms[0].shape
      return rows(0, shape[0]).times(rows(1, shape[1]), transposingLeft: true)
    }
  }

  /// Tensors `[rows, width]` joined, or that part of tensors joined before.
  func joinedRows(_ parts: [Tensor]) -> Tensor {
    let wanted = parts.map(\.index), width = parts[0].shape[1]
    for (index, node) in nodes.enumerated() where node.inputs.count >= wanted.count {
      guard case .concatenate(let axes) = node.operation, axes.outer == 1, axes.inner == width,
        let first = node.inputs.firstIndex(of: wanted[0]),
        first + wanted.count <= node.inputs.count,
        Array(node.inputs[first..<first + wanted.count]) == wanted
      else { continue }
      let start = node.inputs[..<first].reduce(0) { $0 + nodes[$1].shape[0] }
      let count = parts.reduce(0) { $0 + $1.shape[0] }
      return tensor(index).slice(axis: 0, start..<start + count)
    }
    return Tensor.concatenate(parts, axis: 0)
  }
}
