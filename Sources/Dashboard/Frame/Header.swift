import Learning
import Running
import Screen

extension Dashboard {
  /// The tabs of the header: what the number keys show, as far as there is room to say so.
  var tabs: [(title: String, action: Action)] {
    let all: [(title: String, action: Action, isAlways: Bool)] = [
      ("0 Sessions", .home, true), ("1 Run", .run, true), ("2 Compare", .compare, false),
      ("3456 Inside", .inside, true), ("7 Log", .log, true), ("8 Machine", .machine, false),
      ("9 Card", .card, false),
    ]
    return all.filter { $0.isAlways || breadth > .single }.map { ($0.title, $0.action) }
  }

  private var chosenTab: Int? {
    let tab = page.content.tab
    return tabs.firstIndex { $0.action == tab }
  }

  /// The tab at a column of the header.
  func tab(atX column: Int, in area: Area) -> Action? {
    guard breadth > .narrow else { return nil }
    return TabRow(titles: tabs.map(\.title), selection: chosenTab)
      .tab(atX: column, in: tabArea(of: area)).map { tabs[$0].action }
  }

  private func tabArea(of header: Area) -> Area {
    let width = tabs.reduce(0) { $0 + TerminalText.width($1.title) + 3 }
    return header.cut(left: 9).rest.cut(left: width).left
  }

  func drawHeader(in area: Area, on screen: inout Screen) {
    screen.fill(area, with: Cell(" ", .header, on: .header))
    screen.write("athanor", x: area.x + 1, y: area.y, role: .title, .bold)
    let state = state
    let width = state.reduce(0) { $0 + $1.width }
    screen.write(state, x: max(area.x, area.right - width - 1), y: area.y)
    let room = area.cut(right: width + 2).rest
    let title = TextRun(page.content.title(in: self), .strong)
    if breadth > .narrow {
      let tabs = tabArea(of: area).intersection(room)
      TabRow(titles: self.tabs.map(\.title), selection: chosenTab).draw(in: tabs, on: &screen)
      let name = room.cut(left: tabs.right - area.x + 1).rest
      screen.write(title, x: name.x, y: name.y, width: name.width)
    } else {
      let name = room.cut(left: 9).rest
      screen.write(title, x: name.x, y: name.y, width: name.width)
    }
  }

  /// What must be seen on every page: whether it shows the present, and what is at work.
  private var state: [TextRun] {
    var runs: [TextRun] = []
    if let moment, case .session = page {
      runs += [TextRun("◀ step \(moment)", .warn, .bold), "  "]
    }
    if frozen != nil { runs += [TextRun("✱ FROZEN", .warn, .bold), "  "] }
    let (running, paused) = (atWork.count, sessions.count(.paused))
    if running > 0 { runs.append(TextRun("▶ \(running)", .running)) }
    if running > 0, breadth > .single { runs.append(TextRun(" running", .running)) }
    if paused > 0 { runs.append(TextRun("  ‖ \(paused)", .paused)) }
    if paused > 0, breadth > .single { runs.append(TextRun(" paused", .paused)) }
    if !queue.names.isEmpty { runs.append(TextRun("  ○ \(queue.names.count)", .queued)) }
    if !queue.names.isEmpty, breadth > .single { runs.append(TextRun(" queued", .queued)) }
    return runs.isEmpty && breadth > .single ? [TextRun("nothing at work", .dim)] : runs
  }

  /// What keys do here, first those of this page alone; help and the way out are always among them.
  ///
  /// The header names the pages, and the one that is shown needs no key.
  var hints: [Binding] {
    let all = keys.bindings(in: context).filter {
      !$0.hint.isEmpty && $0.action != page.content.tab && reasonOff($0.action) == nil
    }
    let isBasic = { (binding: Binding) in binding.action == .help || binding.action == .leave }
    let others = all.filter { !isBasic($0) }.enumerated().sorted {
      (Self.reach(of: $0.element), $0.offset) < (Self.reach(of: $1.element), $1.offset)
    }.map(\.element)
    let first = breadth > .narrow ? 3 : 2
    return others.prefix(first) + all.filter(isBasic) + others.dropFirst(first)
  }

  /// On how many pages a key does what it does; those of a few are as good as of one.
  private static func reach(of binding: Binding) -> Int {
    max(binding.context.subtracting(.line).count, 4)
  }

  var footer: KeyHints { KeyHints(hints.map { ($0.keys[0].description, word(for: $0)) }) }

  /// The hint of a key; that of the one which pauses is what it would do now.
  private func word(for binding: Binding) -> String {
    guard binding.action == .pause else { return binding.hint }
    return holdsForChosen(isPausable) ? binding.hint : "resume"
  }

  func drawFooter(in area: Area, on screen: inout Screen) {
    screen.fill(area, with: Cell(" ", .footer, on: .footer))
    footer.draw(in: area.inset(horizontal: 1, vertical: 0), on: &screen)
  }
}
