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

  /// Asks for a choice of so many of these options.
  public init(prompt: String, options: [Artefact], choose: ClosedRange<Int>) {
    precondition(
      choose.lowerBound >= 0 && choose.upperBound <= options.count,
      "\(choose) of \(options.count) options cannot be chosen")
    (self.prompt, self.options, self.choose) = (prompt, options, choose)
  }

  /// Whether these numbers of options answer it: as many as asked for, each once.
  public func accepts(_ choice: [Int]) -> Bool {
    choose.contains(choice.count) && Set(choice).count == choice.count
      && choice.allSatisfy(options.indices.contains)
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
