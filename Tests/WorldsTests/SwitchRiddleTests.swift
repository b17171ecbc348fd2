import Compute
import Testing
import Worlds

@Suite struct SwitchRiddleTests {
  @Test(arguments: [(3, 20.0 / 27), (4, 0.7806), (5, 0.7879)])
  func theOracleIsTheProbabilityThatAllVisitInTime(prisoners: Int, probability: Double) {
    #expect(abs(SwitchRiddle.oracle(prisoners: prisoners) - probability) < 5e-5)
  }

  @Test func tellingIsRewardedByTheTruthIncludingToday() {
    var riddle = SwitchRiddle(prisoners: 3, visitors: [0, 1, 1, 2, 0, 0])
    #expect((0..<6).map(riddle.reward) == [-1, -1, -1, 1, 1, 1])
    #expect(riddle.visitor == 0 && !riddle.isSwitchOn)
    #expect(riddle.act(.wait, leavingSwitchOn: true) == 0)
    #expect(riddle.visitor == 1 && riddle.isSwitchOn && riddle.day == 1)
    #expect(riddle.act(.tell, leavingSwitchOn: false) == -1)
    #expect(riddle.isOver)
  }

  @Test func timeRunsOut() {
    var riddle = SwitchRiddle(prisoners: 3, visitors: [0, 1, 2, 0, 1, 2])
    for _ in 0..<6 {
      #expect(!riddle.isOver)
      #expect(riddle.act(.wait, leavingSwitchOn: false) == 0)
    }
    #expect(riddle.isOver && riddle.day == riddle.days)
  }

  @Test func visitorsAreUniform() {
    var random = Random(seed: 1)
    var visits = [0, 0, 0, 0]
    for _ in 0..<1000 {
      let riddle = SwitchRiddle(prisoners: 4, random: &random)
      #expect(riddle.days == 10)
      for visitor in riddle.visitors { visits[visitor] += 1 }
    }
    #expect(visits.allSatisfy { abs($0 - 2500) < 150 })
  }

  /// Tries all 729 lives of three prisoners.
  ///
  /// The switch says how many have been in the room: off for one, on for two. That protocol
  /// reaches the oracle; telling blindly on the last day gets 13/27.
  @Test func theKnownProtocolIsPerfectForThree() {
    var protocolTotal = 0.0
    var blindTotal = 0.0
    for life in 0..<729 {
      let visitors = [1, 3, 9, 27, 81, 243].map { life / $0 % 3 }
      blindTotal += SwitchRiddle(prisoners: 3, visitors: visitors).reward(tellingOn: 5)
      protocolTotal += play(SwitchRiddle(prisoners: 3, visitors: visitors))
    }
    #expect(abs(protocolTotal / 729 - SwitchRiddle.oracle(prisoners: 3)) < 1e-12)
    #expect(abs(blindTotal / 729 - 13.0 / 27) < 1e-12)
  }

  private func play(_ start: SwitchRiddle) -> Double {
    var riddle = start
    var hasBeen = [false, false, false]
    var reward = 0.0
    while !riddle.isOver {
      let isNew = !hasBeen[riddle.visitor]
      hasBeen[riddle.visitor] = true
      let isThird = isNew && riddle.isSwitchOn
      let isSecond = isNew && riddle.day > 0 && !riddle.isSwitchOn
      reward += riddle.act(isThird ? .tell : .wait, leavingSwitchOn: isSecond || riddle.isSwitchOn)
    }
    return reward
  }
}
