public import Compute

/// How a trial is evaluated.
public enum Evaluation<Job: TrialJob>: Sendable {
  /// By a job that any worker can do in slices.
  case job(Job)
  /// By a program of the user's.
  case program(ProgramCall)
  /// By somebody's choice at the screen.
  case person(Question)
}

/// A choice that somebody makes at the screen; `Outcome.choice` answers it.
public struct Question: Codable, Hashable, Sendable {
  /// What is asked, in a line.
  public let prompt: String
  /// What can be chosen, in order.
  public let options: [Artefact]
  /// How many options may be chosen.
  public let choose: ClosedRange<Int>
  /// The option that takes the last choice back, and is chosen alone; `nil` where there is none.
  public let undo: Int?

  /// Asks for a choice of so many of these options.
  public init(
    prompt: String, options: [Artefact], choose: ClosedRange<Int>, undo: Int? = nil
  ) {
    precondition(
      choose.lowerBound >= 0 && choose.upperBound <= options.count
        && undo.map(options.indices.contains) ?? true,
      "\(choose) of \(options.count) options cannot be chosen, or \(undo ?? 0) be taken back by")
    (self.prompt, self.options, self.choose) = (prompt, options, choose)
    self.undo = undo
  }

  /// Whether these numbers of options answer it: as many as asked for, each once; or the one alone
  /// that takes the last choice back.
  public func accepts(_ choice: [Int]) -> Bool {
    guard choice != undo.map({ [$0] }) else { return true }
    return choose.contains(choice.count) && Set(choice).count == choice.count
      && choice.allSatisfy { options.indices.contains($0) && $0 != undo }
  }

  /// An answer where nobody is asked: drawn from the trial's stream; a tenth of them go back.
  public func answer(drawnFrom trial: Random) -> [Int] {
    var random = trial.stream("answer")
    if let undo, random.chance(0.1) { return [undo] }
    let options = options.indices.filter { $0 != undo }
    let count = min(
      choose.lowerBound + random.below(choose.upperBound - choose.lowerBound + 1), options.count)
    return random.permutation(options.count).prefix(count).map { options[$0] }.sorted()
  }
}

/// A program of the user's that evaluates a trial.
public struct ProgramCall: Codable, Hashable, Sendable {
  /// The program and its arguments.
  public let words: [String]
  /// What is added to its environment.
  public let environment: [String: String]

  /// Calls a program.
  public init(words: [String], environment: [String: String] = [:]) {
    precondition(!words.isEmpty, "a call of no program")
    (self.words, self.environment) = (words, environment)
  }
}
