import Learning
import Systems
import Testing

@Suite struct CatalogTests {
  @Test func idsAreUnique() {
    let ids = catalog.map { $0.card.id }
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: catalog.indices) func declaresItselfInFull(index: Int) throws {
    try declare(catalog[index])
  }

  @Test(arguments: catalog.indices) func startsAtBothEndsOfEverySetting(index: Int) throws {
    try ends(catalog[index])
  }

  @Test(arguments: catalog.indices) func resumesExactly(index: Int) throws {
    if let searcher = catalog[index] as? any Searcher.Type { try steps(searcher) }
    if let learner = catalog[index] as? any Learner.Type { try steps(learner) }
  }

  @Test(arguments: catalog.indices) func goesOnWithAdjustedSettings(index: Int) throws {
    if let searcher = catalog[index] as? any Searcher.Type { try adjustments(searcher) }
    if let learner = catalog[index] as? any Learner.Type { try adjustments(learner) }
  }

  @Test(arguments: catalog.indices) func heedsItsSeed(index: Int) throws {
    if let learner = catalog[index] as? any Learner.Type { try seeds(learner) }
  }

  @Test(arguments: catalog.indices) func evaluatesByTheTrialAlone(index: Int) throws {
    if let searcher = catalog[index] as? any Searcher.Type { try purity(searcher) }
  }

  @Test(arguments: catalog.indices) func endsWhereItSaid(index: Int) throws {
    if let searcher = catalog[index] as? any Searcher.Type { try end(searcher) }
  }

  @Test(arguments: catalog.indices) func survivesFailures(index: Int) throws {
    if let searcher = catalog[index] as? any Searcher.Type { try failures(searcher) }
  }
}

private func declare<S: System>(_ system: S.Type) throws {
  let contract = Contract(system: system)
  contract.checkNames()
  contract.checkCard()
  try contract.checkSettings()
}

private func ends<S: System>(_ system: S.Type) throws {
  try Contract(system: system).checkEnds()
}

private func steps<S: Searcher>(_ system: S.Type) throws {
  for world in dealtWorlds(of: system) { try Contract(system: system).checkSteps(2, in: world.id) }
}

private func steps<S: Learner>(_ system: S.Type) throws {
  for world in dealtWorlds(of: system) { try Contract(system: system).checkSteps(2, in: world.id) }
}

private func purity<S: Searcher>(_ system: S.Type) throws {
  for world in dealtWorlds(of: system) { try Contract(system: system).checkPurity(in: world.id) }
}

private func adjustments<S: Searcher>(_ system: S.Type) throws {
  try Contract(system: system).checkAdjustments()
}

private func adjustments<S: Learner>(_ system: S.Type) throws {
  try Contract(system: system).checkAdjustments()
}

private func seeds<S: Learner>(_ system: S.Type) throws {
  for world in dealtWorlds(of: system) { try Contract(system: system).checkSeeds(in: world.id) }
}

private func end<S: Searcher>(_ system: S.Type) throws {
  for world in dealtWorlds(of: system) { try Contract(system: system).checkEnd(in: world.id) }
}

private func failures<S: Searcher>(_ system: S.Type) throws {
  for world in dealtWorlds(of: system) { try Contract(system: system).checkFailures(in: world.id) }
}

/// The worlds that a system is tried in: all, but where several systems have the same ones these are
/// dealt out, so that each world is tried with two systems and each system in some of the worlds.
func dealtWorlds<S: System>(of system: S.Type) -> [WorldDescription] {
  let ids = S.worlds.map(\.id)
  let sharing = catalog.filter { $0.worlds.map(\.id) == ids }
  let place = sharing.firstIndex { $0.card.id == S.card.id } ?? 0
  let hands = max(sharing.count / 2, 1)
  return S.worlds.indices.filter { $0 % hands == place % hands }.map { S.worlds[$0] }
}
