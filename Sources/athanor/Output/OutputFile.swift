import Foundation
import Learning
import Running
import Text

/// A place that a person names for output: a file, or a device or a pipe that has a name.
struct OutputFile {
  private let path: String
  private let isForced: Bool

  /// - Parameter isForced: Whether a file may be replaced although it is write-protected.
  init(_ path: String, isForced: Bool) {
    (self.path, self.isForced) = (path, isForced)
  }

  /// Makes a folder for output, where there is none.
  static func makeFolder(_ path: String) throws(Failure) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(
        .storage, "cannot make the folder \(printable(path)): \(error.localizedDescription)")
    }
  }

  /// Writes these bytes: a plain file is replaced whole, whatever else there is is written to.
  ///
  /// - Throws: `Failure` that says why it cannot be written, or what would be lost.
  func write(_ bytes: [UInt8]) throws(Failure) {
    var status = stat()
    guard stat(path, &status) == 0 else { return try replace(at: path, with: bytes) }
    guard status.st_mode & S_IFMT == S_IFREG else { return try stream(bytes) }
    // Whom permissions do not bind they still tell what not to overwrite.
    guard isForced || status.st_mode & 0o222 != 0 && access(path, W_OK) == 0 else {
      throw Failure(
        .storage,
        "\(printable(path)) is write-protected: say -f to replace it, or another --output")
    }
    // What a link leads to is replaced, not the link.
    let target = realpath(path, nil)
    defer { free(target) }
    try replace(at: target.map { String(cString: $0) } ?? path, with: bytes)
  }

  private func replace(at path: String, with bytes: [UInt8]) throws(Failure) {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Failure(
        .storage, "cannot write \(printable(self.path)): \(error.localizedDescription)")
    }
  }

  /// Writes to a device or a pipe.
  private func stream(_ bytes: [UInt8]) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw failed(errno) }
    defer { close(descriptor) }
    let output = Output(descriptor)
    output.write(bytes: bytes)
    if let number = output.problem { throw failed(number) }
  }

  private func failed(_ number: Int32) -> Failure {
    Failure(.storage, "cannot write \(printable(path)): \(String(cString: strerror(number)))")
  }
}
