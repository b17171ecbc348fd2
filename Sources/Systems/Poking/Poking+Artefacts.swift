public import Learning
import Methods
import Worlds

extension Poking {
  /// How near it comes to goals, and how it learned to.
  public func artefacts(in world: PokingWorld) -> [Artefact] {
    let entries = evaluations.entries
    let x = entries.map { Double($0.pokes) }
    var lines = [Artefact.Line("both models", x: x, y: entries.map(\.distance))]
    let other = entries.compactMap(\.control)
    if other.count == x.count { lines.append(.init("inverse model alone", x: x, y: other)) }
    if let random = evaluations.randomDistance {
      let ends = [x.first, x.last].compactMap { $0 }
      lines.append(.init("random pokes", x: ends, y: ends.map { _ in random }))
    }
    let learning = Artefact(
      "learning", title: "Way to the goal that is left against pokes of learning",
      .curves(.init(xLabel: "pokes", yLabel: "share of the way", lines: lines)))
    return [learning] + (evaluations.last.map { [pursuits, pictures($0)] } ?? [])
  }

  /// How far goals are, poke by poke.
  private var pursuits: Artefact {
    let all = [
      ("both models", evaluations.last), ("inverse model alone", evaluations.lastControl),
      ("random pokes", evaluations.random),
    ]
    let lines = all.compactMap { name, pursuit in
      pursuit.map { pursuit in
        let y = [1] + pursuit.means
        return Artefact.Line(name, x: y.indices.map(Double.init), y: y)
      }
    }
    return Artefact(
      "pursuit", title: "Way to the goal that is left, poke by poke",
      .curves(.init(xLabel: "pokes", yLabel: "share of the way", lines: lines)))
  }

  /// The first goal, and how it was pursued.
  private func pictures(_ pursuit: PokingPursuit) -> Artefact {
    let pictures = pursuit.watched.enumerated().map { place, numbers in
      let title = place == 0 ? "goal" : place == 1 ? "start" : "poke \(place - 1)"
      return Artefact.Image.Picture(title, rows: Self.rows(numbers))
    }
    return Artefact(
      "goal", title: "A held-out goal, and how the object lay poke by poke",
      .image(.init(pictures, caption: "seen from above; the last should look like the first")))
  }

  private static func rows(_ numbers: [Double]) -> [[Double]] {
    let object = PokedObject(lyingAt: numbers)
    var pixels = [Float](repeating: 0, count: PokingNet.pixels)
    object.draw(into: &pixels, 0)
    return stride(from: 0, to: pixels.count, by: PokingNet.side).reversed().map { start in
      pixels[start..<start + PokingNet.side].map(Double.init)
    }
  }
}
