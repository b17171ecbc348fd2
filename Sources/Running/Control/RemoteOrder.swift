import Foundation
package import Learning

/// An order that another process may give a run.
package enum RemoteOrder: String, CaseIterable, Sendable {
  /// End here, with everything saved; it can be resumed later.
  case stop
  /// Write a checkpoint now.
  case save

  /// What an order is for another process; `nil` where it can be given here only.
  package init?(_ order: Order) {
    switch order {
    case .stop, .pause: self = .stop
    case .save: self = .save
    default: return nil
    }
  }

  /// The same for a run of this process.
  package var order: Order {
    switch self {
    case .stop: .stop
    case .save: .save
    }
  }

  /// Gives the order to whoever runs a session, and waits until it is understood, for a second at
  /// most.
  ///
  /// - Throws: `Failure` when nobody listens there, or does not answer.
  package func send(to name: SessionName, in store: SessionStore) throws(Failure) {
    let address = try ControlAddress(folder: store.folder.session(name).path)
    let socket = ControlAddress.socket()
    guard socket >= 0 else { throw Failure.system("open a socket for", name.text) }
    defer { close(socket) }
    ControlSocket.limit(socket, seconds: 1)
    guard address.with({ connect(socket, $0, $1) }) == 0 else {
      throw Failure(.input, "no process that runs session '\(name)' takes orders")
    }
    guard ControlSocket.write(rawValue, to: socket),
      ControlSocket.read(from: socket) == ControlSocket.understood
    else {
      throw Failure(.input, "the process that runs session '\(name)' does not answer")
    }
  }
}
