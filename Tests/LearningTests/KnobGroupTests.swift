import Learning
import Testing

@Suite struct KnobGroupTests {
  private struct Part: SettingGroup {
    var count = 1
    var flag = false

    static let schema: [Knob<Self>] = [
      .count("count", \.count, label: "count", in: 1...9, help: "A count.").adjustable,
      .flag("flag", \.flag, label: "flag", help: "A flag."),
    ]
  }

  private struct Whole: Tunable {
    var rate = 0.5
    var part: Part = {
      var part = Part()
      part.count = 4
      return part
    }()
    var other = Part()

    static let schema: [Knob<Self>] =
      [.real("rate", \.rate, label: "rate", in: 0...1, help: "A rate.")]
      + Knob.group(\.part, Part.schema) + Knob.group(\.other, Part.schema, prefix: "other-")
    static let presets: [Preset<Self>] = []
  }

  @Test func partsKeepTheirNamesUnlessOneIsAskedFor() {
    #expect(Whole.knobs.map(\.id) == ["rate", "count", "flag", "other-count", "other-flag"])
    #expect(Whole.knobs.map(\.isAdjustable) == [false, true, false, true, false])
  }

  @Test func theWholeSaysWhatAPartIsByDefault() {
    #expect(Whole.knobs[1].standard == .count(4))
    #expect(Whole.knobs[3].standard == .count(1))
  }

  @Test func valuesReachTheirPart() throws {
    let whole = try Whole(tuned: ["count": .count(7), "other-flag": .flag(true)])
    #expect(whole.part.count == 7 && !whole.part.flag)
    #expect(whole.other.count == 1 && whole.other.flag)
    #expect(
      whole.values.map(\.value) == [
        .real(0.5), .count(7), .flag(false), .count(1), .flag(true),
      ])
    #expect(throws: Failure.self) { try Whole(tuned: ["other-count": .count(10)]) }
  }
}
