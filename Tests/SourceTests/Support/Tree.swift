import Foundation

/// The checkout that the tests were built from.
enum Tree {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A Swift file of `Sources`.
  struct File {
    /// Its path below `Sources`.
    var path: String
    var source: SwiftSource
    /// The module it belongs to.
    var module: String { path.split(separator: "/").first.map(String.init) ?? "" }
  }

  /// Every Swift file of `Sources`, by path.
  static let sources: [File] = {
    let folder = root.appendingPathComponent("Sources")
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      let text = try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
      return text.map { File(path: path, source: SwiftSource($0)) }
    }
  }()
}
