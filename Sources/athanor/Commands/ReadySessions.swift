import Foundation
import Learning
import Running
import Text

/// The ready-to-start session files that come with the program, in the folder `Sessions`.
enum ReadySessions {
  /// A ready session and the name of its file.
  struct Ready: Sendable {
    var name: String
    var path: String
    var request: RunRequest
  }

  /// All that can be read, sorted by name.
  static let all: [Ready] = {
    guard let folder = ProgramFolders.find("Sessions"),
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { return [] }
    return names.sorted().filter { $0.hasSuffix(".json") }.compactMap { name in
      let path = folder + "/" + name
      guard let request = try? read(path) else { return nil }
      return Ready(name: String(name.dropLast(5)), path: path, request: request)
    }
  }()

  /// Reads a session file.
  ///
  /// - Throws: `Failure` saying what is wrong with it.
  static func read(_ path: String) throws(Failure) -> RunRequest {
    let shown = printable(path)
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Failure(.input, "cannot read the session file \(shown)")
    }
    do {
      return try JSONDecoder().decode(RunRequest.self, from: bytes)
    } catch DecodingError.keyNotFound(let key, _) {
      throw Failure(.input, "\(shown) lacks the key \"\(key.stringValue)\"")
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context)
    {
      let key = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw Failure(.input, "\(shown): the value of \"\(printable(key))\" is of the wrong kind")
    } catch {
      throw Failure(
        .input, "\(shown) is not a session file: it must be a JSON object with \"system\"")
    }
  }
}

/// Where the folders that come with the program are.
enum ProgramFolders {
  /// The nearest folder of this name: in $ATHANOR_HOME, or in a folder above the program or the
  /// working directory.
  static func find(_ name: String) -> String? {
    candidates(name).first { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && isFolder.boolValue
    }
  }

  /// Where a folder of this name may be, nearest first.
  static func candidates(_ name: String) -> [String] {
    let home = ProcessInfo.processInfo.environment["ATHANOR_HOME"].map { [$0 + "/" + name] } ?? []
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return home + above(program, name)
      + above(FileManager.default.currentDirectoryPath + "/.", name)
  }

  private static func above(_ path: String, _ name: String) -> [String] {
    var folder = path[...]
    var found: [String] = []
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      found.append(folder + "/" + name)
    }
    return found
  }
}
