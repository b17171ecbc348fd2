import Foundation
import Learning

/// Where a session's run listens for orders: a socket in the session's folder.
struct ControlAddress: ~Copyable {
  /// The name of the socket in the folder.
  static let name = "control"

  /// The folder, open, since the path of a socket may have no more than 107 bytes: by its number
  /// every folder has a short one.
  private let folder: Int32

  /// - Throws: `Failure` when there is no such folder.
  init(folder path: String) throws(Failure) {
    folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw Failure.system("open the folder", path) }
  }

  deinit { close(folder) }

  /// A new socket; -1 where the system has none.
  static func socket() -> Int32 {
    Foundation.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
  }

  /// Calls `body` with the address, as `bind` and `connect` take it.
  func with(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = Array("/proc/self/fd/\(folder)/\(Self.name)".utf8)
    withUnsafeMutableBytes(of: &address.sun_path) { target in
      precondition(path.count < target.count, "a path of \(path.count) bytes")
      target.copyBytes(from: path)
    }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
