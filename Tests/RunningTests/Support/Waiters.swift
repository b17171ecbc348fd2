import Compute
import Learning
import Synchronization

@testable import Running

/// A search whose evaluations wait: for a person's choice, or for a program.
protocol Waiter: Searcher
where Candidate == Int, Settings == ToySettings, World == Int, Job == InstantJob<Int> {
  init(settings: ToySettings, asked: Int, sum: Int)
  var asked: Int { get set }
  var sum: Int { get set }
}

extension Waiter {
  static var series: [Series] { [Series("sum", label: "sum")] }
  static var worlds: [WorldDescription] { [WorldDescription("room", help: "A room.")] }
  static func open(_ request: WorldRequest) -> Int { 0 }

  init(_ settings: ToySettings, world: Int, random: Random) {
    self.init(settings: settings, asked: 0, sum: 0)
  }

  var window: Int { 1 }
  var plannedSteps: Int? { 3 }

  mutating func ask(random: Random) -> Int? {
    guard asked < 3 else { return nil }
    asked += 1
    return asked
  }

  mutating func tell(
    _ trial: Trial<Int>, _ outcome: Outcome, in world: Int, report: inout Report
  ) {
    sum = sum * 10 + (outcome.choice?.first ?? Int(outcome.score ?? 9))
    report.value("sum", Double(sum))
  }

  func artefacts(in world: Int) -> [Artefact] { [] }
}

/// Asks a person.
struct Breeder: Waiter {
  static let card = toyCard("breeder")
  var settings: ToySettings
  var asked: Int
  var sum: Int

  static func begin(
    _ trial: Trial<Int>, _ settings: ToySettings, in world: Int
  ) -> Evaluation<InstantJob<Int>> {
    let options = (0..<4).map { Artefact("o\($0)", title: "Option \($0)", .text("\($0)")) }
    return .person(Question(prompt: "which?", options: options, choose: 1...2))
  }
}

/// Calls a program.
struct Caller: Waiter {
  static let card = toyCard("caller")
  var settings: ToySettings
  var asked: Int
  var sum: Int

  static func begin(
    _ trial: Trial<Int>, _ settings: ToySettings, in world: Int
  ) -> Evaluation<InstantJob<Int>> {
    .program(ProgramCall(words: ["score", "\(trial.candidate)"]))
  }
}

/// Programs that end when a test says so.
final class HeldPrograms: ProgramEvaluator {
  private let waiting = Mutex<[(call: ProgramCall, done: @Sendable (Outcome) -> Void)]>([])

  func start(_ call: ProgramCall, trial: Int, done: @escaping @Sendable (Outcome) -> Void) {
    waiting.withLock { $0.append((call, done)) }
  }

  /// The programs at work.
  var calls: [ProgramCall] { waiting.withLock { $0.map(\.call) } }

  /// Ends the oldest.
  func end(_ outcome: Outcome) {
    let done = waiting.withLock { $0.isEmpty ? nil : $0.removeFirst().done }
    done?(outcome)
  }
}
