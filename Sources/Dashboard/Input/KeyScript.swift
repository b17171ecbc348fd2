package import Learning

/// What a robot does at the dashboard, line by line.
///
///     # Start the first session file and watch it to its end.
///     enter ctrl+s
///     until "finished" 60
///     5 resize 80x24
///
/// Words are keys as help names them; what stands in quotes is typed. `wait SECONDS` lets time
/// pass, `until "TEXT" [SECONDS]` waits until a text is to be seen, `resize WxH` changes the size,
/// `click X,Y` and `drag X,Y X,Y` use the mouse. What follows `#` is not read.
package struct KeyScript: Sendable {
  /// One thing done.
  package enum Step: Hashable, Sendable {
    /// A key is pressed.
    case key(Key)
    /// Time passes.
    case wait(seconds: Double)
    /// Time passes until a text is to be seen, or too much of it has.
    case until(text: String, seconds: Double)
    /// The terminal takes another size.
    case resize(width: Int, height: Int)
    /// The mouse is used.
    case mouse(Mouse)
  }

  /// What is done between two frames.
  package struct Line: Hashable, Sendable {
    /// The line of the script, from 1.
    package var number: Int
    /// What is done, in order.
    package var steps: [Step]
  }

  /// The lines on which something is done.
  package private(set) var lines: [Line] = []

  /// Reads a script.
  ///
  /// - Throws: `Failure` with the line and the word that is not understood.
  package init(_ text: String) throws(Failure) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      do throws(Failure) {
        var words = Self.words(of: line)[...]
        var steps: [Step] = []
        while let word = words.popFirst() { steps += try Self.steps(word, &words) }
        if !steps.isEmpty { lines.append(Line(number: index + 1, steps: steps)) }
      } catch {
        throw Failure(error.kind, "line \(index + 1) of the script: \(error.message)")
      }
    }
  }
}

// MARK: - Reading

extension KeyScript {
  /// A word of a line, or a text in quotes.
  private enum Word {
    case plain(String)
    case quoted(String)
  }

  private static func words(of line: Substring) -> [Word] {
    var words: [Word] = []
    var rest = line.drop(while: \.isWhitespace)
    while let first = rest.first, first != "#" || rest.dropFirst().first?.isWhitespace == false {
      if first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") {
        words.append(.quoted(String(rest[rest.index(after: rest.startIndex)..<end])))
        rest = rest[rest.index(after: end)...]
      } else {
        let word = rest.prefix { !$0.isWhitespace }
        words.append(.plain(String(word)))
        rest = rest[word.endIndex...]
      }
      rest = rest.drop(while: \.isWhitespace)
    }
    return words
  }

  private static func steps(
    _ word: Word, _ rest: inout ArraySlice<Word>
  ) throws(Failure) -> [Step] {
    switch word {
    case .quoted(let text): return text.unicodeScalars.map { .key(Key(.character($0))) }
    case .plain("wait"): return [.wait(seconds: try number(after: "wait", &rest))]
    case .plain("until"): return [try until(&rest)]
    case .plain("resize"):
      let (width, height) = try pair("x", after: "resize", &rest)
      return [.resize(width: width, height: height)]
    case .plain("click"): return [.mouse(try mouse(.press, after: "click", &rest))]
    case .plain("drag"):
      let press = try mouse(.press, after: "drag", &rest)
      var end = try mouse(.drag, after: "drag", &rest)
      let drag = end
      end.deed = .release
      return [.mouse(press), .mouse(drag), .mouse(end)]
    case .plain(let name):
      guard let key = Key(name) else { throw Failure(.input, "there is no key '\(name)'") }
      return [.key(key)]
    }
  }

  private static func until(_ rest: inout ArraySlice<Word>) throws(Failure) -> Step {
    guard case .quoted(let text)? = rest.popFirst() else {
      throw Failure(.input, "until needs a text in quotes: until \"finished\" 60")
    }
    guard case .plain(let word)? = rest.first, let seconds = Double(word), seconds >= 0 else {
      return .until(text: text, seconds: 10)
    }
    rest.removeFirst()
    return .until(text: text, seconds: seconds)
  }

  private static func number(
    after word: String, _ rest: inout ArraySlice<Word>
  ) throws(Failure) -> Double {
    guard case .plain(let text)? = rest.popFirst(), let number = Double(text), number >= 0 else {
      throw Failure(.input, "\(word) needs a number of seconds: \(word) 2")
    }
    return number
  }

  private static func pair(
    _ separator: Character, after word: String, _ rest: inout ArraySlice<Word>
  ) throws(Failure) -> (Int, Int) {
    guard case .plain(let text)? = rest.popFirst(), let pair = size(text, separator) else {
      throw Failure(.input, "\(word) needs two numbers: \(word) 80\(separator)24")
    }
    return pair
  }

  private static func mouse(
    _ deed: Mouse.Deed, after word: String, _ rest: inout ArraySlice<Word>
  ) throws(Failure) -> Mouse {
    let (x, y) = try pair(",", after: word, &rest)
    return Mouse(deed, x: x, y: y)
  }

  /// Two numbers from 0 to 4096 with a sign between them, such as `80x24`; `nil` for other texts.
  package static func size(_ text: String, _ separator: Character = "x") -> (Int, Int)? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 2, let first = Int(parts[0]), let second = Int(parts[1]),
      (0...4096).contains(first), (0...4096).contains(second)
    else { return nil }
    return (first, second)
  }
}
