import BriefSizes
import Foundation
import Learning
import Systems
import Testing

/// What every system promises, checked without knowing which one it is.
struct Contract<S: System> {
  let system: S.Type
  var id: String { S.card.id }

  /// The defaults, with children trained as briefly as they may be and with less of what only takes
  /// time.
  func briefSettings(
    preset: String? = nil, _ tuned: [String: SettingValue] = [:]
  ) throws -> S.Settings {
    let hasEpochs = S.Settings.knobs.contains { $0.id == "epochs" }
    let brief = (briefSizes[id] ?? [:]).mapValues { SettingValue.count($0) }
    return try S.Settings(
      preset: preset,
      tuned: (hasEpochs ? ["epochs": .count(1)] : [:]).merging(brief) { $1 }
        .merging(tuned) { $1 })
  }

  /// A world; `nil` if its data must be installed first.
  func open(_ name: String) throws -> S.World? {
    do {
      return try S.open(WorldRequest(name: name))
    } catch  where error.message.contains("apt-get install") {
      return nil
    }
  }

  /// Names that machines know it by are there and are not used twice.
  func checkNames() {
    for ids in [
      S.Settings.knobs.map(\.id), S.Settings.presets.map(\.name), S.series.map(\.id),
      S.worlds.map(\.id),
    ] {
      #expect(Set(ids).count == ids.count, "\(id) uses a name twice: \(ids)")
      #expect(!ids.isEmpty && ids.allSatisfy(isName), "\(id) has no good names: \(ids)")
    }
  }

  /// Nothing on the card is left blank.
  func checkCard() {
    let card = S.card
    #expect(isName(card.id))
    for text in [card.title, card.summary, card.gain] { #expect(!text.isEmpty) }
    for (symbol, _, part) in card.formulation.parts {
      #expect(!part.prose.isEmpty, "\(id) says nothing of \(symbol)")
      // A cell of the screen holds one character and no mark above it.
      let marks = (part.prose + part.formula).unicodeScalars.filter {
        $0.properties.generalCategory == .nonspacingMark
      }
      #expect(marks.isEmpty, "\(id) puts marks on letters in \(symbol)")
    }
    #expect(!card.papers.isEmpty)
    for paper in card.papers {
      for text in [paper.authors, paper.title, paper.venue] { #expect(!text.isEmpty) }
      #expect((1900...2030).contains(paper.year))
    }
    for knob in S.Settings.knobs { #expect(!knob.label.isEmpty && !knob.help.isEmpty) }
    for preset in S.Settings.presets {
      #expect(!preset.help.isEmpty)
      #expect(preset.world == nil || S.worlds.contains { $0.id == preset.world })
    }
    for world in S.worlds { #expect(!world.help.isEmpty) }
  }

  /// Defaults and presets are values that the settings may take.
  func checkSettings() throws {
    #expect(throws: Never.self) { try S.Settings().validate() }
    for preset in S.Settings.presets {
      let tuned = Dictionary(uniqueKeysWithValues: preset.settings.values.map { ($0.id, $0.value) })
      #expect(try S.Settings(tuned: tuned) == preset.settings, "\(id) \(preset.name)")
      let bytes = try JSONEncoder().encode(preset.settings)
      #expect(try JSONDecoder().decode(S.Settings.self, from: bytes) == preset.settings)
    }
  }

  /// At both ends of every range the system starts, or says politely why it cannot.
  func checkEnds() throws {
    let world = try S.open(WorldRequest())
    for knob in S.Settings.knobs {
      for end in knob.ends {
        do {
          let settings = try S.Settings(tuned: [knob.id: end])
          let system = try S(settings, world: world, random: seeded(1))
          #expect(system.plannedSteps.map { $0 > 0 } ?? true)
        } catch {
          #expect(error.kind == .input && error.message.contains(knob.id), "\(id): \(error)")
        }
      }
    }
  }

  /// The brief settings with one adjustable setting at one end of its range.
  func adjustments() -> [S.Settings] {
    S.Settings.knobs.filter(\.isAdjustable).flatMap { knob in
      knob.ends.compactMap { try? briefSettings([knob.id: $0]) }
    }
  }

  /// Artefacts are drawable: equal lengths, edges between nodes, finite coordinates.
  func check(_ artefacts: [Artefact]) {
    #expect(Set(artefacts.map(\.id)).count == artefacts.count)
    for artefact in artefacts {
      #expect(isName(artefact.id) && !artefact.title.isEmpty)
      #expect(artefact.content.flaw == nil, "\(id) \(artefact.id): \(artefact.content.flaw ?? "")")
    }
  }

  /// Only declared series are reported, and gains are numbers.
  func check(_ report: Report) {
    for entry in report.entries {
      switch entry {
      case .value(let series, let value):
        #expect(S.series.contains { $0.id == series }, "\(id) never declared \(series)")
        #expect(value.isFinite, "\(id) reports \(series) = \(value)")
      case .gain(let sample):
        #expect(sample.gain.isFinite && sample.cost.isFinite && sample.cost >= 0)
      case .best(let score, let objective, let what):
        #expect(score.isFinite && !what.isEmpty)
        #expect(objective != .score, "\(id) does not say what its best score measures")
      case .note(_, let text):
        #expect(!text.isEmpty && !text.contains("\n"))
      }
    }
  }
}

/// Words of lower-case letters and digits joined by hyphens, dots or underscores.
func isName(_ text: String) -> Bool {
  text.first.map { $0.isASCII && ($0.isLowercase || $0.isNumber) } == true
    && text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || "-_.".contains($0)) }
}

extension KnobDescription {
  /// The two ends of the range; every word of a choice.
  var ends: [SettingValue] {
    switch domain {
    case .real(let range, _): [.real(range.lowerBound), .real(range.upperBound)]
    case .count(let range): [.count(range.lowerBound), .count(range.upperBound)]
    case .flag: [.flag(false), .flag(true)]
    case .choice(let words): words.map(SettingValue.choice)
    }
  }
}
