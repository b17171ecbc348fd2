import Compute
import Methods

/// How a controller writes a cell down: for each node, level by level, how it combines and what
/// follows; the same for the memory that is injected; then two nodes, that of the new memory first.
struct CellDecisions: Codable, Hashable, Sendable {
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
  func options(of decision: Int) -> [String] {
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

  /// Every decision alike.
  func draw(random: inout Random) -> CellTree {
    tree(of: plan.decisions.map { random.below(plan.options(of: $0)) })
  }

  /// How many cells there are.
  var size: Double {
    plan.decisions.reduce(1) { $0 * Double(plan.options(of: $1)) }
  }
}
