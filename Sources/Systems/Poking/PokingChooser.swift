import Compute
import Worlds

/// The program that finds the likeliest poke from how things lie to how they should lie.
struct PokingChooser: Sendable {
  private let rows: Int
  private var machine: Machine
  private let pictures: (now: Port, goal: Port)
  private let pokes: (direction: Port, offset: Port, depth: Port)

  /// Records and plans the program.
  init(units: Int, rows: Int) {
    self.rows = rows
    let graph = Graph()
    let net = PokingNet(graph, units: units)
    let now = graph.input([rows, PokingNet.pixels]), goal = graph.input([rows, PokingNet.pixels])
    let compared = net.compare(net.encode(now), net.encode(goal))
    let direction = net.directions(compared).argmax()
    let lines = net.lines(
      compared, given: direction.oneHot(PokedObject.Poke.directions))
    let offset = lines.offsets.argmax(), depth = lines.depths.argmax()
    let program = Program(graph, outputs: [direction, offset, depth])
    machine = Machine(program)
    pictures = (program.port(of: now), program.port(of: goal))
    pokes = (program.port(of: direction), program.port(of: offset), program.port(of: depth))
  }

  /// A poke for each row of pictures.
  mutating func choose(
    _ now: [Float], _ goal: [Float], _ parameters: inout Parameters
  ) -> [PokedObject.Poke] {
    machine.write(now, to: pictures.now)
    machine.write(goal, to: pictures.goal)
    machine.run(&parameters)
    let (directions, offsets, depths) = (
      numbers(pokes.direction), numbers(pokes.offset), numbers(pokes.depth)
    )
    return (0..<rows).map {
      PokedObject.Poke(direction: directions[$0], offset: offsets[$0], depth: depths[$0])
    }
  }

  private func numbers(_ port: Port) -> [Int] { machine.withOutput(port) { $0.map { Int($0) } } }
}
