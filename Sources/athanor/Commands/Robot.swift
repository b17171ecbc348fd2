import Dashboard
import Dispatch
import Foundation
import Learning
import Running
import Screen
import Text

extension Program {
  /// Plays a script on the dashboard and writes a frame for every line of it.
  func playScript(_ arguments: Arguments, path: String) throws(Failure) -> Int32 {
    let script = try KeyScript(try text(of: path))
    let size = try self.size(arguments)
    let folder = arguments.value("--frames")
    if let folder { try makeFolder(folder) }
    let bell = DispatchSemaphore(value: 0)
    let runner = try runner(arguments) { bell.signal() }
    let themes = ThemeStore(environment, folders: ProgramFolders.candidates("Themes"))
    let dashboard = Dashboard(
      catalog: runner.catalog.map { SystemOutline($0) },
      glossary: Glossary(markdown: Guide.glossary.text),
      keys: themes.keys.table,
      glyphs: arguments.has("--ascii")
        ? .ascii : arguments.has("--half-blocks") ? .halfBlock : .braille,
      theme: themes.theme(arguments.value("--theme")).theme)
    let effectHandler = EffectHandler(runner, ready: readySessions, themes: themes) {
      bell.signal()
    }
    var loop = RobotLoop(dashboard, effectHandler, bell: bell, size: size)
    var count = 0
    try loop.play(script) { screen, line throws(Failure) in
      count += 1
      try keep(screen, number: count, line: line.number, in: folder)
    }
    return 0
  }

  private func text(of path: String) throws(Failure) -> String {
    let bytes =
      path == "-"
      ? FileHandle.standardInput.readDataToEndOfFile()
      : FileManager.default.contents(atPath: path)
    guard let bytes else { throw Failure(.input, "cannot read the script \(printable(path))") }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func size(_ arguments: Arguments) throws(Failure) -> (width: Int, height: Int) {
    guard let text = arguments.value("--size") else { return (120, 40) }
    guard let (width, height) = KeyScript.size(text) else {
      throw Failure(.input, "--size is '\(printable(text))', but must be like 120x40")
    }
    return (width, height)
  }

  private func makeFolder(_ path: String) throws(Failure) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(.storage, "cannot make \(printable(path)): \(error.localizedDescription)")
    }
  }

  /// Writes a frame into its file, or on standard output under a heading.
  private func keep(
    _ screen: Screen, number: Int, line: Int, in folder: String?
  ) throws(Failure) {
    guard let folder else {
      out.line("=== frame \(number), after line \(line)")
      out.line(screen.text)
      return
    }
    let digits = String(number)
    let name = String(repeating: "0", count: max(0, 3 - digits.count)) + digits + ".txt"
    do {
      try Data((screen.text + "\n").utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    } catch {
      throw Failure(.storage, "cannot write \(printable(name)): \(error.localizedDescription)")
    }
  }
}
