/// Who may feed whom in a network whose units stand in a row: inputs, the bias, hidden units, outputs.
///
/// Each hidden unit and each output has a row of sources; a genome has a number for each source of
/// each row, a weight or whether the connection is there.
struct NetworkLayout: Hashable, Sendable {
  /// How many inputs there are, without the bias.
  let inputs: Int
  /// How many hidden units.
  let hidden: Int
  /// How many outputs.
  let outputs: Int
  /// The units that feed the first hidden unit, then the next, and so on to the last output.
  let sources: [Int]
  /// Where the sources of each hidden unit and each output stand.
  let rows: [Range<Int>]

  /// - Parameter hasShortcuts: Whether inputs feed outputs too, and hidden units those behind them;
  ///   else there are layers.
  init(inputs: Int, hidden: Int, outputs: Int, hasShortcuts: Bool) {
    precondition(
      inputs > 0 && hidden > 0 && outputs > 0, "no network is \(inputs)-\(hidden)-\(outputs)")
    let lists = (0..<hidden + outputs).map { row in
      let isOutput = row >= hidden
      let feeding = 0..<(isOutput ? hidden : row)
      let low = isOutput && !hasShortcuts ? [inputs] : Array(0...inputs)
      return low + (isOutput || hasShortcuts ? feeding.map { inputs + 1 + $0 } : [])
    }
    self.init(inputs: inputs, hidden: hidden, outputs: outputs, lists: lists)
  }

  private init(inputs: Int, hidden: Int, outputs: Int, lists: [[Int]]) {
    (self.inputs, self.hidden, self.outputs) = (inputs, hidden, outputs)
    sources = lists.flatMap(\.self)
    var rows: [Range<Int>] = []
    for list in lists {
      let start = rows.last?.upperBound ?? 0
      rows.append(start..<start + list.count)
    }
    self.rows = rows
  }

  /// The layout with only the connections that a genome of ones and zeros has.
  func restricted(to links: [Double]) -> NetworkLayout {
    precondition(links.count == count, "\(links.count) links for \(count) connections")
    return NetworkLayout(
      inputs: inputs, hidden: hidden, outputs: outputs,
      lists: rows.map { row in row.filter { links[$0] > 0 }.map { sources[$0] } })
  }

  /// How many connections there may be.
  var count: Int { sources.count }
  /// How many units there are, the inputs and the bias among them.
  var units: Int { inputs + 1 + hidden + outputs }
  /// The unit of a row.
  func unit(ofRow row: Int) -> Int { inputs + 1 + row }

  /// A genome with its hidden units in another order, which computes the same where there are no
  /// connections between them: the competing conventions of one network.
  ///
  /// - Parameter order: Which hidden unit comes to each place.
  func reordered(_ genes: [Double], by order: [Int]) -> [Double] {
    var result = genes
    for (place, old) in order.enumerated() {
      for offset in 0..<rows[place].count {
        result[rows[place].lowerBound + offset] = genes[rows[old].lowerBound + offset]
      }
    }
    for row in rows[hidden...] {
      for place in row where sources[place] > inputs {
        let old = order[sources[place] - inputs - 1]
        if let from = row.first(where: { sources[$0] == inputs + 1 + old }) {
          result[place] = genes[from]
        }
      }
    }
    return result
  }
}
