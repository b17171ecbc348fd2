import Foundation
import Learning
import Running
import Systems
import Text

extension Command {
  static let describe = Command(
    name: "describe", operands: "SYSTEM",
    help: "its card, formulation, settings (name, default, range, help), series, ready sessions",
    options: [.json]
  ) { arguments, program throws(Failure) in
    let system = try program.runner(arguments).system(try arguments.operand("SYSTEM"))
    let ready = ReadySessions.all.filter { $0.request.system == system.card.id }
    let description = SystemDescription(system, ready: ready.map(\.name))
    if arguments.has("--json") {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let bytes = (try? encoder.encode(description)) ?? Data()
      program.out.line(String(decoding: bytes, as: UTF8.self))
    } else {
      program.out.line(description.text)
    }
    return 0
  }
}

/// What a system declares: card, settings, presets, series and worlds.
struct SystemDescription: Encodable {
  struct Setting: Encodable {
    var id: String
    var label: String
    var help: String
    var range: String
    var standard: SettingValue
    /// Whether a fork can go on from a checkpoint with another value.
    var isAdjustable: Bool
    /// The value each preset gives it.
    var presets: [String: SettingValue]

    enum CodingKeys: String, CodingKey {
      case id = "name"
      case label, help, range, presets
      case standard = "default"
      case isAdjustable = "adjustable"
    }
  }

  struct PresetDescription: Encodable {
    var name: String
    var help: String
    /// The world it is used in where no other is named.
    var world: String?

    var text: String { help + (world.map { " World: \($0)." } ?? "") }
  }

  var card: Card
  var settings: [Setting]
  var presets: [PresetDescription]
  var series: [Series]
  var worlds: [WorldDescription]
  var ready: [String]

  init(_ system: any System.Type, ready: [String]) {
    card = system.card
    (settings, presets) = Self.schema(of: system)
    series = system.series
    worlds = system.worlds
    self.ready = ready
  }

  private static func schema<S: System>(of: S.Type) -> ([Setting], [PresetDescription]) {
    let presets = S.Settings.presets
    let settings = S.Settings.knobs.enumerated().map { index, knob in
      Setting(
        id: knob.id, label: knob.label, help: knob.help, range: knob.range,
        standard: knob.standard, isAdjustable: knob.isAdjustable,
        presets: Dictionary(
          presets.map { ($0.name, $0.settings.values[index].value) },
          uniquingKeysWith: { a, _ in a }))
    }
    return (
      settings, presets.map { PresetDescription(name: $0.name, help: $0.help, world: $0.world) }
    )
  }

  /// For people.
  var text: String {
    let formulation = card.formulation.parts.map { part in
      ["  \(part.symbol)", part.role, part.part.prose + formula(part.part)]
    }
    let knobs = settings.map {
      ["\($0.isAdjustable ? "~" : " ") \($0.id)", "\($0.standard)", $0.range, $0.help]
    }
    return """
      \(card.title) (\(card.id)), \(card.family.rawValue)
      \(card.summary)

      The formulation
      \(columns(formulation).joined(separator: "\n"))
      Gain: \(card.gain)
      \(Card.footnote)

      Settings: name, default, range, meaning; a fork can go on with another ~
      \(columns(knobs).joined(separator: "\n"))

      Presets
      \(columns(presets.map { ["  \($0.name)", $0.text] }).joined(separator: "\n"))

      Series
      \(columns(series.map { ["  \($0.id)", $0.label, $0.unit] }).joined(separator: "\n"))

      Worlds
      \(columns(worlds.map { ["  \($0.id)", $0.help] }).joined(separator: "\n"))

      Ready sessions: \(ready.isEmpty ? "none" : ready.joined(separator: ", "))

      Papers
      \(card.papers.map { "  " + citation($0) }.joined(separator: "\n"))
      """
  }

  private func formula(_ part: Formulation.Part) -> String {
    part.formula.isEmpty ? "" : "  [\(part.formula)]"
  }
}
