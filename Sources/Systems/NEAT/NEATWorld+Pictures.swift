import Learning
import Methods
import Worlds

extension NEATWorld {
  /// What a node is called.
  func name(of node: Int) -> String {
    if node < shape.sensors { return sensorNames[node] }
    return node < shape.count ? "out" : "h\(node)"
  }

  /// What a network answers to numbers in and around the unit square.
  func surface(of genome: NEAT.Genome) -> Artefact {
    var network = NEAT.Network(genome, shape: shape)
    let axis = (0...16).map { Double($0) / 8 - 0.5 }
    let values = axis.reversed().map { b in
      axis.map { a in
        network.answers(to: [.init(repeating: a), .init(repeating: b), .one])[0]
      }
    }
    return Artefact(
      "surface", title: "What the champion answers",
      .heatMap(
        .init(
          yLabel: "b", xLabel: "a", rows: axis.reversed().map { rounded($0, 2) },
          columns: axis.map { rounded($0, 2) }, values: values)))
  }
}

extension NEAT {
  /// The champion balancing: a picture that moves on by a tenth of a second each generation, and
  /// curves of the first twenty seconds.
  func balancing(in world: NEATWorld) -> [Artefact] {
    var network = Network(champion, shape: world.shape)
    var states = [DoublePole()]
    let steps = world.balance(&network, steps: 1000) { states.append($0) }
    let generation = generations * 5 % states.count
    let seconds = rounded(0.02 * Double(generation), 2)
    let scene = CartScene(states[generation]).scene(
      caption: "\(seconds) s; the champion balances \(rounded(0.02 * Double(steps), 2)) of 20 s; "
        + "the short pole is drawn three times its length")
    return [
      Artefact("poles", title: "Poles", .scene(scene)),
      Artefact("motion", title: "Motion from the start", .curves(Self.motion(states))),
    ]
  }

  private static func motion(_ states: [DoublePole]) -> Artefact.Curves {
    let x = states.indices.map { 0.02 * Double($0) }
    let degrees = 180 / Double.pi
    return Artefact.Curves(
      xLabel: "s", yLabel: "cm, degrees",
      lines: [
        Artefact.Line("cart, cm", x: x, y: states.map { 100 * $0.position }),
        Artefact.Line("long pole, degrees", x: x, y: states.map { degrees * $0.longAngle }),
        Artefact.Line("short pole, degrees", x: x, y: states.map { degrees * $0.shortAngle }),
      ])
  }
}
