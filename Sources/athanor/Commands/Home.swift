import Learning
import Running

extension Program {
  static let homeOptions: [Option] = [.sessions]

  func dashboard(_ arguments: Arguments) throws(Failure) -> Int32 {
    let store = store(arguments)
    printSessions(try store.entries(), store)
    return 0
  }
}
