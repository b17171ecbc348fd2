import Foundation
import Learning

/// The user's own folder.
enum HomeFolder {
  /// What `HOME` says, else what the system knows of the user; `nil` where neither names a folder.
  static func path(_ environment: [String: String]) -> String? {
    [environment["HOME"], ofUser].compactMap { $0 }.first { $0.hasPrefix("/") }
  }

  /// The folder in the user's entry of the system's list.
  private static var ofUser: String? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var text = [CChar](repeating: 0, count: 4096)
    guard getpwuid_r(getuid(), &entry, &text, text.count, &found) == 0, found != nil,
      let path = entry.pw_dir
    else { return nil }
    return String(cString: path)
  }
}
