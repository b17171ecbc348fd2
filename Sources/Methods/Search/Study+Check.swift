public import Learning

extension Study {
  /// Makes sure that a decoded study is what one that was just begun became.
  ///
  /// - Parameter isDesign: Whether a design is one of those searched.
  public func check(
    against fresh: Study, isDesign: (Design) -> Bool
  ) throws(StateFlaw) {
    try StateFlaw.unless(arms == fresh.arms, "arms")
    try StateFlaw.unless(plan == fresh.plan, "plan")
    try StateFlaw.unless((0...asked.count).contains(told), "told")
    for (place, record) in asked.enumerated() {
      try StateFlaw.within("asked.\(place)") { () throws(StateFlaw) in
        try StateFlaw.unless(isDesign(record.design), "design")
        try record.check(in: self, place)
      }
    }
    try StateFlaw.unless(
      bests.count == arms.count
        && bests.compactMap { $0 }.allSatisfy {
          records.indices.contains($0) && asked[$0].score != nil
        },
      "bests")
    guard let finals else { return }
    try StateFlaw.unless(told == asked.count, "finals")
    try StateFlaw.within("finals") { () throws(StateFlaw) in
      try finals.check(records: told, arms: arms.count, plan: plan)
    }
  }

  /// Makes sure that candidates which are asked and not yet told are those that it waits for.
  public func check(pending: [SearchCandidate<Design>]) throws(StateFlaw) {
    var (next, finalists) = (told, finals?.untoldFinalists ?? [])
    var tests = finals?.untoldTests ?? []
    var ensemble = finals?.untoldEnsemble
    for (place, candidate) in pending.enumerated() {
      let record: Int
      switch candidate.purpose {
      case .search:
        record = next
        next += 1
      case .finalist(let of):
        try StateFlaw.unless(finalists.popFirst() == of, "pending.\(place).candidate.purpose")
        record = of
      case .test(let of):
        try StateFlaw.unless(tests.popFirst() == of, "pending.\(place).candidate.purpose")
        record = of
      case .ensemble(let trials):
        try StateFlaw.unless(ensemble == trials, "pending.\(place).candidate.purpose")
        (ensemble, record) = (nil, finals?.leader ?? -1)
      }
      try StateFlaw.unless(
        asked.indices.contains(record) && asked[record].design == candidate.design,
        "pending.\(place).candidate")
      try StateFlaw.unless(
        candidate.arm == nil || arms.contains { $0.id == candidate.arm },
        "pending.\(place).candidate.arm")
    }
    try StateFlaw.unless(
      next == asked.count && finalists.isEmpty && tests.isEmpty && ensemble == nil, "study.told")
  }
}

extension Study.Record {
  fileprivate func check(in study: Study<Design>, _ place: Int) throws(StateFlaw) {
    try StateFlaw.unless(
      !arms.isEmpty && arms.allSatisfy(study.arms.indices.contains), "arms")
    try StateFlaw.unless(parent.map { (0..<place).contains($0) } ?? true, "parent")
    try StateFlaw.unless(
      score.map { $0.isFinite && place < study.told } ?? true, "score")
    try StateFlaw.unless(
      stoppedAt.map { $0.isFinite && place < study.told } ?? true, "stoppedAt")
    // A number of parameters is drawn on a logarithmic axis.
    try StateFlaw.unless(parameters.map { (0...1 << 53).contains($0) } ?? true, "parameters")
  }
}

extension Finals {
  /// Asked and not yet told, in order.
  fileprivate var untoldFinalists: ArraySlice<Int> {
    finalists[toldFinalists..<askedFinalists].map(\.record)[...]
  }

  /// The same of tests.
  fileprivate var untoldTests: ArraySlice<Int> { askedTests[tests.count...] }

  /// The trials that are asked together, while they have not answered.
  fileprivate var untoldEnsemble: [Int]? { ensemble.flatMap { $0.isTold ? nil : $0.trials } }

  fileprivate func check(
    records: Int, arms count: Int, plan: FinalsPlan
  ) throws(StateFlaw) {
    for (place, finalist) in finalists.enumerated() {
      try StateFlaw.unless(
        (0..<records).contains(finalist.record) && !finalist.arms.isEmpty
          && finalist.arms.allSatisfy((0..<count).contains)
          && finalist.score?.isFinite ?? true, "finalists.\(place)")
    }
    try StateFlaw.unless(armCount == count, "armCount")
    try StateFlaw.unless(retrains == (plan.epochs != nil), "retrains")
    try StateFlaw.unless(ensembleSize == plan.ensemble, "ensembleSize")
    try StateFlaw.unless((0...finalists.count).contains(askedFinalists), "askedFinalists")
    try StateFlaw.unless((0...askedFinalists).contains(toldFinalists), "toldFinalists")
    try StateFlaw.unless(
      askedTests.allSatisfy((0..<records).contains) && Set(askedTests).count == askedTests.count,
      "askedTests")
    try StateFlaw.unless(
      tests.count <= askedTests.count
        && zip(tests, askedTests).allSatisfy { $0.record == $1 && $0.score?.isFinite ?? true },
      "tests")
    guard let ensemble else { return }
    try StateFlaw.unless(
      ensemble.trials.count > 1 && ensemble.trials == expectedEnsemble
        && ensemble.score?.isFinite ?? true, "ensemble")
  }
}
