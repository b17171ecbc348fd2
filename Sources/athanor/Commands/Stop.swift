import Foundation
import Learning
import Running

extension Command {
  static let stop = Command(
    name: "stop", operands: "SESSION...",
    help: "end runs without a dashboard, wherever they are at work, with everything saved",
    options: [.sessions]
  ) { arguments, program throws(Failure) in
    guard !arguments.operands.isEmpty else {
      throw Failure(.input, "SESSION is missing: athanor stop SESSION...")
    }
    let store = try program.store(arguments)
    let names = try arguments.operands.map { word throws(Failure) in try SessionName(word) }
    for name in names {
      _ = try store.record(name)
      guard store.entry(name).isInUse else {
        throw Failure(.input, "session '\(name)' is not at work")
      }
      try RemoteOrder.stop.send(to: name, in: store)
    }
    let end = Date(timeIntervalSinceNow: Command.patience)
    for name in names {
      while store.entry(name).isInUse {
        guard Date() < end else {
          throw Failure(
            .computation,
            "session '\(name)' was told to stop and has not ended within \(Int(Command.patience)) seconds"
          )
        }
        Thread.sleep(forTimeInterval: 0.02)
      }
      program.out.line("\(name) is stopped at step \(store.entry(name).status?.step ?? 0)")
    }
    return 0
  }

  /// Seconds: a step in flight and what is saved take far less.
  private static let patience = 60.0
}
