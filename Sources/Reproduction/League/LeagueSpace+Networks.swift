import Compute
import Learning
import Methods
import Systems

extension LeagueSpace {
  /// Networks of up to four layers in a row on digits somewhere on 12x12 pixels, each of them trained
  /// when it is looked up.
  ///
  /// A search sees the validation accuracy of one training, and is judged by the mean of three
  /// others on the test part.
  static let networks = LeagueSpace(
    name: "digit networks", decisions: 4, options: LeagueLayer.allCases.count, queries: 40,
    unit: "% wrong",
    accuracy: { design, random throws(Failure) in
      try networkWorld.get().accuracy(of: networkPlan(design), random: random)
    },
    shortfall: { design throws(Failure) in
      let (world, plan) = (try networkWorld.get(), networkPlan(design))
      var right = 0.0
      for training in 0..<judgedTrainings {
        let random = Random(seed: 0).stream("judged").stream(training)
        right += try world.accuracy(of: plan, isTest: true, random: random)
      }
      return 100 * (1 - right / Double(judgedTrainings))
    })

  private static let judgedTrainings = 3

  private static let networkWorld = Result { () throws(Failure) in
    try ImageWorld.open(WorldRequest(), usual: "shifted-digits")
  }

  /// The network of a design, trained as `nas` trains its children.
  private static func networkPlan(_ design: [Int]) -> ChildPlan {
    var list = NodeList()
    var last = Network.inputName
    for (place, option) in design.enumerated() {
      last = LeagueLayer.allCases[option].add(to: &list, reading: last, name: "l\(place + 1)")
    }
    list.add("classes", of: [last], .dense(units: 10))
    return NAS.Settings().plan(list.nodes)
  }
}

/// What a layer of a network of the league can be.
private enum LeagueLayer: CaseIterable {
  case none, pointwise8, filters4, filters8, filters16, pool

  /// Adds the layer; returns what the next one reads.
  func add(to list: inout NodeList, reading input: String, name: String) -> String {
    func convolve(_ filters: Int, _ kernel: Int) -> String {
      list.convolve(name, of: [input], filters: filters, kernel: Kernel(kernel))
    }
    return switch self {
    case .none: input
    case .pointwise8: convolve(8, 1)
    case .filters4: convolve(4, 3)
    case .filters8: convolve(8, 3)
    case .filters16: convolve(16, 3)
    case .pool: list.add(name, of: [input], .maxPool(size: 2, stride: 2))
    }
  }
}

extension ImageWorld {
  /// The accuracy of a network that is trained anew; 0 where it cannot be one, or its training
  /// diverges.
  fileprivate func accuracy(
    of plan: ChildPlan, isTest: Bool = false, random: Random
  ) throws(Failure) -> Double {
    if (try? plan.network(for: data.shape)) == nil { return 0 }
    var job = ChildJob<ImageWorld>.training(ChildTraining(plan, isTest: isTest, random: random))
    return try job.finish(in: TrialContext(world: self)).score ?? 0
  }
}
