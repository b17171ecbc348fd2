import Compute
public import Learning
import Methods

extension CPPN {
  /// The best picture, or the one that was chosen last: `point [N, 2]`, x and y in −1...1, to
  /// `brightness [N, 1]` in 0...1; `nil` before there is one.
  public func model(in world: PictureWorld) throws(ModelGraphError) -> ExportedModel? {
    try best.map { pattern throws(ModelGraphError) in try PatternPicture.model(of: pattern) }
  }
}

extension CPPN {
  /// The best picture, or the one that was chosen last.
  public func genome(in world: PictureWorld) -> NetworkGenome? {
    best?.exchanged(
      PatternPicture.shape, bias: 1, sensors: Array(PatternPicture.sensorNames.dropLast()),
      livesInTime: false)
  }
}

extension PatternPicture {
  /// A pattern that senses points by where they are.
  static func model(of pattern: Genotype) throws(ModelGraphError) -> ExportedModel {
    let network = Phenotype(pattern, shape: shape)
    var graph = try network.modelGraph(.through, bias: 1, cap: NodeProgram.limit)
    graph.prepend(sensingPoints)
    graph.append(brightening)
    let points = self.points(side: 4)
    let places = (0..<points.count).flatMap { [points[$0, 0], points[$0, 1]] }
    return ExportedModel(
      graph,
      golden: [
        NamedTensor("point", shape: [points.count, 2], values: places),
        NamedTensor(
          "brightness", shape: [points.count, 1], values: brightness(of: pattern, at: points)),
      ], facts: ["point": "x and y in -1...1, y downwards"])
  }

  /// What a pattern senses of a point: x, y, and its distance from the middle.
  private static var sensingPoints: ModelGraph {
    var model = ModelGraph(inputs: [.init("point", .init(.float, ["N", 2]))])
    model.add("square", .mul, ["point", "point"])
    let ones = model.constant("both", [1, 2], [1, 1] as [Float])
    model.add(
      "distance", .sqrt, [model.add("radius", .gemm(transposesRight: true), ["square", ones])])
    model.add("sensors", .concat(axis: 1), ["point", "distance"])
    return model
  }

  /// From −1...1 to 0...1.
  private static var brightening: ModelGraph {
    var model = ModelGraph(inputs: [])
    let (one, half) = (
      model.constant("one", [], [Float(1)]), model.constant("half", [], [Float(0.5)])
    )
    let scaled = model.add("halved", .mul, [model.add("raised", .add, ["outputs", one]), half])
    model.add("brightness", .clip(lowest: 0, highest: 1), [scaled])
    model.outputs = [.init("brightness", .init(.float, ["N", 1]))]
    return model
  }
}
