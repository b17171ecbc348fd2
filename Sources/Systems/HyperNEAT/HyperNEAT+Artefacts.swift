import Compute
public import Learning
import Methods
import Worlds

extension HyperNEAT {
  /// A field and the answer, what connects the pixels, the pattern that says so, and how fine a
  /// field it can be asked for.
  public func artefacts(in world: BoxesWorld) -> [Artefact] {
    [
      field(in: world), closeUps(in: world), weights(in: world), pattern,
      errorByResolution,
    ].compactMap(\.self)
  }

  /// The best pattern's connections and activations.
  public var tensors: [NamedTensor] { champion.tensors }

  /// The field that is shown: another one each generation.
  private var shown: BoxField { BoxField.judged[generations % BoxField.judged.count] }

  /// A field as it is seen, with the large box's centre and the answer.
  private func field(in world: BoxesWorld) -> Artefact {
    var reader = world.reader(settings, fields: [shown])
    reader.read(program(champion), settings.expression)
    let answer = reader.answer(to: 0)
    let rows = (0..<BoxField.side).map { y in
      (0..<BoxField.side).map { glyph(BoxField.Cell($0, y), answer: answer) }
    }
    let distance = shown.distance(toPixel: answer, resolution: BoxField.side)
    return Artefact(
      "field", title: "A field: + the middle of the large box, X the answer, * both",
      .scene(
        .init(
          rows: rows,
          caption: "the answer is \(rounded(distance, 1)) pixels off; \(rounded(error, 2)) in the "
            + "mean over \(BoxField.judged.count) fields", isPlan: true)))
  }

  private func glyph(_ cell: BoxField.Cell, answer: Int) -> Artefact.Scene.Run {
    let isAnswer = cell.y * BoxField.side + cell.x == answer
    if isAnswer && cell == shown.large { return .init(" *", .good) }
    if isAnswer { return .init(" X", .bad) }
    if cell == shown.large { return .init(" +", .bright) }
    return shown.isBox(cell) ? .init(" #", .first) : .init(" .", .dim)
  }

  /// What enters the outputs for the field that is shown, at every resolution.
  private func closeUps(in world: BoxesWorld) -> Artefact {
    let pictures = ([BoxesWorld.resolution] + BoxesWorld.finer).map { resolution in
      var reader = world.reader(settings, resolution: resolution, fields: [shown])
      reader.read(program(champion), settings.expression)
      return Artefact.Image.Picture(
        "\(resolution)x\(resolution)", stretching: reader.sums.map { Double($0) },
        width: resolution)
    }
    return Artefact(
      "outputs", title: "How excited each output is by that field, the brightest being the answer",
      .image(.init(pictures, caption: "The same pattern, asked for ever finer fields.")))
  }

  /// What leads from some inputs to all outputs, which is what a receptive field is in reverse.
  private func weights(in world: BoxesWorld) -> Artefact {
    let places = [BoxField.Cell(5, 5), BoxField.Cell(1, 1), BoxField.Cell(9, 4)]
    let substrate = settings.substrate()
    let inputs = places.map { $0.y * BoxField.side + $0.x }
    var (weights, scratch): ([Float], [Float]) = ([], [])
    program(champion).run(
      at: substrate.queries(from: inputs), row: substrate.shape.sensors, into: &weights,
      scratch: &scratch)
    settings.expression.apply(to: &weights, count: inputs.count * substrate.pixels)
    let pictures = places.indices.map { place in
      let part = weights[place * substrate.pixels..<(place + 1) * substrate.pixels]
      return Artefact.Image.Picture(
        "from (\(places[place].x), \(places[place].y))", stretching: part.map { Double($0) },
        width: BoxField.side)
    }
    return Artefact(
      "weights", title: "Weights from one pixel to every place: dark pulls down, bright up",
      .image(
        .init(
          pictures,
          caption: "Of \(grouped(substrate.links)) weights none is a gene: the pattern gives them."
        )))
  }

  /// The network that gives the weights.
  private var pattern: Artefact {
    let substrate = settings.substrate()
    return Artefact(
      "pattern", title: "The pattern: places of two pixels in, the weight between them out",
      .graph(champion.patternGraph(substrate.shape, sensors: substrate.sensorNames)))
  }

  /// What the best pattern is worth on fields that it was not evolved for.
  private var errorByResolution: Artefact? {
    guard !finerErrors.isEmpty else { return nil }
    let resolutions = [BoxesWorld.resolution] + BoxesWorld.finer
    let labels = resolutions.map { resolution in
      "\(resolution)x\(resolution), \(grouped(settings.substrate(resolution).links)) links"
    }
    let direct = direct.map { ([$0.best], ["11x11, weights evolved directly"]) }
    return Artefact(
      "resolutions", title: "Mean distance by resolution, in pixels of the coarsest",
      .bars(
        .init(
          labels: labels + (direct?.1 ?? []), values: [error] + finerErrors + (direct?.0 ?? []),
          unit: "px")))
  }
}
