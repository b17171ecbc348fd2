/// The last column of a table: collects labels, then numbers the classes.
struct LabelColumn {
  private var names: [String] = []
  // Looked up, never iterated: its order reaches nothing.
  private var numbers: [String: Int32] = [:]
  private var labels: [Int32] = []

  /// How many different labels there are so far.
  var classes: Int { names.count }

  /// Adds the label of the next row.
  mutating func append(_ label: String) {
    if let number = numbers[label] {
      labels.append(number)
    } else {
      let number = Int32(names.count)
      numbers[label] = number
      names.append(label)
      labels.append(number)
    }
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
