import Compute
package import Methods

/// How a controller writes a cell down: for each node, level by level, how it combines and what
/// follows; the same for the memory that is injected; then two nodes, that of the new memory first.
package struct CellDecisions: Codable, Hashable, Sendable {
  /// How many leaves cells have.
  let base: Int

  private var count: Int { 2 * base - 1 }

  /// The decisions, of three kinds.
  var plan: DecisionPlan {
    let step: [DecisionPlan.Decision] = [.choice(kind: 0), .choice(kind: 1)]
    return DecisionPlan(
      choices: [
        CellTree.Combination.allCases.count, CellTree.CellActivation.allCases.count, count,
      ],
      decisions: (0...count).flatMap { _ in step } + [.choice(kind: 2), .choice(kind: 2)])
  }

  /// What the decisions are called.
  var names: [String] {
    (0..<count).flatMap { ["node \($0) combines", "node \($0) applies"] }
      + ["inject combines", "inject applies", "memory of", "inject at"]
  }

  /// What a decision chooses from, in words.
  package func options(of decision: Int) -> [String] {
    if decision >= 2 * count + 2 { return (0..<count).map { "node \($0)" } }
    return decision % 2 == 0
      ? CellTree.Combination.allCases.map { "\($0)" }
      : CellTree.CellActivation.allCases.map { "\($0)" }
  }

  /// The cell of a sequence of decisions.
  func tree(of sequence: [Int]) -> CellTree {
    let steps = (0...count).map { place in
      CellTree.Step(
        CellTree.Combination.allCases[sequence[2 * place]],
        CellTree.CellActivation.allCases[sequence[2 * place + 1]])
    }
    return CellTree(
      nodes: Array(steps.prefix(count)), inject: steps[count], memory: sequence[2 * count + 2],
      injected: sequence[2 * count + 3])
  }

  /// The decisions that lead to a cell.
  func sequence(of tree: CellTree) -> [Int] {
    (tree.nodes + [tree.inject]).flatMap { [$0.combination.rawValue, $0.activation.rawValue] }
      + [tree.memory, tree.injected]
  }

  /// How many cells there are.
  var size: Int { plan.decisions.reduce(1) { $0 * plan.options(of: $1) } }

  /// The place of a cell among all of them, from 1: its decisions as digits, the first the highest.
  func number(of tree: CellTree) -> Int {
    zip(sequence(of: tree), plan.decisions).reduce(0) { $0 * plan.options(of: $1.1) + $1.0 } + 1
  }

  /// The cell at a place, from 1.
  func tree(number: Int) -> CellTree {
    precondition((1...size).contains(number), "cell \(number) of \(size)")
    var rest = number - 1
    let digits = plan.decisions.reversed().map { decision in
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: plan.options(of: decision))
      rest = quotient
      return digit
    }
    return tree(of: digits.reversed())
  }
}

extension CellDecisions: DecisionSpace {
  /// The decisions, which are always the same.
  package func plan(after cells: Int) -> DecisionPlan { plan }

  /// The decisions that a sequence follows.
  package func plan(of sequence: [Int]) -> DecisionPlan? {
    sequence.count == plan.decisions.count ? plan : nil
  }

  /// What so many decisions are called.
  package func names(of decisions: Int) -> [String] { Array(names.prefix(decisions)) }

  /// The cell of a sequence of decisions.
  package func design(of sequence: [Int], known: Double?, update: Int) -> CellSample {
    CellSample(cell: .tree(tree(of: sequence)), known: known, update: update)
  }

  /// The decisions that lead to a cell; none lead to long short-term memory as it is.
  package func sequence(of sample: CellSample) -> [Int]? {
    if case .tree(let tree) = sample.cell { sequence(of: tree) } else { nil }
  }
}
