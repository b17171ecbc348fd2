import Compute
import Learning
import Testing

@testable import Reproduction

/// The league's spaces and entrants, by hand-worked facts.
@Suite struct LeagueTests {
  @Test func theBestOfAllNetworksLacksNothing() throws {
    var random = Random(seed: 1)
    var least = Double.infinity
    for number in 0..<512 {
      let design = (0..<9).map { number >> (8 - $0) & 1 }
      least = min(least, try LeagueSpace.codes.shortfall(design))
      let accuracy = try LeagueSpace.codes.accuracy(design, &random)
      #expect((0...1).contains(accuracy))
    }
    #expect(least == 0)
  }

  @Test func theFindIsTheGreatestMeanOfWhatWasSeen() {
    var search = LeagueSearch()
    search.add(LeagueLookUp(design: [0], accuracy: 0.9))
    search.add(LeagueLookUp(design: [1], accuracy: 0.8))
    search.add(LeagueLookUp(design: [0], accuracy: 0.5))
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

  /// A convolution finds digits wherever they stand, which a linear classifier does not; what cannot
  /// be a network is worth nothing.
  @Test func convolutionsMatterToDigitNetworks() throws {
    let space = LeagueSpace.networks
    var (one, other, third) = (Random(seed: 1), Random(seed: 1), Random(seed: 1))
    let linear = try space.lookUp([0, 0, 0, 0], random: &one)
    let deep = try space.lookUp([4, 5, 4, 5], random: &other)
    #expect(linear.accuracy > 0.1 && deep.accuracy > linear.accuracy + 0.1)
    #expect(try space.lookUp([5, 5, 5, 5], random: &third).accuracy == 0)
    #expect(deep.seconds > 0)
  }

  @Test func everyFigureHasAValue() throws {
    let values = try SearchLeague.values(in: .codes, seed: 3)
    #expect(values.count == LeagueEntrant.all.count * 3)
    #expect(values.allSatisfy { $0 != nil })
    #expect(!LeagueEntrant.geneticCNN.takesPart(.cells))
  }
}
