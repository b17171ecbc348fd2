import Compute
import Foundation
import Learning

/// A recurrent network over symbols at work on a text.
struct CellLanguageModel<Plan: CellPlan>: LanguageModel {
  let symbols: [String]
  private let plan: Plan
  private var parameters: Parameters

  /// Symbols that are read in one go.
  private static var length: Int { 50 }

  /// - Parameter parameters: In the order in which the plan declares them.
  init(_ plan: Plan, _ parameters: Parameters, symbols: [String]) {
    (self.plan, self.parameters, self.symbols) = (plan, parameters, symbols)
  }

  mutating func bits(of text: [Int32]) -> [Double] {
    precondition(text.count > 1, "nothing is to be told of a text of \(text.count) symbols")
    var nats: [Float] = [], state = plan.memoryWidths.map { [Float](repeating: 0, count: $0) }
    let whole = (text.count - 1) / Self.length * Self.length
    read(text[...whole], by: Self.length, &state, &nats)
    read(text[whole...], by: 1, &state, &nats)
    return nats.map { Double($0) / log(2) }
  }

  /// Reads a text whose last symbol is only to be told, so many at once.
  private mutating func read(
    _ text: ArraySlice<Int32>, by length: Int, _ state: inout [[Float]], _ nats: inout [Float]
  ) {
    guard text.count > 1 else { return }
    var program = TextProgram(plan, rows: 1, length: length)
    for start in stride(from: text.startIndex, to: text.endIndex - 1, by: length) {
      let end = start + length
      program.run(
        &parameters, Array(text[start..<end]), successors: Array(text[start + 1..<end + 1]),
        from: &state)
      nats += program.losses
    }
  }
}
