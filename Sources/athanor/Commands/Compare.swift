import Dashboard
import Learning
import Running
import Screen
import Text

extension Command {
  static let compare = Command(
    name: "compare", operands: "SESSION SESSION...",
    help: "sessions side by side: curves, δ, paired differences from the first",
    options: [
      Option("--over", "AXIS", help: "steps, cost, processor or wall (else steps)"),
      Option("--different-data", help: "also sessions that learned from different data of yours"),
      .width, .sessions, .json,
    ]
  ) { arguments, program throws(Failure) in
    guard arguments.operands.count > 1 else {
      throw Failure(.input, "compare needs two sessions or more: athanor compare SESSION SESSION")
    }
    let runner = try program.runner(arguments)
    let sessions = try arguments.operands.map { text throws(Failure) in
      let name = try SessionName(text)
      _ = try runner.store.record(name)
      return (entry: runner.store.entry(name), history: try runner.store.history(name).history)
    }
    if let difference = dataDifference(sessions.compactMap(\.entry.record), arguments.operands) {
      guard arguments.has("--different-data") else {
        throw Failure(.input, "\(difference): say --different-data to compare them all the same")
      }
      program.err.line("athanor: \(printable(difference, most: 2000))")
    }
    let pane = ComparisonPane(
      sessions, catalog: runner.catalog.map { SystemOutline($0) }, glyphs: program.glyphs,
      over: try arguments.abscissa, acceptsOtherData: arguments.has("--different-data"))
    if arguments.has("--json") {
      program.printData(of: pane.comparison)
    } else {
      program.print(
        pane.screen(width: try program.width(arguments)), in: program.colours(arguments))
    }
    return 0
  }
}

/// What differs in the user's own data that sessions learned from; `nil` where nothing does.
private func dataDifference(_ records: [SessionRecord], _ names: [String]) -> String? {
  guard let first = records.first else { return nil }
  for (name, record) in zip(names, records) where record.data?.digest != first.data?.digest {
    return "sessions '\(names[0])' and '\(name)' learned from different data, "
      + "\(account(of: first.data)) and \(account(of: record.data))"
  }
  return nil
}

private func account(of data: DataIdentity?) -> String {
  data.map { "\($0.path) (CRC-32 \($0.digest))" } ?? "built-in data"
}

extension Arguments {
  /// What charts are to have along their horizontal axis.
  var abscissa: Abscissa {
    get throws(Failure) {
      guard let text = value("--over") else { return .steps }
      guard let abscissa = Abscissa(rawValue: text) else {
        throw Failure(.input, unknown("axis", text, among: Abscissa.allCases.map(\.rawValue)))
      }
      return abscissa
    }
  }
}

extension Program {
  /// Prints arms, differences from the first and the main curves, a JSON object a line.
  fileprivate func printData(of comparison: Comparison) {
    for arm in comparison.arms { out.line(line(of: arm).text) }
    for index in comparison.arms.indices.dropFirst() {
      guard let difference = comparison.difference(of: index, from: 0) else { continue }
      var line = JSONLine(event: "difference")
      line.add("arm", comparison.arms[index].label)
      line.add("base", comparison.arms[0].label)
      line.add("pairs", difference.basis.rawValue)
      if let series = difference.series { line.add("series", series) }
      let estimate = difference.estimate
      line.add("count", estimate.count)
      line.add("mean", estimate.mean)
      line.add("low", estimate.low)
      line.add("high", estimate.high)
      line.add("kind", estimate.kind.rawValue)
      line.add("clear", difference.isClear)
      out.line(line.text)
    }
    for (step, values) in comparison.alignedMainCurves {
      var line = JSONLine(event: "series")
      line.add("step", step)
      line.add("values", values.map { (name: $0.name.text, value: $0.value) })
      out.line(line.text)
    }
  }

  private func line(of arm: Comparison.Arm) -> JSONLine {
    var line = JSONLine(event: "arm")
    line.add("label", arm.label)
    line.add("system", arm.system)
    line.add("sessions", arm.members.map(\.name.text).joined(separator: " "))
    line.add("best", arm.best)
    line.add("metric", arm.objective?.name ?? "")
    line.add("last", arm.last)
    line.add("delta", arm.delta?.mean)
    line.add("delta_low", arm.delta?.low)
    line.add("delta_high", arm.delta?.high)
    if let kind = arm.delta?.gain.kind { line.add("delta_kind", kind.rawValue) }
    line.add("cpu_seconds", arm.processorSeconds)
    line.add("delta_per_cpu_second", arm.deltaPerSecond)
    return line
  }
}
