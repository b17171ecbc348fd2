import Dashboard
import Exchange
import Learning
import Running

/// Writes the network of a session into the current folder, as the dashboard asks.
struct ModelHandover {
  let runner: Runner
  let name: SessionName
  let format: HandoverFormat

  /// Writes its files under a name that is free, and returns what to tell of it.
  func write() throws(Failure) -> String {
    let model = ModelFiles(runner: runner, name: name, network: .final, retrains: false)
    let files = try model.files(format.rawValue)
    let path = freeName(format == .pytorch ? "\(name)-pytorch" : name.text, format.ending)
    if case .inside = files[0].place { try OutputFile.makeFolder(path) }
    for file in files { try OutputFile(file.path(for: path), isForced: false).write(file.bytes) }
    return path + (files.count > 1 ? " and \(files.count - 1) more" : "")
  }
}
