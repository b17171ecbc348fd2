public import Learning
import Methods

extension PathNet {
  /// What it reports: the first three at every generation, the others when an arm has ended.
  public static let series: [Series] =
    [
      Series("fitness", label: "training accuracy of the winner", better: .higher),
      Series("best", label: "best of this task", better: .higher),
      Series("entropy", label: "entropy of the population", unit: "bits"),
    ]
    + Arm.allCases.map {
      Series("generations-\($0.rawValue)", label: $0.label, unit: "generations", better: .lower)
    } + [
      Series("accuracy-before", label: "accuracy on A before B", better: .higher),
      Series("accuracy-after", label: "accuracy on A after B", better: .higher),
      Series("accuracy-fine-tuned", label: "accuracy on A after fine-tuning", better: .higher),
    ]

  /// Says what an arm came to.
  func describe(_ result: ArmResult, _ arm: Arm, in world: PathWorld, report: inout Report) {
    report.value("generations-\(arm.rawValue)", Double(result.generations))
    let task = tasks(ofPair: pair, in: world)[arm.task].name
    let end = result.isSolved ? "reached \(brief(settings.threshold)) in" : "not solved in"
    report.note(
      "pair \(pair + 1), \(task): \(arm.label): \(end) \(result.generations) generations, "
        + "\(world.objective.name) \(brief(result.after))", .milestone)
    if arm == .first || arm == .transfer {
      report.gain(
        GainSample(
          before: result.before, after: result.after,
          cost: Double(2 * settings.window * settings.batch * result.generations),
          task: 2 * pair + arm.task))
    }
    let record = records[pair]
    if arm == .transfer, let kept = record.kept {
      report.value("accuracy-before", kept.before)
      report.value("accuracy-after", kept.after)
    }
    if arm == .fineTuned, let left = record.fineTuned {
      report.value("accuracy-fine-tuned", left.after)
    }
  }

  /// Says what a pair showed.
  func describePair(in world: PathWorld, report: inout Report) {
    let record = records[pair]
    guard let kept = record.kept else { return }
    let isSame = kept.before == kept.after && record.isFrozenUnchanged == true
    var text =
      "pair \(pair + 1): accuracy on A \(brief(kept.before)) before B, \(brief(kept.after)) after, "
      + (isSame ? "identical" : "NOT identical")
    if let left = record.fineTuned {
      text += "; fine-tuning took it from \(brief(left.before)) to \(brief(left.after))"
    }
    report.note(text, isSame ? .milestone : .warning)
  }

  /// Says what transfer was worth over all pairs, whatever it was.
  func describeEnd(report: inout Report) {
    let savings = records.indices.compactMap { saving(ofPair: $0) }
    guard let estimate = Estimate(savings) else { return }
    let text =
      "transfer saved \(brief(estimate.mean)) generations a pair on average (from "
      + "\(brief(estimate.low)) to \(brief(estimate.high))): fewer in \(savings.count { $0 > 0 }), "
      + "more in \(savings.count { $0 < 0 }) of \(savings.count)"
    let isEnough = savings.count >= Estimate.fewest
    let verdict =
      isEnough && estimate.low > 0
      ? "it helps" : isEnough && estimate.high < 0 ? "it delays" : "no sure gain"
    report.note("\(text): \(verdict)", .milestone)
  }

  /// What an arm came to in a pair; `nil` before its end.
  func result(of arm: Arm, inPair pair: Int) -> ArmResult? {
    guard let place = settings.arms.firstIndex(of: arm), records.indices.contains(pair),
      records[pair].results.indices.contains(place)
    else { return nil }
    return records[pair].results[place]
  }

  /// Generations that B took without transfer less those that it took with it.
  func saving(ofPair pair: Int, against arm: Arm = .scratch) -> Double? {
    guard let other = result(of: arm, inPair: pair),
      let transfer = result(of: .transfer, inPair: pair)
    else { return nil }
    return Double(other.generations - transfer.generations)
  }
}
