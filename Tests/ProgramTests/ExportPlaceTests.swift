import Foundation
import Testing

/// What an export is written to stays what it is.
@Suite struct ExportPlaceTests {
  private let laboratory: Laboratory
  private var folder: String { laboratory.scratch.path }

  init() throws {
    laboratory = try Laboratory()
    _ = try laboratory.run("run", "boosting", "--set", "rounds=3", "--session", "a", "--quiet")
  }

  private func export(to name: String, _ more: String...) throws -> Child.Ending {
    let words = ["export", "a", "--format", "csv", "-o", "\(folder)/\(name)"]
    return try laboratory.start(words + more).end()
  }

  private var csv: String {
    get throws { try laboratory.run("export", "a", "--format", "csv").out }
  }

  @Test func aLinkStaysAndWhatItLeadsToIsReplaced() throws {
    defer { laboratory.clean() }
    try Data("before".utf8).write(to: URL(fileURLWithPath: folder + "/target"))
    symlink("target", folder + "/link")
    #expect(try export(to: "link").code == 0)
    #expect(kind(of: "link") == S_IFLNK)
    #expect(laboratory.scratch.bytes("target") == Data(try csv.utf8))
  }

  @Test func aDashIsStandardOutput() throws {
    defer { laboratory.clean() }
    let ending = try laboratory.run("export", "a", "--format", "csv", "-o", "-")
    #expect(ending.out == (try csv))
    #expect(!FileManager.default.fileExists(atPath: folder + "/-"))
  }

  @Test func picturesHaveTheColoursOfTheThemeThatIsNamed() throws {
    defer { laboratory.clean() }
    func picture(_ more: String...) throws -> Child.Ending {
      try laboratory.start(["export", "a", "--format", "svg"] + more).end()
    }
    let (plain, light) = (try picture(), try picture("--theme", "daylight"))
    #expect(plain.out.hasPrefix("<svg") && light.out.hasPrefix("<svg") && plain.out != light.out)
    let unknown = try picture("--theme", "nowhere")
    #expect(unknown.code == 2 && unknown.err.contains("there is no theme 'nowhere'"))
  }

  @Test func aListOfViewsIsNoPicture() throws {
    defer { laboratory.clean() }
    let ending = try laboratory.run("export", "a", "--pane", "inside", "--format", "text")
    #expect(ending.code == 2)
    #expect(ending.err.contains("pane 'inside' lists what there is: choose one of errors, "))
  }

  @Test func aPipeIsWrittenTo() throws {
    defer { laboratory.clean() }
    #expect(mkfifo(folder + "/pipe", 0o600) == 0)
    let reader = try Child("/bin/cat", [folder + "/pipe"])
    #expect(try export(to: "pipe").code == 0)
    #expect(try reader.end().out == csv)
    #expect(kind(of: "pipe") == S_IFIFO)
  }

  @Test func aWriteProtectedFileIsReplacedOnlyWhenAsked() throws {
    defer { laboratory.clean() }
    let path = folder + "/kept"
    try Data("keep".utf8).write(to: URL(fileURLWithPath: path))
    chmod(path, 0o444)
    let refused = try export(to: "kept")
    #expect(refused.code == 2 && refused.err.contains("write-protected"))
    #expect(laboratory.scratch.bytes("kept") == Data("keep".utf8))
    #expect(try export(to: "kept", "-f").code == 0)
    #expect(laboratory.scratch.bytes("kept") == Data(try csv.utf8))
  }

  @Test func weightsOnStandardOutputAreThoseOfAFile() throws {
    defer { laboratory.clean() }
    _ = try laboratory.run("run", "neat", "--set", "generations=2", "--session", "n", "--quiet")
    let words = ["export", "n", "--format", "safetensors"]
    #expect(try laboratory.start(words + ["-o", folder + "/file"]).end().code == 0)
    let program = Child.path(of: "athanor")
    let piped = try Child(
      "/bin/sh", ["-c", "'\(program)' \(words.joined(separator: " ")) > '\(folder)/piped'"],
      environment: ["ATHANOR_SESSIONS": folder]
    ).end()
    #expect(piped.code == 0)
    #expect(laboratory.scratch.bytes("piped") == laboratory.scratch.bytes("file"))
  }

  private func kind(of name: String) -> mode_t {
    var status = stat()
    return lstat(folder + "/" + name, &status) == 0 ? status.st_mode & S_IFMT : 0
  }
}
