import Learning
import Running

extension Command {
  static let choose = Command(
    name: "choose", operands: "SESSION N...",
    help: "answer what a session asks, and go on to its next question",
    options: [.workers, .sessions, .checkpointInterval, .json, .quiet]
  ) { arguments, program throws(Failure) in
    guard let first = arguments.operands.first, arguments.operands.count > 1 else {
      throw Failure(
        .input, "choose needs a session and the numbers of options: athanor choose SESSION 3 5")
    }
    let name = try SessionName(first)
    let answers = Answers.next(Array(arguments.operands.dropFirst()))
    return try Headless(program, arguments, answers: answers).run { runner throws(Failure) in
      try runner.resume(name, steps: nil, data: nil)
    }
  }
}
