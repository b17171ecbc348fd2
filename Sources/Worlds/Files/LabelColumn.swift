/// The label column of a table: collects labels, then numbers the classes.
struct LabelColumn {
  private var names: [String] = []
  // Looked up, never iterated: its order reaches nothing.
  private var numbers: [String: Int32] = [:]
  private var labels: [Int32] = []

  /// How many different labels there are so far.
  var classes: Int { names.count }

  /// Adds the label of the next row.
  mutating func append(_ label: String) { labels.append(number(of: label)) }

  /// Adds the label of a row above all others.
  mutating func insert(_ label: String) { labels.insert(number(of: label), at: 0) }

  private mutating func number(of label: String) -> Int32 {
    if let number = numbers[label] { return number }
    let number = Int32(names.count)
    numbers[label] = number
    names.append(label)
    return number
  }

  /// A label that is a number but no whole one, if all labels are numbers.
  var quantity: String? {
    let values = names.map { Array($0.utf8).withUnsafeBufferPointer(decimalNumber) }
    guard values.allSatisfy({ $0 != nil }) else { return nil }
    let place = values.firstIndex { $0.map { $0 != $0.rounded() || abs($0) >= 1e15 } ?? false }
    return place.map { names[$0] }
  }

  /// Whether nearly every row has a label of its own, as a measurement or a name has.
  var isAlmostAllDifferent: Bool { names.count > 20 && names.count * 2 > labels.count }

  /// Whether a row above the others, with this label, can only be a header.
  ///
  /// Its label is a word where all others are numbers; or no other row has it, while every other
  /// class has more than one.
  func isHeader(_ label: String) -> Bool {
    let isNumber = { (text: String) in
      Array(text.utf8).withUnsafeBufferPointer(decimalNumber) != nil
    }
    if !isNumber(label), names.allSatisfy(isNumber) { return !names.isEmpty }
    var all = self
    all.insert(label)
    guard let (classNames, numbered) = all.numbered(), classNames.count > 2 else { return false }
    var counts = [Int](repeating: 0, count: classNames.count)
    for label in numbered { counts[Int(label)] += 1 }
    let own = Int(numbered[0])
    return counts[own] == 1 && counts.indices.allSatisfy { $0 == own || counts[$0] > 1 }
  }

  /// The classes in order, numbers by value and names by their bytes, and the label of each row.
  ///
  /// "1", "1.0" and "01" are one class when all labels are numbers. `nil` if all are numbers and
  /// some are no whole ones: that is a quantity, not a class.
  func numbered() -> (classNames: [String], labels: [Int32])? {
    let values = names.map { Array($0.utf8).withUnsafeBufferPointer(decimalNumber) }
    let order: [Int]
    var canonical = names
    if values.allSatisfy({ $0 != nil }) {
      let values = values.compactMap(\.self)
      guard values.allSatisfy({ $0 == $0.rounded() && abs($0) < 1e15 }) else { return nil }
      canonical = values.map { String(Int($0)) }
      order = names.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    } else {
      order = names.indices.sorted {
        names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8)
      }
    }
    var classNames: [String] = []
    var classOf = [Int32](repeating: 0, count: names.count)
    for name in order {
      if classNames.last != canonical[name] { classNames.append(canonical[name]) }
      classOf[name] = Int32(classNames.count - 1)
    }
    return (classNames, labels.map { classOf[Int($0)] })
  }
}
