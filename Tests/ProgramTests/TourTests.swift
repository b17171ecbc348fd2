import Foundation
import Testing

@testable import athanor

/// The script in the tour shows what the tour tells.
@Suite struct TourTests {
  /// What a line of the script shows, by what the line begins with.
  private static let sights: [(line: String, shows: [String])] = [
    ("s / \"random\" enter enter\n", ["New run: Random search", "$ athanor run random-search"]),
    ("down down \"missing.csv\"", ["*missing.csv", "does not exist"]),
    ("ctrl+u down", ["✓ finished", "best so far", "40/40"]),
    ("T l space", ["Trials of random-search-1", "what differs is bright"]),
    ("esc 5 until", ["Best architecture", "The ten best", "━ 1 of "]),
    ("3 right", ["Trials of random-search-1", "─ Trial "]),
    ("1 z +", ["log, ↑ better", "┊"]),
    ("esc esc esc :", ["Choose a theme"]),
    ("esc Y", ["Copied: athanor show random-search-1"]),
    ("s / \"random\" enter enter down", ["--seed 1-3 --at-once 1"]),
    ("ctrl+s", ["▶ 1 running  ○ 2 queued", "epoch "]),
    ("? until", ["Words on this screen", "trial"]),
    ("esc 0 until", ["○ queued 1", "○ queued 2"]),
    ("q until", ["b go on in the background"]),
    ("esc /", ["■ stopped", "○ 1 queued"]),
  ]

  /// The script, as it stands in the tour.
  private func script() throws -> String {
    let tour = try #require(Guide.all.first { $0.topic == "tour" })
    let blocks = tour.text.components(separatedBy: "```\n")
    return try #require(blocks.first { $0.hasPrefix("# ") && $0.contains("until") })
  }

  @Test func theScriptShowsWhatTheTourTells() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let frames = try play(script(), in: laboratory)
    let lines = try script().split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(frames.count == lines.count && lines.count == Self.sights.count)
    for (sight, (line, frame)) in zip(Self.sights, zip(lines, frames)) {
      #expect("\(line)\n".hasPrefix(sight.line))
      for text in sight.shows { #expect(frame.contains(text), "\(line)\n\(frame)") }
    }
  }

  /// Names, notes and tags are found again on the list of sessions.
  @Test func aSessionIsFoundByItsTag() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let words = ["run", "random-search", "--world", "nasbench201", "--steps", "4", "--quiet"]
    for name in ["a", "b"] {
      #expect(try laboratory.start(words + ["--session", name]).end().code == 0)
    }
    let edit = try laboratory.run(
      "edit", "a", "--rename", "first", "--note", "tried before", "--tag", "baseline")
    #expect(edit.code == 0, "\(edit.err)")
    let frames = try play("/ \"tag:baseline\" enter until \"tried before\" 5", in: laboratory)
    let frame = try #require(frames.first)
    #expect(frame.contains("finished  first ") && !frame.contains("finished  b "), "\(frame)")
  }

  /// Plays a script and returns what is to be seen after each line of it.
  private func play(_ script: String, in laboratory: Laboratory) throws -> [String] {
    let file = laboratory.scratch.path + "/walk.keys"
    try Data(script.utf8).write(to: URL(fileURLWithPath: file))
    let ending = try laboratory.run("--keys", file, "--size", "120x40")
    #expect(ending.code == 0, "\(ending.err)")
    return ending.out.components(separatedBy: "=== frame ").dropFirst().map { $0 }
  }
}
