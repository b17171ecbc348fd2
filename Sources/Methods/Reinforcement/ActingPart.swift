import Compute

/// The program of one step, with its memory: what an agent does in so many trials at once.
package struct ActingPart: Sendable {
  /// How many trials it plays.
  let rows: Int
  private let plan: ActorCriticPlan
  private var machine: Machine
  private let observations: Port
  private let before: Port
  private let after: Port
  private let logits: Port
  private let values: Port
  private var memory: [Float]

  /// Records and plans the program.
  init(_ plan: ActorCriticPlan, rows: Int) {
    (self.plan, self.rows) = (plan, rows)
    let graph = Graph()
    let net = ActorCriticNet(plan, graph: graph)
    let x = graph.input([rows, plan.inputs])
    let memory = graph.input([rows, plan.memory])
    let (answer, next) = net.step(x, memory)
    let program = Program(graph, outputs: [answer.logits, answer.values, next])
    machine = Machine(program)
    (observations, before) = (program.port(of: x), program.port(of: memory))
    (logits, values) = (program.port(of: answer.logits), program.port(of: answer.values))
    after = program.port(of: next)
    self.memory = Array(repeating: 0, count: rows * plan.memory)
  }

  /// Empties the memory, as at the beginning of trials.
  private mutating func forget() {
    for index in memory.indices { memory[index] = 0 }
    machine.write(memory, to: before)
  }

  /// Empties the memory of some rows, as at the beginning of their trials.
  private mutating func forget(where forgets: (Int) -> Bool) {
    var isChanged = false
    for row in 0..<rows where forgets(row) {
      for place in row * plan.memory..<(row + 1) * plan.memory { memory[place] = 0 }
      isChanged = true
    }
    if isChanged { machine.write(memory, to: before) }
  }

  /// Plays all rows from an empty memory until they are over, or for so many steps.
  ///
  /// - Parameter tell: Called after each step with what happened in it.
  mutating func play<Ground: VectorEnvironment>(
    _ environment: inout Ground, _ parameters: inout Parameters, steps: Int, random: Random,
    tell: (Transition, Ground) -> Void
  ) {
    precondition(environment.rows == rows, "\(environment.rows) trials for a program of \(rows)")
    forget()
    var transition = Transition(
      rows: rows, inputs: plan.inputs, actionCount: plan.actions, targets: plan.targets)
    var actions = [Int](repeating: 0, count: rows)
    for step in 0..<steps {
      transition.step = step
      for row in 0..<rows { transition.isTaken[row] = !environment.isOver(row) }
      guard transition.isTaken.contains(true) else { return }
      transition.observation.withUnsafeMutableBufferPointer { environment.observe($0) }
      if !transition.targets.isEmpty {
        transition.targets.withUnsafeMutableBufferPointer { environment.writeTargets($0) }
      }
      forget { environment.forgets($0) }
      think(&transition, &parameters)
      var uniform = random.stream(step)
      for row in 0..<rows {
        transition.actions[row] = transition.distribution.choice(row, at: uniform.uniform())
        actions[row] = transition.actions[row].index
      }
      environment.step(actions, &transition.rewards)
      tell(transition, environment)
    }
  }

  private mutating func think(_ transition: inout Transition, _ parameters: inout Parameters) {
    machine.write(transition.observation, to: observations)
    machine.run(&parameters)
    machine.withOutput(after) { source in
      for index in source.indices { memory[index] = source[index] }
    }
    machine.withOutput(logits) { transition.distribution.read(logits: $0) }
    machine.withOutput(values) { transition.distribution.read(values: $0) }
    machine.write(memory, to: before)
  }
}
