import Learning
package import Methods
import Worlds

extension GeneticCNN {
  /// The table of what several trainings of every network told, where this space was enumerated as
  /// it is searched.
  func table(in world: ImageWorld) -> GeneticTable? {
    let usual = Settings()
    guard world.data.name == "optdigits", world.data.dataRead == nil,
      settings.stageNodes == usual.stageNodes,
      settings.channels.prefix(2) == usual.channels.prefix(2), settings.dense == usual.dense,
      settings.examples == usual.examples, settings.batch == usual.batch,
      settings.learningRate == usual.learningRate,
      GeneticTable.all.indices.contains(settings.epochs - 1)
    else { return nil }
    return GeneticTable.all[settings.epochs - 1]
  }

  /// The mean table value of a generation.
  func tableMean(ofGeneration generation: Int, _ table: GeneticTable) -> Double {
    let codes = births[places(ofGeneration: generation)].map(\.code.index)
    return codes.reduce(0) { $0 + table.mean(of: $1) } / Double(codes.count)
  }

  /// The code that is known to be best: by the mean of its accuracies, the first of equals.
  var find: GeneticCode? {
    EnumeratedSpace(births.map(\.code), rewards).means.first?.code
  }

  /// Says where the table has the find, when the last generation is told.
  func describeFind(in table: GeneticTable, report: inout Report) {
    guard let find else { return }
    let share = table.shareAbove(find.index)
    report.note(
      "by five trainings each of all 512 networks, \(brief(100 * share)) % are better than the find "
        + "\(find); one training tells \(brief(table.reliability(ofTrainings: 1))) of the variance "
        + "between them", .milestone)
  }
}

// What experiments read off a search.
extension GeneticCNN {
  /// What the table says of a search; `nil` where there is no table.
  package func tableResults(in world: ImageWorld) -> TableResults? {
    guard let table = table(in: world), let find else { return nil }
    let random = study.ranking(ofArm: Self.control).first.map { study.records[$0].design.index }
    return TableResults(
      first: tableMean(ofGeneration: 0, table),
      last: tableMean(ofGeneration: settings.generations, table),
      aboveFind: table.shareAbove(find.index), aboveRandom: random.map(table.shareAbove),
      reliability: table.reliability(ofTrainings: 1))
  }

  /// What the table of all 512 networks says of a search.
  package struct TableResults {
    /// The means of the first and of the last generation.
    package let first: Double, last: Double
    /// The share of networks that are better than the find, and than random search's.
    package let aboveFind: Double, aboveRandom: Double?
    /// How much of the variance of one training is between networks.
    package let reliability: Double
  }
}
