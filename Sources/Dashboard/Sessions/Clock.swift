import Running
import Text

/// What charts have along their horizontal axis.
package enum Abscissa: String, CaseIterable, Sendable {
  /// Outer iterations, or evaluations told.
  case steps
  /// What evaluations have cost so far, in example passes or queries.
  case cost
  /// Processor seconds.
  case processor
  /// Seconds by the clock.
  case wall

  /// The title of the axis.
  package var title: String {
    switch self {
    case .steps: "step"
    case .cost: "example passes"
    case .processor: "processor seconds"
    case .wall: "seconds"
    }
  }

  /// The next one; after the last comes the first.
  var next: Abscissa {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}

/// Says where on a horizontal axis the steps of a session lie.
///
/// A log holds steps and no times, so that equal runs have equal logs. Times are known at the
/// moments when a run was heard of, and of a session at rest at its end: in between they are spread
/// evenly over the steps.
struct Clock: Sendable {
  /// What is along the axis.
  var abscissa = Abscissa.steps
  /// Known moments: steps and the seconds spent by then.
  private var marks = [Mark(step: 0, processor: 0, wall: 0)]
  /// The steps at which evaluations were told, and what all until then have cost.
  private var told: [Double] = []
  private var costs: [Double] = []
  /// What all of them have cost.
  private var spent = 0.0

  private struct Mark {
    var step: Double
    var processor: Double
    var wall: Double
  }

  /// How many moments are kept; of more, every second one is forgotten.
  private static let mostMarks = 1024
  /// How many costs are kept; of as many, every second one is forgotten.
  private static let mostCosts = 1 << 14

  /// Notes what had been spent at a step; what is earlier than what is known is left out.
  mutating func note(step: Int, processor: Double, wall: Double) {
    let mark = Mark(step: Double(step), processor: processor, wall: wall)
    guard let last = marks.last, mark.step > last.step, processor >= last.processor,
      wall >= last.wall
    else { return }
    marks.append(mark)
    guard marks.count > Self.mostMarks else { return }
    marks = marks.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
  }

  /// Notes what an evaluation has cost.
  mutating func note(cost: Double, at step: Int) {
    spent += max(0, cost)
    told.append(Double(step))
    costs.append(spent)
    guard told.count >= Self.mostCosts else { return }
    // Each second sum holds what the one before it did.
    told = told.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    costs = costs.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
  }

  /// Whether the axis can be had; where not, steps stand in for it.
  var isKnown: Bool {
    switch abscissa {
    case .steps: true
    case .cost: (costs.last ?? 0) > 0
    case .processor: (marks.last?.processor ?? 0) > 0
    case .wall: (marks.last?.wall ?? 0) > 0
    }
  }

  /// The title of the axis.
  var title: String { isKnown ? abscissa.title : Abscissa.steps.title }

  /// Where a step lies on the axis.
  func position(of step: Double) -> Double {
    guard isKnown else { return step }
    switch abscissa {
    case .steps: return step
    case .cost: return cost(at: step)
    case .processor: return seconds(at: step, \.processor)
    case .wall: return seconds(at: step, \.wall)
    }
  }

  /// The seconds spent by a step, as far as is known.
  func spent(by step: Int) -> (processor: Double, wall: Double) {
    (seconds(at: Double(step), \.processor), seconds(at: Double(step), \.wall))
  }

  private func cost(at step: Double) -> Double {
    let count = told.prefixCount { $0 <= step }
    return count > 0 ? costs[count - 1] : 0
  }

  /// Between two marks seconds grow with the steps; behind the last one they go on as before.
  private func seconds(at step: Double, _ part: KeyPath<Mark, Double>) -> Double {
    guard marks.count > 1 else { return 0 }
    let after = min(max(marks.prefixCount { $0.step < step }, 1), marks.count - 1)
    let (from, to) = (marks[after - 1], marks[after])
    let share = (step - from.step) / (to.step - from.step)
    return from[keyPath: part] + share * (to[keyPath: part] - from[keyPath: part])
  }
}
