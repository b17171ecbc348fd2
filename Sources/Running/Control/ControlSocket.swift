import Dispatch
import Foundation
package import Learning

/// Takes orders from other processes, as long as it lives.
///
/// It is for runs that nobody watches: whoever can write into the session's folder can stop them.
/// An order is a line, `stop` or `save`, and so is the answer.
package final class ControlSocket {
  private let source: any DispatchSourceRead
  private let path: String

  /// What it answers to an order that it passed on.
  static let understood = "ok"
  private static let unknown = "unknown order"

  /// Listens in a session's folder, which this process holds.
  ///
  /// - Parameter obey: Called on a queue of its own.
  /// - Throws: `Failure` where there can be no socket.
  package init(
    for name: SessionName, in store: SessionStore, obey: @escaping @Sendable (RemoteOrder) -> Void
  ) throws(Failure) {
    let folder = store.folder.session(name)
    path = folder.path(of: ControlAddress.name)
    let address = try ControlAddress(folder: folder.path)
    let socket = ControlAddress.socket()
    guard socket >= 0 else { throw Failure.system("open a socket for", name.text) }
    // The folder is ours, so this is what a killed process left.
    unlink(path)
    guard address.with({ bind(socket, $0, $1) }) == 0, listen(socket, 4) == 0 else {
      close(socket)
      throw Failure.system("listen at", path)
    }
    source = DispatchSource.makeReadSource(
      fileDescriptor: socket, queue: DispatchQueue(label: "athanor.control"))
    source.setEventHandler {
      let client = accept(socket, nil, nil)
      guard client >= 0 else { return }
      Self.serve(client, obey)
      close(client)
    }
    source.setCancelHandler { close(socket) }
    source.resume()
  }

  deinit {
    source.cancel()
    unlink(path)
  }

  private static func serve(_ client: Int32, _ obey: (RemoteOrder) -> Void) {
    limit(client, seconds: 1)
    guard let order = read(from: client).flatMap({ RemoteOrder(rawValue: $0) }) else {
      _ = write(unknown, to: client)
      return
    }
    obey(order)
    _ = write(understood, to: client)
  }

  /// Makes reading and writing give up after a while.
  static func limit(_ socket: Int32, seconds: Int) {
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(socket, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  /// Writes a line; `false` where the other side is gone.
  static func write(_ line: String, to socket: Int32) -> Bool {
    let bytes = Array((line + "\n").utf8)
    // Whoever is gone must not end this process by SIGPIPE.
    return send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  /// Reads a short line; `nil` where none comes.
  static func read(from socket: Int32) -> String? {
    var line: [UInt8] = []
    while line.count < 32 {
      var byte: UInt8 = 0
      guard recv(socket, &byte, 1, 0) == 1 else { return nil }
      if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
    return nil
  }
}
