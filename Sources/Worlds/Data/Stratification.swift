import Compute

/// Deals rows out to parts so that every part has nearly the class mixture of the whole.
///
/// - Parameters:
///   - labels: `[count]`, each in `0..<classes`.
///   - classes: How many classes there are.
///   - shares: The share of all rows for each part after the first.
///   - random: Decides which rows of a class go where, and the order within each part.
/// - Returns: Row numbers: the first part takes what the shares leave over.
func stratify(
  _ labels: [Int32], classes: Int, shares: [Double], random: Random
) -> [[Int]] {
  var rowsOfClass = [[Int]](repeating: [], count: classes)
  for (row, label) in labels.enumerated() { rowsOfClass[Int(label)].append(row) }

  var parts = [[Int]](repeating: [], count: shares.count + 1)
  var owed = [Double](repeating: 0, count: shares.count)
  for (label, rows) in rowsOfClass.enumerated() {
    var rows = rows
    let count = rows.count
    var classRandom = random.stream(label)
    classRandom.shuffle(&rows)
    for (part, share) in shares.enumerated() {
      // What rounding keeps from one class is owed to the next, so that totals come out right;
      // the first part keeps an example of every class.
      owed[part] += share * Double(count)
      let dealt = max(0, min(Int(owed[part].rounded()), rows.count - 1))
      owed[part] -= Double(dealt)
      parts[part + 1] += rows.suffix(dealt)
      rows.removeLast(dealt)
    }
    parts[0] += rows
  }
  var orderRandom = random.stream("order")
  for part in parts.indices { orderRandom.shuffle(&parts[part]) }
  return parts
}
