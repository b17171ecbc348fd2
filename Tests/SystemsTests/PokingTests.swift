import Compute
import Foundation
import Learning
import Testing
import Worlds

@testable import Systems

@Suite struct PokingTests {
  /// A poke at the centre from the left moves the object to the right and no further than the rod.
  @Test func pokesMoveWhatTheyMeet() {
    var object = PokedObject(at: .zero, angle: 0.3)
    object.take(.init(direction: 0, offset: 2, depth: 3))
    #expect(object.centre.x > 0.3 && object.centre.x < 1.7)
    #expect(abs(object.centre.y) < 0.3)
    let before = object
    object.take(.init(direction: 0, offset: 0, depth: 0))
    #expect(object.distance(to: before) < 0.6)
  }

  @Test func picturesShowThreeSquares() {
    var pixels = [Float](repeating: 9, count: PokingNet.pixels)
    for angle in [0, 0.7, 3.0] {
      PokedObject(at: PlaneVector(0.1, -0.2), angle: angle).draw(into: &pixels, 0)
      // Three squares of side 0.6 in pixels of side 0.2.
      let area = Double(pixels.reduce(0, +))
      #expect(abs(area - 27) < 1.5, "\(area)")
    }
    PokedObject(at: PlaneVector(0.9, 0.9), angle: 0).draw(into: &pixels, 0)
    #expect(pixels[..<(PokingNet.side * 8)].allSatisfy { $0 == 0 })
  }

  @Test func distancesCountPlacesAndTurns() {
    let object = PokedObject(at: .zero, angle: 3)
    #expect(abs(object.distance(to: PokedObject(at: PlaneVector(3, 4), angle: 3)) - 5) < 1e-12)
    let turned = PokedObject(at: .zero, angle: 3 + 0.5 - 2 * Double.pi)
    #expect(abs(object.distance(to: turned) - 0.2) < 1e-12)
  }

  /// Two seconds: it learns, and a resumed run is an unbroken one.
  @Test func learnsAndResumes() throws {
    let world = try Poking.open(WorldRequest())
    var settings = Poking.Settings()
    (settings.steps, settings.interval, settings.control) = (400, 400, false)
    settings.heldOutGoals = 40
    var run = try LearnerRun<Poking>(settings, world: world, seed: 1)
    for _ in 0..<4 { _ = try run.step(in: world) }
    let bytes = try PropertyListEncoder().encode(run)
    var resumed = try PropertyListDecoder().decode(LearnerRun<Poking>.self, from: bytes)
    for _ in 0..<4 { _ = (try run.step(in: world), try resumed.step(in: world)) }
    #expect(run.learner.model.parameters == resumed.learner.model.parameters)
    while try run.step(in: world) != nil {}
    let distances = run.learner.evaluations.entries.map(\.distance)
    let random = try #require(run.learner.evaluations.randomDistance)
    #expect(distances.count == 2 && distances[1] < 0.5 * random)
    #expect(run.learner.artefacts(in: world).count == 3)
  }
}
