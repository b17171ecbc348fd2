import Compute
import Learning
import Testing

@testable import Reproduction

/// The league's spaces and entrants, by hand-worked facts.
@Suite struct LeagueTests {
  @Test func theBestOfAllNetworksLacksNothing() {
    var random = Random(seed: 1)
    var least = Double.infinity
    for number in 0..<512 {
      let design = (0..<9).map { number >> (8 - $0) & 1 }
      least = min(least, LeagueSpace.codes.shortfall(design))
      let accuracy = LeagueSpace.codes.accuracy(design, &random)
      #expect((0...1).contains(accuracy))
    }
    #expect(least == 0)
  }

  @Test func theFindIsTheGreatestMeanOfWhatWasSeen() {
    var search = LeagueSearch()
    search.add([0], accuracy: 0.9)
    search.add([1], accuracy: 0.8)
    search.add([0], accuracy: 0.5)
    #expect(search.find(after: 2) == [0])
    #expect(search.find(after: 3) == [1])
    #expect(search.means(of: [[0], [1]]) == [0.7, 0.8])
  }

  @Test func everyEntrantSpendsItsBudgetAndTheSameSeedFindsTheSame() throws {
    for space in [LeagueSpace.codes] {
      for entrant in LeagueEntrant.all where entrant.takesPart(space) {
        let first = try entrant.search(space, Random(seed: 7))
        let again = try entrant.search(space, Random(seed: 7))
        #expect(first.count == space.queries, "\(entrant.name)")
        #expect(first.find(after: space.queries) == again.find(after: space.queries))
      }
    }
  }

  @Test func everyFigureHasAValue() throws {
    let values = try SearchLeague.values(in: .codes, seed: 3)
    #expect(values.count == LeagueEntrant.all.count * 3)
    #expect(values.allSatisfy { $0 != nil })
    #expect(!LeagueEntrant.geneticCNN.takesPart(.cells))
  }
}
