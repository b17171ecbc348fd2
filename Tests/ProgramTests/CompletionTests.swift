import Foundation
import Testing

/// What shells and `man` are given is what the program takes.
@Suite struct CompletionTests {
  /// What bash offers behind these words.
  private func offers(_ words: [String], in laboratory: Laboratory) throws -> [Substring] {
    let script = try laboratory.run("completions", "bash").out
    let line = words.map { "'\($0)'" }.joined(separator: " ")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c",
      "\(script)\nCOMP_WORDS=(\(line)); COMP_CWORD=\(words.count - 1); _athanor\n"
        + "printf '%s\\n' \"${COMPREPLY[@]}\"",
    ]
    process.environment = ["PATH": "/usr/bin:/bin", "ATHANOR_SESSIONS": laboratory.scratch.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { $0 }
  }

  @Test func commandsSystemsOptionsAndSessionsAreOffered() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    #expect(try offers(["athanor", "re"], in: laboratory) == ["resume", "reproduce"])
    #expect(try offers(["athanor", "run", "metaq"], in: laboratory).contains("metaqnn"))
    #expect(try offers(["athanor", "run", "metaqnn", "--at"], in: laboratory) == ["--at-once"])
    #expect(
      try laboratory.run("run", "grid-search", "--world", "nasbench201", "--steps", "2").code == 0)
    #expect(try offers(["athanor", "resume", "gri"], in: laboratory) == ["grid-search-1"])
    #expect(try offers(["athanor", "help", "tou"], in: laboratory) == ["tour"])
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func everyOptionIsKnown(shell: String) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let script = try laboratory.run("completions", shell).out
    for word in ["notify", "checkpoint-interval", "answers", "theme", "describe", "doctor"] {
      #expect(script.contains(word), "\(shell) does not know \(word)")
    }
  }

  @Test func theManualPageHasEveryCommand() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let page = try laboratory.run("man").out
    for word in ["run", "resume", "compare", "export", "doctor"] {
      #expect(page.contains(".SS \"athanor \(word)"))
    }
    #expect(page.split(separator: "\n").allSatisfy { !$0.hasPrefix("'") })
  }

  @Test(arguments: [["completions"], ["completions", "tcsh"], ["man", "run"]])
  func anythingElseIsRefused(words: [String]) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    #expect(try laboratory.start(words).end().code == 2)
  }
}
