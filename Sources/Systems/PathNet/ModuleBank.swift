import Compute
import Methods

/// The sizes of a modular network.
struct ModuleShape: Codable, Hashable, Sendable {
  let inputs: Int
  let layers: Int
  /// Modules in a layer.
  let modules: Int
  /// Units of a module.
  let units: Int
  /// Modules that a pathway takes in a layer, at most.
  let active: Int

  /// The two answers of every task.
  static let answers = 2

  /// What a module of a layer sees.
  func inputs(of layer: Int) -> Int { layer == 0 ? inputs : units }

  /// The numbers of a module: the weights of one unit after the other, then the biases.
  func size(of layer: Int) -> Int { units * (inputs(of: layer) + 1) }

  /// The numbers of a readout, laid out likewise.
  var readoutSize: Int { Self.answers * (units + 1) }
}

/// All modules of a network, and the readout of each of two tasks.
struct ModuleBank: Codable, Equatable, Sendable {
  let shape: ModuleShape
  /// By layer, then by module.
  private(set) var modules: [[PackedFloats]]
  private(set) var readouts: [PackedFloats]

  /// Modules and readouts that have not learned.
  init(_ shape: ModuleShape, random: Random) {
    self.shape = shape
    modules = (0..<shape.layers).map { layer in
      Array(
        repeating: PackedFloats(repeating: 0, count: shape.size(of: layer)), count: shape.modules)
    }
    readouts = Array(repeating: PackedFloats(repeating: 0, count: shape.readoutSize), count: 2)
    reinitialise(keeping: [], random: random)
    for task in readouts.indices { drawReadout(task, random: random) }
  }

  /// Draws all modules anew but those that are kept, which are given by layer.
  mutating func reinitialise(keeping kept: [[Int]], random: Random) {
    let random = random.stream("modules")
    for layer in modules.indices {
      // Sums of several modules are to vary as one alone does.
      let summed = layer == 0 ? 1 : shape.active
      for module in modules[layer].indices
      where !(kept.indices.contains(layer) && kept[layer].contains(module)) {
        modules[layer][module].values = Self.drawn(
          units: shape.units, inputs: shape.inputs(of: layer), summed: summed,
          random.stream(layer).stream(module))
      }
    }
  }

  /// Draws the readout of a task anew, so many times as large as usual.
  mutating func drawReadout(_ task: Int, scale: Float = 1, random: Random) {
    readouts[task].values = Self.drawn(
      units: ModuleShape.answers, inputs: shape.units, summed: shape.active,
      random.stream("readout").stream(task)
    ).map { scale * $0 }
  }

  /// Weights by the rule of He and others (2015), for inputs that are sums, and biases of 0.
  private static func drawn(
    units: Int, inputs: Int, summed: Int, _ stream: Random
  ) -> [Float] {
    var random = stream
    let deviation = (2 / Double(inputs * summed)).squareRoot()
    let weights = (0..<units * inputs).map { _ in Float(deviation * random.normal()) }
    return weights + Array(repeating: 0, count: units)
  }

  /// Puts a module back.
  mutating func setModule(_ module: Int, ofLayer layer: Int, to values: [Float]) {
    modules[layer][module].values = values
  }

  /// Puts the readout of a task back.
  mutating func setReadout(_ task: Int, to values: [Float]) { readouts[task].values = values }

  /// Whether modules, given by layer, are bit by bit those of another bank.
  func hasModules(_ some: [[Int]], of other: ModuleBank) -> Bool {
    some.indices.allSatisfy { layer in
      some[layer].allSatisfy { module in
        zip(modules[layer][module].values, other.modules[layer][module].values)
          .allSatisfy { $0.bitPattern == $1.bitPattern }
      }
    }
  }

  /// Whether it has as many numbers in the same places.
  func hasLayout(of other: ModuleBank) -> Bool {
    let sizes = { (bank: ModuleBank) in bank.modules.map { $0.map(\.values.count) } }
    return shape == other.shape && sizes(self) == sizes(other)
      && readouts.map(\.values.count) == other.readouts.map(\.values.count)
  }
}
