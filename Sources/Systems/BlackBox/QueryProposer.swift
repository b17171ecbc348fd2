import Compute

/// A learned optimizer at work on functions of which only values are known, query by query.
struct QueryProposer: Sendable {
  /// Functions side by side.
  let rows: Int
  private let plan: QueryPlan
  private var machine: Machine
  private let inputs: (answer: Port, hidden: Port, cell: Port)
  private let outputs: (queries: Port, hidden: Port, cell: Port)

  /// Plans the program of one query of so many functions.
  init(_ plan: QueryPlan, rows: Int) {
    (self.plan, self.rows) = (plan, rows)
    let graph = Graph()
    let policy = QueryPolicy(plan, graph: graph)
    let answer = graph.input([rows, plan.inputs])
    let memory = LSTMCell.State(
      hidden: graph.input([rows, plan.units]), cell: graph.input([rows, plan.units]))
    let next = policy(answer, memory)
    let program = Program(graph, outputs: [next.queries, next.memory.hidden, next.memory.cell])
    machine = Machine(program)
    inputs = (
      program.port(of: answer), program.port(of: memory.hidden), program.port(of: memory.cell)
    )
    outputs = (
      program.port(of: next.queries), program.port(of: next.memory.hidden),
      program.port(of: next.memory.cell)
    )
  }

  /// Asks each function so many times; what is known of it stands for its first queries.
  mutating func search(
    _ functions: [QueryFunction], queries: Int, by weights: Parameters
  ) -> [QueryPath] {
    precondition(functions.count == rows, "\(functions.count) functions for \(rows)")
    var weights = weights
    begin(weights)
    var paths = functions.map { _ in QueryPath() }
    let known = functions.map(\.known)
    for query in 0..<queries {
      machine.run(&weights)
      let points = machine.read(outputs.queries).map(Double.init)
      var answers: [Float] = []
      for (row, function) in functions.enumerated() {
        let isKnown = query < known[row].points.count
        let point =
          isKnown
          ? known[row].points[query] : Array(points[row * plan.width..<(row + 1) * plan.width])
        let value = isKnown ? known[row].values[query] : function.value(at: point)
        paths[row].append(point, value)
        answers += point.map { Float(2 * $0 - 1) } + [Float(value), 1]
      }
      machine.write(answers, to: inputs.answer)
      machine.write(machine.read(outputs.hidden), to: inputs.hidden)
      machine.write(machine.read(outputs.cell), to: inputs.cell)
    }
    return paths
  }

  /// Nothing was asked, and the memory is as it was learned.
  private mutating func begin(_ weights: Parameters) {
    let names = QueryPolicy.startNames
    machine.write(Array(repeating: 0, count: rows * plan.inputs), to: inputs.answer)
    for (name, port) in [(names.hidden, inputs.hidden), (names.cell, inputs.cell)] {
      let start = weights[name] ?? Array(repeating: 0, count: plan.units)
      machine.write((0..<rows).flatMap { _ in start }, to: port)
    }
  }
}
