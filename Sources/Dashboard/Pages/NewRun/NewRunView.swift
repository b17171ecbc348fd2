import Learning
import Running
import Screen

extension Dashboard {
  /// Draws what can be started, and the card of what is selected.
  func drawSystems(in area: Area, on screen: inout Screen) {
    let parts = systemsParts(of: area)
    systemTable.draw(in: parts.list, on: &screen)
    drawFilter(newRun.filter, in: parts.filter, on: &screen)
    guard let system = selectedSystem, !parts.card.isEmpty else { return }
    if breadth >= .double {
      let panel = Panel(system.card.title, trailing: system.card.family.rawValue)
      panel.draw(around: CardText(system.card).paragraph, in: parts.card, on: &screen)
    } else {
      Paragraph(system.card.summary, role: .hint).draw(in: parts.card, on: &screen)
    }
  }

  /// The choice at a row of the screen.
  func choice(atY y: Int, in area: Area) -> Int? {
    systemTable.row(atY: y, in: systemsParts(of: area).list)
  }

  private var selectedSystem: SystemOutline? {
    switch newRun.index(in: choices).map({ choices[$0] }) {
    case .system(let id): system(id)
    case .ready(let name): system(ready.first { $0.name == name }?.request.system)
    case nil: nil
    }
  }

  private var systemTable: TableView {
    let choices = choices
    var table = TableView(
      columns: [
        .init("system", width: .flexible(weight: 3, minimum: 26)),
        .init("family", width: .flexible(weight: 2, minimum: 14), priority: 1),
      ], count: choices.count, selection: newRun.index(in: choices)
    ) { row(of: choices[$0]) }
    table.emptyText = "No system matches the filter."
    return table
  }

  private func row(of choice: StartChoice) -> [TextRun] {
    switch choice {
    case .system(let id):
      let card = system(id)?.card
      return [TextRun(card?.title ?? id, .strong), TextRun(card?.family.rawValue ?? "", .dim)]
    case .ready(let name): return [TextRun("  → " + name), TextRun("session file", .dim)]
    }
  }

  private func systemsParts(of area: Area) -> (list: Area, filter: Area, card: Area) {
    let (rest, filter) = area.cut(bottom: newRun.filter.isShown ? 1 : 0)
    guard breadth < .double else {
      let (list, card) = rest.cut(left: rest.width / 2)
      return (list.cut(right: 1).rest, filter, card)
    }
    let (list, card) = rest.cut(bottom: rest.height >= 14 ? 4 : 0)
    return (list, filter, card.cut(top: 1).rest)
  }
}

extension Dashboard {
  /// Draws the settings, and the command line that would start the same run.
  func drawForm(in area: Area, on screen: inout Screen) {
    guard let form = newRun.form else { return }
    let parts = formParts(of: area)
    FormPanel(form: form).draw(in: parts.form, on: &screen)
    if !parts.card.isEmpty {
      let panel = Panel(form.system.card.title, trailing: form.system.card.family.rawValue)
      panel.draw(around: CardText(form.system.card).paragraph, in: parts.card, on: &screen)
    }
    var line: [TextRun] = [TextRun("$ ", .key), TextRun(form.commandLine, .value)]
    if let note = form.forkNote { line.append(TextRun("\n" + note, .hint)) }
    Paragraph(line).draw(in: parts.command, on: &screen)
  }

  private func formParts(of area: Area) -> (form: Area, command: Area, card: Area) {
    let (rest, command) = area.cut(
      bottom: area.height < 12 ? 0 : newRun.form?.parent == nil ? 2 : 4)
    guard breadth >= .double else { return (rest, command, Area(width: 0, height: 0)) }
    let (form, card) = rest.cut(left: max(64, rest.width * 11 / 20))
    return (form.cut(right: 1).rest, command, card)
  }
}

/// A form with its heading.
struct FormPanel: View {
  var form: FormState

  func draw(in area: Area, on screen: inout Screen) {
    let fork = form.parent.map { "Fork of \($0.session) at step \($0.step): " }
    let panel = Panel((fork ?? "New run: ") + form.system.card.title, isFocused: true)
    panel.draw(around: view, in: area, on: &screen)
  }

  private var view: FormView {
    let cursor = form.focused.choices.isEmpty ? form.focused.field.cursor : nil
    return FormView(fields: form.fields.map(field), focus: form.focus, cursor: cursor)
  }

  private func help(of field: FormField) -> String {
    guard form.parent != nil, form.isAdjustable(field) else { return field.help }
    return field.help + "\nThe fork can go on from its checkpoint with another value."
  }

  private func field(_ field: FormField) -> FormView.Field {
    let isStart = field.target == .start
    let problem = isStart ? form.problem?.text : form.error(in: field)
    return FormView.Field(
      field.label, value: isStart ? "press Enter" : field.text, range: field.range,
      help: help(of: field), error: problem, isChoice: !field.choices.isEmpty,
      isChanged: field.isChanged)
  }
}
