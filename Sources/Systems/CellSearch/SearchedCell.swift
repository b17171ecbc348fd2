import Compute
import Methods

/// What is compared: a cell of the space, or long short-term memory.
public enum SearchedCell: Codable, Hashable, Sendable {
  case tree(CellTree)
  case lstm
}

extension SearchedCell: CustomStringConvertible {
  /// The cell in a line.
  public var description: String {
    switch self {
    case .tree(let tree): tree.description
    case .lstm: "LSTM"
    }
  }
}

/// A language model around a cell.
struct SearchedCellPlan: CellPlan {
  let cell: SearchedCell
  let symbols: Int
  /// Units of the cell.
  let units: Int
  let dropout: Float

  /// A plan with about as many weights as an LSTM of so many units has, whatever the cell.
  init(_ cell: SearchedCell, symbols: Int, lstmUnits: Int, dropout: Float) {
    (self.cell, self.symbols, self.dropout) = (cell, symbols, dropout)
    guard case .tree(let tree) = cell else {
      units = lstmUnits
      return
    }
    // A leaf has two matrices, as a gate has; the layer behind is counted for both.
    func count(_ units: Int, _ matrices: Int) -> Int {
      units * (matrices * (units + symbols) + symbols)
    }
    let most = count(lstmUnits, 4)
    var units = 1
    while count(units + 1, tree.base) <= most { units += 1 }
    self.units = units
  }

  var memoryWidths: [Int] { [units, units] }

  func cell(in graph: Graph, isLearning: Bool) -> SearchedCellStep {
    SearchedCellStep(self, graph)
  }
}

/// One step of a searched cell in a recording.
struct SearchedCellStep: SequenceCell {
  private enum Kind {
    case lstm(LSTMCell)
    /// What each leaf takes from a symbol, `[symbols, leaves units]`, and from the output before,
    /// `[units, leaves units]`.
    case tree(CellTree, inputs: Tensor, states: Tensor)
  }

  private let kind: Kind

  init(_ plan: SearchedCellPlan, _ graph: Graph) {
    let range = Initialiser.uniform(1 / Float(plan.units).squareRoot())
    switch plan.cell {
    case .lstm:
      kind = .lstm(
        LSTMCell(graph, named: "cell", inputs: plan.symbols, units: plan.units, forgetBias: 1))
    case .tree(let tree):
      let width = tree.base * plan.units
      kind = .tree(
        tree, inputs: graph.parameter("cell/inputs", [plan.symbols, width], range),
        states: graph.parameter("cell/states", [plan.units, width], range))
    }
  }

  func projected(_ symbols: Tensor) -> [Tensor] {
    switch kind {
    case .lstm(let cell): [cell.inputWeights.gather(symbols) + cell.bias]
    case .tree(_, let inputs, _): [inputs.gather(symbols)]
    }
  }

  func callAsFunction(_ x: [Tensor], _ memory: [Tensor]) -> CellStep {
    switch kind {
    case .lstm(let cell):
      let state = cell(projected: x[0], LSTMCell.State(hidden: memory[0], cell: memory[1]))
      return CellStep(memory: [state.hidden, state.cell])
    case .tree(let tree, _, let states):
      let (hidden, cell) = tree.record(
        inputs: x[0].split(tree.base), states: memory[0].times(states).split(tree.base),
        memory: memory[1])
      return CellStep(memory: [hidden, cell])
    }
  }
}

extension CellTree {
  /// Records a step: what each leaf takes from the symbol and from the output before, and the old
  /// memory, `[rows, units]` each; gives the output and the new memory.
  func record(inputs: [Tensor], states: [Tensor], memory old: Tensor) -> (Tensor, Tensor) {
    var outputs: [Tensor] = []
    var new = old
    for (place, step) in nodes.enumerated() {
      let (left, right) =
        place < base
        ? (inputs[place], states[place])
        : (outputs[children(of: place).0], outputs[children(of: place).1])
      let sum = step.combination.record(left, right)
      if place == self.memory { new = sum }
      var output = step.activation.record(sum)
      if place == injected {
        output = inject.activation.record(inject.combination.record(output, old))
      }
      outputs.append(output)
    }
    return (outputs[nodes.count - 1], new)
  }
}

extension CellTree.Combination {
  fileprivate func record(_ left: Tensor, _ right: Tensor) -> Tensor {
    self == .add ? left + right : left * right
  }
}

extension CellTree.CellActivation {
  fileprivate func record(_ x: Tensor) -> Tensor {
    switch self {
    case .identity: x
    case .tanh: x.tanh()
    case .sigmoid: x.sigmoid()
    case .relu: x.relu()
    }
  }
}
