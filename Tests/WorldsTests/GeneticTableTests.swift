import Testing

@testable import Worlds

@Suite struct GeneticTableTests {
  @Test func everyNetworkWasTrainedFiveTimesForEachLength() {
    #expect(GeneticTable.all.count == 2)
    for table in GeneticTable.all {
      #expect(table.accuracies.count == 512 && table.accuracies.allSatisfy { $0.count == 5 })
      #expect(table.accuracies.joined().allSatisfy { (0.05...1).contains($0) })
    }
    #expect(GeneticTable.all[1].mean > GeneticTable.all[0].mean + 0.2)
  }

  /// By hand: means 2 and 4, each of trainings 1 apart on either side: noise 2, spread 2.
  @Test func reliabilityIsTheShareOfVarianceBetweenNetworks() {
    let table = GeneticTable(accuracies: [[1, 3], [3, 5]])
    #expect(table.mean == 3 && table.shareAbove(0) == 0.5 && table.shareAbove(1) == 0)
    // Between: 2 - 2/2 = 1; of one training 1 / (1 + 2), of two 1 / (1 + 1).
    #expect(abs(table.reliability(ofTrainings: 1) - 1 / 3.0) < 1e-12)
    #expect(abs(table.reliability(ofTrainings: 2) - 0.5) < 1e-12)
  }
}
