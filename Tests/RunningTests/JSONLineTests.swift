import Compute
import Foundation
import Learning
import Testing

@testable import Running

@Suite struct JSONLineTests {
  static let texts = [
    "", "plain", "\"quoted\"", "back\\slash", "tab\t line\n return\r bell\u{7} escape\u{1b}[31m",
    "nul\u{0}", "delete\u{7f}", "CSI\u{9b}31m", "grüße", "δ(L_μ) → ∞", "日本語", "👩‍🚀🇨🇿",
    "e\u{301}", "turned\u{202e}round\u{2066}", "line\u{2028}paragraph\u{2029}", "\u{feff}\u{fffd}",
    "}\",{\\u0041", "zero\u{200b}width", "tag\u{e0041}", "private\u{f0000}\u{10fffd}",
  ]
  static let numbers = [
    0.0, -0.0, 1, -1, 0.1, 0.5, 1.0 / 3, 123_456_789_012_345, 1e15, 1e16, 1e21, 1e-7, -1e300,
    .greatestFiniteMagnitude, .leastNormalMagnitude, .leastNonzeroMagnitude,
    .leastNormalMagnitude.nextDown, .pi, 9_007_199_254_740_992, 0.1 + 0.2, 4.35, 0.000001,
  ]

  static var events: [Event] {
    var bodies: [Event.Body] = []
    for text in texts {
      bodies += [
        .series(name: text, value: 0.5), .best(score: 1, what: text), .note(.warning, text),
        .trial(TrialRecord(id: 3, candidate: text, outcome: Outcome(failed: text, cost: 2))),
      ]
    }
    for number in numbers {
      let measures = [Outcome.Measure("a", number), Outcome.Measure("b \"c\"", -number)]
      let outcome = Outcome(
        score: number, measures: measures, cost: -number,
        spreads: number > 0 ? WeightSpreads("conv1 0129") : nil)
      bodies += [
        .series(name: "s", value: number), .best(score: number, what: "x"),
        .gain(GainSample(before: number, after: -number, cost: 1)),
        .gain(GainSample(before: number, after: -number, cost: 1, task: 3)),
        .trial(TrialRecord(id: .max, candidate: "x", outcome: outcome)),
      ]
    }
    let diverged = Outcome(score: -.infinity, measures: [], cost: 7)
    bodies.append(.trial(TrialRecord(id: 0, candidate: "x", outcome: diverged)))
    return bodies.enumerated().map { Event(step: $0 * 1_000_003, $1) }
  }

  @Test func everyEventReadsBackAsItself() throws {
    for event in Self.events {
      let read = try #require(Event(line: event.line.text.utf8), "\(event.line.text)")
      #expect(read == event)
      // Equal numbers may still differ in the sign of zero; equal lines do not.
      #expect(read.line.text == event.line.text)
    }
  }

  @Test func aSeriesWithoutAValueReadsBackAsNaN() throws {
    let event = Event(step: 1, .series(name: "s", value: .nan))
    guard case .series("s", let value)? = Event(line: event.line.text.utf8)?.body else {
      Issue.record("\(event.line.text) is not read as a series")
      return
    }
    #expect(value.isNaN)
  }

  @Test func linesAreWhatFoundationReadsToo() throws {
    for text in Self.texts {
      var line = JSONLine(event: text)
      line.add(text.isEmpty ? "key" : text, text)
      let object = try #require(foundationObject(line.text))
      #expect(object["event"] as? String == text)
      #expect(object[text.isEmpty ? "key" : text] as? String == text)
    }
    for number in Self.numbers {
      var line = JSONLine(event: "e")
      line.add("x", number)
      let read = try #require(foundationObject(line.text)?["x"] as? NSNumber)
      // Foundation reads 0.30000000000000004 as 0.3000000000000001.
      let error = abs(read.doubleValue / number - 1)
      #expect(read.doubleValue == number || error < 1e-15, "\(line.text)")
    }
  }

  @Test func numbersReadBackBitForBit() {
    var random = Random(seed: 1)
    for _ in 0..<100_000 {
      let number = Double(bitPattern: random.bits())
      let short = (number * 1000).rounded() / 1000
      for value in [number, random.normal(), short] where value.isFinite {
        var line = JSONLine(event: "e")
        line.add("x", value)
        var fields = JSONFields(Array(line.text.utf8))
        #expect(fields.openWith("event") && fields.string() == "e")
        #expect(fields.number("x")?.bitPattern == value.bitPattern, "\(value)")
      }
    }
  }

  @Test func whatIsNotFiniteIsNull() {
    for number in [Double.nan, .infinity, -.infinity, .signalingNaN] {
      var line = JSONLine(event: "e")
      line.add("x", number)
      #expect(line.text == "{\"event\":\"e\",\"x\":null}")
    }
  }

  @Test func noLineHoldsWhatATerminalWouldObey() {
    for event in Self.events {
      #expect(
        !event.line.text.unicodeScalars.contains { scalar in
          scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
            || (0x202a...0x202e).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        })
    }
  }

  @Test func brokenLinesAreNoEvents() {
    var random = Random(seed: 2)
    let lines = Self.events.map { Array($0.line.text.utf8) }
    for line in lines {
      for length in 0..<line.count { #expect(Event(line: line[..<length]) == nil) }
      #expect(Event(line: line + line) == nil)
    }
    // Whatever the bytes are, reading them ends well.
    for round in 0..<20_000 {
      var line = lines[round % lines.count]
      for _ in 0..<3 { line[random.below(line.count)] = UInt8(truncatingIfNeeded: random.bits()) }
      _ = Event(line: line)
    }
  }

  private func foundationObject(_ text: String) -> [String: Any]? {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
  }
}
