import Compute
import Worlds

/// The program that learns from a batch of pokes.
struct PokingLesson: Sendable {
  private(set) var machine: Machine
  private let pictures: (before: Port, after: Port)
  private let pokes: (direction: Port, offset: Port, depth: Port)
  private let losses: (inverse: Port, forward: Port)

  /// Records and plans the loss L_inverse + λ L_forward.
  ///
  /// The first is the sum of the cross-entropies of direction, offset and depth, the second the
  /// squared distance of features (Agrawal and others 2016, section 2.1).
  init(units: Int, rows: Int, forwardWeight: Float) {
    let graph = Graph()
    let net = PokingNet(graph, units: units)
    let before = graph.input([rows, PokingNet.pixels]),
      after = graph.input([rows, PokingNet.pixels])
    let direction = graph.input([rows]), offset = graph.input([rows]), depth = graph.input([rows])
    let x = net.encode(before), y = net.encode(after)
    let compared = net.compare(x, y)
    let lines = net.lines(
      compared, given: direction.oneHot(PokedObject.Poke.directions))
    let sum =
      net.directions(compared).crossEntropy(direction) + lines.offsets.crossEntropy(offset)
      + lines.depths.crossEntropy(depth)
    let inverse = sum.mean(over: 0...0)
    let error = net.predict(x, direction, offset, depth) - y
    let forward = error.square().sum(over: 1...1).mean(over: 0...0)
    let loss = inverse + forward * forwardWeight
    let program = Program(graph, outputs: [inverse, forward], minimising: loss)
    machine = Machine(program)
    pictures = (program.port(of: before), program.port(of: after))
    pokes = (program.port(of: direction), program.port(of: offset), program.port(of: depth))
    losses = (program.port(of: inverse), program.port(of: forward))
  }

  /// Computes the gradients of a batch's loss; returns both parts of it.
  mutating func run(
    _ parameters: inout Parameters, on batch: PokeBatch
  ) -> (inverse: Double, forward: Double) {
    machine.write(batch.before, to: pictures.before)
    machine.write(batch.after, to: pictures.after)
    machine.write(batch.pokes.map { Float($0.direction) }, to: pokes.direction)
    machine.write(batch.pokes.map { Float($0.offset) }, to: pokes.offset)
    machine.write(batch.pokes.map { Float($0.depth) }, to: pokes.depth)
    machine.run(&parameters)
    return (Double(machine.scalar(losses.inverse)), Double(machine.scalar(losses.forward)))
  }
}

/// Pokes that were tried, with a picture before and after each.
struct PokeBatch: Sendable {
  private(set) var before: [Float]
  private(set) var after: [Float]
  private(set) var pokes: [PokedObject.Poke] = []

  /// Random pokes of objects that lie at random; each of them has its own stream.
  init(_ numbers: Range<Int>, random: Random) {
    before = Array(repeating: 0, count: numbers.count * PokingNet.pixels)
    after = before
    for (row, number) in numbers.enumerated() {
      var random = random.stream(number)
      var object = PokedObject(random: &random)
      let poke = PokedObject.Poke(random: &random)
      object.draw(into: &before, row)
      object.take(poke)
      object.draw(into: &after, row)
      pokes.append(poke)
    }
  }
}

extension PokedObject {
  /// Writes its picture as a row of pictures.
  func draw(into pictures: inout [Float], _ row: Int) {
    let range = row * PokingNet.pixels..<(row + 1) * PokingNet.pixels
    pictures.withUnsafeMutableBufferPointer {
      picture(PokingNet.side, into: UnsafeMutableBufferPointer(rebasing: $0[range]))
    }
  }
}
