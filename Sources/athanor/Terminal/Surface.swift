import CNCurses
import CRescue
import Foundation
import Screen

/// Shows screens on a terminal through ncurses: the only file that knows it.
///
/// ncurses writes into memory and each frame goes to the terminal in a single write, so that no
/// half of a frame is ever seen. Modes and keys are not its business. Used by one thread only,
/// since ncurses keeps its state in globals of C.
struct Surface: ~Copyable {
  private let output: UnsafeMutablePointer<FILE>
  private let memory: Int32
  /// How many colours there are; 0 for none.
  private let colours: Int
  private let depth: ColorDepth
  /// Whether the terminal takes the private modes of xterm.
  private let takesModes: Bool
  private let takesMouse: Bool
  private var shown: Screen?
  private var cells: [cchar_t] = []
  private var theme: Theme
  /// How what was met so far looks.
  private var looks: [LookKey: Look] = [:]
  private var lastKey: LookKey?
  private var lastLook = Look(bits: 0, pair: 0)
  private var bytes: [UInt8] = []

  /// What the look of a cell depends on.
  private struct LookKey: Hashable {
    var role: Role
    var ground: Role
    var attributes: Attributes
  }

  /// How a cell looks, as ncurses takes it.
  private struct Look {
    var bits: attr_t
    var pair: Int32
  }

  /// Starts ncurses; `nil` when it cannot handle the terminal.
  static func open(_ options: TerminalOptions, theme: Theme) -> Surface? {
    let memory = rescue_memory()
    guard memory >= 0, let output = fdopen(memory, "w"), let input = fdopen(0, "r") else {
      return nil
    }
    // These may lie; the terminal itself is asked.
    unsetenv("LINES")
    unsetenv("COLUMNS")
    guard options.typeNames.contains(where: { newterm($0, output, input) != nil }) else {
      return nil
    }
    return Surface(options, theme: theme, memory: memory, output: output)
  }

  private init(
    _ options: TerminalOptions, theme: Theme, memory: Int32, output: UnsafeMutablePointer<FILE>
  ) {
    self.theme = theme
    self.memory = memory
    self.output = output
    let hasColours = !options.isColourless && has_colors() && start_color() == OK
    colours = hasColours ? Int(athanor_colors()) : 0
    depth =
      switch colours {
      case ..<8: .mono
      case ..<256: .ansi16
      case ..<(1 << 24): .indexed256
      default: .truecolor
      }
    if hasColours { use_default_colors() }
    // Terminals that report the mouse are those that follow xterm.
    takesModes = Self.capability("cup").hasPrefix("\u{1B}[") && !Self.capability("kmous").isEmpty
    takesMouse = options.takesMouse && takesModes
    curs_set(0)
  }

  /// Why a terminal cannot be drawn on; `nil` when it can.
  static func problem(with type: String?) -> String? {
    guard let type, !type.isEmpty else { return "TERM is not set" }
    var code: Int32 = 0
    guard setupterm(type, 1, &code) == OK else { return "this type of terminal is not known" }
    return capability("cup").isEmpty ? "this type of terminal cannot move its cursor" : nil
  }

  /// A capability that is a text, without the pauses that no terminal has needed for long.
  private static func capability(_ name: String) -> String {
    guard let value = athanor_capability(name) else { return "" }
    let parts = String(cString: value).split(separator: "$<", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts.first ?? "")) { text, part in
      text + (part.firstIndex(of: ">").map { part[part.index(after: $0)...] } ?? part)
    }
  }
}

// MARK: - Frames

extension Surface {
  /// Shows a screen where the last one was; `false` when the terminal is gone.
  mutating func show(
    _ next: Screen, theme: Theme, on device: borrowing TerminalDevice
  ) -> Bool {
    if theme != self.theme { wear(theme) }
    if shown?.width != next.width || shown?.height != next.height {
      // ncurses cannot be smaller than a cell; but then there is nothing to show either.
      resizeterm(Int32(max(next.height, 1)), Int32(max(next.width, 1)))
      shown = nil
    }
    let isWhole = shown == nil
    if isWhole { clearok(athanor_window(), true) }
    let previous = shown ?? Screen(width: 0, height: 0)
    next.forEachChange(since: previous) { row, columns in put(next, row, columns) }
    shown = next
    wnoutrefresh(athanor_window())
    doupdate()
    return send(on: device, before: Self.holdFrame, after: Self.showFrame)
  }

  /// Makes the next frame draw every cell.
  mutating func invalidate() { shown = nil }

  private mutating func wear(_ theme: Theme) {
    self.theme = theme
    // Pairs are few on some terminals; those of the theme before go back.
    for pair in Set(looks.values.map(\.pair)) where pair > 0 { free_pair(pair) }
    (looks, lastKey) = ([:], nil)
    invalidate()
  }

  private static let holdFrame = "\u{1B}[?2026h"
  private static let showFrame = "\u{1B}[?2026l"

  private mutating func put(_ next: Screen, _ row: Int, _ columns: Range<Int>) {
    cells.removeAll(keepingCapacity: true)
    for column in columns {
      // ncurses gives a wide character its second column itself.
      guard let glyph = next.glyph(x: column, y: row) else { continue }
      cells.append(curses(next[column, row], glyph))
    }
    mvwadd_wchnstr(
      athanor_window(), Int32(row), Int32(columns.lowerBound), cells, Int32(cells.count))
  }

  private mutating func curses(_ cell: Cell, _ glyph: Unicode.Scalar) -> cchar_t {
    let key = LookKey(role: cell.role, ground: cell.ground, attributes: cell.attributes)
    // Neighbours mostly look alike.
    if key != lastKey { (lastKey, lastLook) = (key, look(key)) }
    var content = cchar_t()
    athanor_set(&content, wchar_t(bitPattern: glyph.value), lastLook.bits, lastLook.pair)
    return content
  }

  private mutating func look(_ key: LookKey) -> Look {
    if let known = looks[key] { return known }
    let style = theme.style(of: key.role, on: key.ground, key.attributes, depth: depth)
    var bits = Self.bits(style.attributes)
    guard depth != .mono else { return Look(bits: bits, pair: 0) }
    let foreground = number(of: style.foreground)
    let background = number(of: style.background)
    // Eight colours are made sixteen by bold strokes.
    if colours == 8, foreground >= 8 { bits |= athanor_bold }
    let pair = alloc_pair(
      colours == 8 ? foreground % 8 : foreground, colours == 8 ? background % 8 : background)
    let look = Look(bits: bits, pair: max(0, pair))
    looks[key] = look
    return look
  }

  /// A colour as ncurses numbers it; -1 for the terminal's own.
  private func number(of color: Color) -> Int32 {
    switch color {
    case .terminal: return -1
    case .indexed(let index) where depth != .truecolor || index < 8: return Int32(index)
    case .indexed, .rgb:
      guard let rgb = color.rgb else { return -1 }
      let value = Int32(rgb.red) << 16 | Int32(rgb.green) << 8 | Int32(rgb.blue)
      // There the first eight numbers mean the terminal's own colours and not all but black.
      return max(value, 8)
    }
  }

  private static func bits(_ attributes: Attributes) -> attr_t {
    var bits: attr_t = 0
    if attributes.contains(.bold) { bits |= athanor_bold }
    if attributes.contains(.dim) { bits |= athanor_dim }
    if attributes.contains(.italic) { bits |= athanor_italic }
    if attributes.contains(.underline) { bits |= athanor_underline }
    if attributes.contains(.reverse) { bits |= athanor_reverse }
    return bits
  }
}

// MARK: - Coming and going

extension Surface {
  /// Modes set beside those of ncurses: bracketed paste, and reports of the mouse.
  private var modesOn: String {
    takesModes ? "\u{1B}[?2004h" + (takesMouse ? "\u{1B}[?1002h\u{1B}[?1006h" : "") : ""
  }

  private var modesOff: String {
    takesModes ? (takesMouse ? "\u{1B}[?1006l\u{1B}[?1002l" : "") + "\u{1B}[?2004l" : ""
  }

  /// What makes the terminal usable again whatever it was doing.
  var closing: [UInt8] {
    let frame = takesModes ? Self.showFrame : ""
    let names = ["sgr0", "cnorm", "rmcup"].map(Self.capability)
    return Array((frame + modesOff + names.joined()).utf8)
  }

  /// Takes the terminal over; the next frame draws every cell.
  mutating func enter(on device: borrowing TerminalDevice) {
    invalidate()
    _ = send(on: device, before: modesOn, after: "")
  }

  /// Asks which colour is behind everything (OSC 11); the answer comes as keys do.
  func askForBackground(on device: borrowing TerminalDevice) {
    guard takesModes, depth != .mono else { return }
    Array("\u{1B}]11;?\u{1B}\\".utf8).withUnsafeBytes { _ = device.write($0) }
  }

  /// Gives the terminal back as it was.
  mutating func leave(on device: borrowing TerminalDevice) {
    endwin()
    _ = send(on: device, before: modesOff, after: "")
  }

  /// Sends what ncurses has written to memory; `false` when the terminal is gone.
  private mutating func send(
    on device: borrowing TerminalDevice, before: String, after: String
  ) -> Bool {
    fflush(output)
    let count = Int(lseek(memory, 0, SEEK_CUR))
    guard count > 0 || before != Self.holdFrame else { return true }
    bytes.removeAll(keepingCapacity: true)
    if takesModes { bytes += before.utf8 }
    let start = bytes.count
    bytes += repeatElement(0, count: count)
    let got = bytes.withUnsafeMutableBytes { buffer in
      let free = UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
      return pread(memory, free.baseAddress, count, 0)
    }
    bytes.removeLast(bytes.count - start - max(0, got))
    if takesModes { bytes += after.utf8 }
    ftruncate(memory, 0)
    lseek(memory, 0, SEEK_SET)
    return bytes.withUnsafeBytes { device.write($0) }
  }
}
