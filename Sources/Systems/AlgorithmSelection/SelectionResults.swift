import Foundation

/// What came of selectors on instances that none of them had learned from.
package struct SelectionResults: Codable, Hashable, Sendable {
  /// A selector's choices on the instances of a fold.
  struct Fold: Codable, Hashable, Sendable {
    let kind: SelectorKind
    let fold: Int
    /// The instances, by number.
    let instances: [Int]
    /// The algorithm chosen for each, and whether features were paid for.
    let choices: [Int]
    let isPaid: [Bool]
    /// The single best algorithm of the fold's training part.
    let single: Int
  }

  private(set) var folds: [Fold] = []

  mutating func add(_ fold: Fold) { folds.append(fold) }

  /// The mean loss of choices over instances, as a logarithm to base 2.
  struct Losses: Hashable, Sendable {
    var single = 0.0
    var virtual = 0.0
    /// Of the selector, before what features cost and after.
    var before = 0.0
    var after = 0.0

    /// The share of what choosing perfectly would gain that the selector gains.
    func gapClosed(afterPaying: Bool = true) -> Double {
      let gap = single - virtual
      return gap > 1e-12 ? (single - (afterPaying ? after : before)) / gap : 0
    }
  }

  /// The losses of a selector, over all its folds or one of them.
  func losses(
    of kind: SelectorKind, fold: Int? = nil, _ instances: [PortfolioInstance]
  ) -> Losses? {
    var (losses, count) = (Losses(), 0.0)
    for part in folds where part.kind == kind && fold.map({ $0 == part.fold }) ?? true {
      for (place, number) in part.instances.enumerated() {
        let instance = instances[number]
        let cost = instance.costs[part.choices[place]]
        losses.single += log2(instance.costs[part.single])
        losses.virtual += log2(instance.costs[instance.best])
        losses.before += log2(cost)
        losses.after += log2(cost + (part.isPaid[place] ? instance.price : 0))
        count += 1
      }
    }
    guard count > 0 else { return nil }
    return Losses(
      single: losses.single / count, virtual: losses.virtual / count,
      before: losses.before / count, after: losses.after / count)
  }

  /// The gap closed in raw totals of cost, which large instances dominate.
  func totalGapClosed(of kind: SelectorKind, _ instances: [PortfolioInstance]) -> Double? {
    var (single, virtual, own) = (0.0, 0.0, 0.0)
    for part in folds where part.kind == kind {
      for (place, number) in part.instances.enumerated() {
        let instance = instances[number]
        single += instance.costs[part.single]
        virtual += instance.costs[instance.best]
        own += instance.costs[part.choices[place]] + (part.isPaid[place] ? instance.price : 0)
      }
    }
    return single > virtual ? (single - own) / (single - virtual) : nil
  }

  /// By how much each choice of a selector costs more than the single best algorithm: lg of the
  /// quotient, in the order of the instances.
  func regrets(of kind: SelectorKind, _ instances: [PortfolioInstance]) -> [Double] {
    folds.filter { $0.kind == kind }.flatMap { part in
      part.instances.enumerated().map { place, number in
        let instance = instances[number]
        let own = instance.costs[part.choices[place]] + (part.isPaid[place] ? instance.price : 0)
        return log2(own / instance.costs[part.single])
      }
    }
  }
}
