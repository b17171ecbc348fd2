import Compute
import Foundation
import Learning
import Testing
import Worlds

@testable import Methods
@testable import Systems

private let small = MazeTasks.all[0]

@Suite struct MazeTrialsTests {
  private func trials(_ count: Int, _ tasks: MazeTasks = small, seed: UInt64 = 1) -> MazeTrials {
    tasks.trials(0..<count, showing: .state, random: Random(seed: seed))
  }

  private func observation(_ trials: MazeTrials) -> [[Float]] {
    var seen = [Float](repeating: 9, count: trials.rows * MazeTrials.inputs)
    seen.withUnsafeMutableBufferPointer { trials.observe($0) }
    return (0..<trials.rows).map {
      Array(seen[$0 * MazeTrials.inputs..<($0 + 1) * MazeTrials.inputs])
    }
  }

  /// No layout that is learned from is evaluated on.
  @Test(arguments: MazeTasks.all) func evaluatesOnUnseenMazesOnly(tasks: MazeTasks) {
    let learned = tasks.lessons(0..<300, showing: .state, random: Random(seed: 2))
    let heldOut = trials(100, tasks, seed: 2)
    #expect(Set(learned.mazes).isDisjoint(with: heldOut.mazes))
    #expect(Set(heldOut.mazes).count > 20)
  }

  @Test func targetsStayAndStartsDiffer() {
    let trials = trials(40)
    for row in 0..<40 {
      let maze = trials.mazes[row]
      #expect(!maze.isWall[trials.targets[row]] && trials.tile(of: row) != trials.targets[row])
    }
    #expect(Set(trials.targets).count > 5)
  }

  @Test func observationsTellViewLastMoveRewardAndBeginning() {
    var trials = trials(3)
    let first = observation(trials)
    for row in first {
      #expect(row.prefix(16).allSatisfy { $0 > 0 && $0 < 1 })
      #expect(row[16..<32].allSatisfy { $0 == 0 || $0 == 1 })
      #expect(Array(row[32...]) == [0, 0, 0, 0, 1])
    }
    var rewards: [Float] = [0, 0, 0]
    trials.step([0, 1, 2], &rewards)
    let second = observation(trials)
    for row in 0..<3 {
      var rest: [Float] = [0, 0, 0, rewards[row], 0]
      rest[row] = 1
      #expect(Array(second[row][32...]) == rest)
    }
    #expect(rewards[0] == -0.04 && rewards[1] == -0.04)
    // The middle columns tell how far the wall ahead is: five tiles are 1.
    let depth = trials.view(of: 0).cast(7) { _ in }
    #expect(abs(Double(second[0][7]) - depth / 5) < 1e-6)
  }

  @Test func turnsComeRoundAndWallsStop() {
    for tasks in [small, MazeTasks.all[2]] {
      let motion = tasks.motion
      let maze = trials(1, tasks).mazes[0]
      let (x, y) = maze.centre(of: maze.floor[0])
      let start = MazeMotion.Pose(x: x, y: y, heading: 0)
      var pose = start
      for _ in 0..<motion.headings { _ = motion.take(.right, &pose, in: maze) }
      #expect(pose == start)
      // The first floor tile is in the north-west corner: north of it is the wall around.
      var hits = 0
      for _ in 0..<8 where motion.take(.forward, &pose, in: maze) { hits += 1 }
      #expect(
        hits == (motion.strides == 1 ? 8 : 6) && maze.tile(x: pose.x, y: pose.y) == maze.floor[0])
    }
  }

  /// The shortest way earns 1 an episode, less 0.04 a step, and takes as many steps as a search says.
  @Test(arguments: MazeTasks.all.prefix(2)) func theShortestWayPaysWhatItShould(tasks: MazeTasks) {
    let trials = trials(20, tasks)
    let scores = MazeRule.shortest.play(trials, whims: (0..<20).map { Random(seed: 3).stream($0) })
    let ways = MazeWays(side: 2 * tasks.cells + 1)
    for row in 0..<20 {
      let maze = trials.mazes[row]
      let pose = trials.poses[row]
      let place = MazeWays.Place(tile: trials.tile(of: row), turns: pose.heading)
      let length = ways.length(from: place) {
        !maze.isWall[$0]
      } to: {
        $0 == trials.targets[row]
      }
      #expect(scores.lengths?.steps[0].values[row] == length.map(Float.init))
      let steps = (scores.lengths?.steps ?? []).reduce(Float(0)) { $0 + $1.values[row] }
      #expect(abs(scores.totals.values[row] - (2 - 0.04 * steps)) < 1e-4)
    }
    #expect(scores.lengths?.arrived(in: 0) == 1 && scores.lengths?.arrived(in: 1) == 1)
  }

  /// Small steps make ways about five times as long; 250 of them suffice for all shortest ways.
  @Test func smallStepsComeToTheTargetToo() throws {
    let whims = (0..<40).map { Random(seed: 4).stream($0) }
    let large = MazeRule.shortest.play(trials(40), whims: whims)
    let fine = MazeRule.shortest.play(trials(40, MazeTasks.all[2]), whims: whims)
    #expect(fine.lengths?.arrived(in: 0) == 1)
    let ratio = try #require(fine.lengths).mean(of: 0) / #require(large.lengths).mean(of: 0)
    #expect(ratio > 3.5 && ratio < 6)
  }

  /// Memory of a map pays in the second episode; who has none gains nothing by it.
  @Test func rulesRankAsTheyShould() throws {
    let count = 300
    let trials = trials(count)
    let whims = (0..<count).map { Random(seed: 5).stream($0) }
    let lengths = try MazeRule.allCases.map {
      try #require($0.play(trials, whims: whims).lengths)
    }
    let (random, wall, map, shortest) = (lengths[0], lengths[1], lengths[2], lengths[3])
    #expect(random.mean(of: 0) > wall.mean(of: 0))
    #expect(wall.mean(of: 0) > map.mean(of: 0) && map.mean(of: 0) > shortest.mean(of: 0))
    #expect(map.ratio < 0.85 && abs(wall.ratio - 1) < 0.15 && shortest.ratio == 1)
    #expect(wall.arrived(in: 1) > 0.9 && map.arrived(in: 1) == 1 && random.arrived(in: 1) < 0.95)
  }

  /// An episode ends at the target or after its last step; the next one begins where that began, and
  /// a trial that is over pays nothing and stays as it is.
  @Test func episodesEndAndBegin() {
    var trials = trials(12)
    var rewards = [Float](repeating: 9, count: 12)
    let starts = trials.poses
    for step in 0..<100 {
      #expect(trials.episodes == Array(repeating: step / 50, count: 12))
      #expect(step % 50 > 0 || trials.poses == starts)
      for row in 0..<12 { #expect(trials.isAtStart(row) == (step % 50 == 0)) }
      trials.step(Array(repeating: 0, count: 12), &rewards)
      #expect(trials.progress?.episodes == Array(repeating: step / 50, count: 12))
    }
    for row in 0..<12 { #expect(trials.isOver(row)) }
    trials.step(Array(repeating: 2, count: 12), &rewards)
    #expect(rewards.allSatisfy { $0 == 0 } && trials.worths.allSatisfy { $0 == 0 })
    #expect(trials.progress?.episodes == Array(repeating: -1, count: 12))
    #expect(observation(trials).allSatisfy { $0.allSatisfy { $0 == 0 } })
  }

  /// What an agent takes along into the second episode is its memory, its last move and its reward;
  /// who forgets begins it like a trial.
  @Test func onlyWhoForgetsBeginsAnew() throws {
    var (keeping, rewards) = (trials(4), [Float](repeating: 0, count: 4))
    var forgetting = try #require(small.forgetful(keeping))
    #expect(!keeping.forgets(0) && forgetting.forgets(0))
    for _ in 0..<50 {
      keeping.step([1, 1, 1, 1], &rewards)
      forgetting.step([1, 1, 1, 1], &rewards)
    }
    #expect(keeping.isAtStart(0) && !keeping.forgets(0) && forgetting.forgets(0))
    let (kept, forgotten) = (observation(keeping)[0], observation(forgetting)[0])
    #expect(kept.prefix(32) == forgotten.prefix(32))
    #expect(Array(kept[32...]) == [0, 1, 0, -0.04, 1])
    #expect(Array(forgotten[32...]) == [0, 0, 0, 0, 1])
    forgetting.step([1, 1, 1, 1], &rewards)
    #expect(
      !forgetting.forgets(0) && Array(observation(forgetting)[0][32...]) == [0, 1, 0, -0.04, 0])
  }

  @Test func aTrialIsTheSameWhoeverElseIsPlayed() {
    let (all, some) = (trials(8), small.trials(5..<8, showing: .state, random: Random(seed: 1)))
    #expect(Array(all.mazes[5...]) == some.mazes && Array(all.targets[5...]) == some.targets)
    #expect(Array(all.poses[5...]) == some.poses)
  }

  /// Classes of depth are eighths of the longest there may be.
  @Test func classesAreThoseOfWhatIsSeen() {
    let trials = trials(6)
    var classes = [Float](repeating: 9, count: 6 * 17)
    classes.withUnsafeMutableBufferPointer { trials.writeTargets($0) }
    for (row, seen) in observation(trials).enumerated() {
      for column in 0..<16 {
        #expect(classes[row * 17 + column] == (seen[column] * 8).rounded(.down))
      }
      #expect(classes[row * 17 + 16] == 0)
    }
  }

  /// Tiles 0 to 4 stand in a row: back at 1, one that was three tiles away has closed a loop.
  @Test func loopsAreClosedAfterGoingAway() {
    var loops = LoopClosures(rows: 2, side: 7)
    loops.reset(0, at: 0)
    var closed: [Bool] = []
    for tile in [1, 2, 1, 0, 1, 2, 3, 2, 1, 0] {
      loops.note(0, at: tile)
      closed.append(loops.isClosed[0])
    }
    // Tile 0 is left at 3, and come near to at 1.
    #expect(closed == [false, false, false, false, false, false, false, false, true, true])
    #expect(!loops.isClosed[1])
    loops.reset(0, at: 1)
    #expect(!loops.isClosed[0])
  }
}

@Suite struct MazeAllocationTests {
  /// In a process of its own, where every allocation fails; episodes end and begin meanwhile.
  @Test func steppingThroughMazesAllocatesNothing() async {
    await #expect(processExitsWith: .success) {
      var trials = MazeTasks.all[0].lessons(0..<8, showing: .state, random: Random(seed: 1))
      let moves = [[0, 1, 2, 2, 2, 2, 2, 1], [2, 2, 1, 2, 0, 2, 2, 2]]
      var rewards = [Float](repeating: 0, count: 8)
      var seen = [Float](repeating: 0, count: 8 * MazeTrials.inputs)
      var classes = [Float](repeating: 0, count: 8 * 17)
      for step in 0..<90 {
        if step == 2 { exhaustMemory() }
        seen.withUnsafeMutableBufferPointer { trials.observe($0) }
        classes.withUnsafeMutableBufferPointer { trials.writeTargets($0) }
        trials.step(moves[step % 2], &rewards)
      }
      _exit(0)
    }
  }
}

@Suite struct RL2MazeTests {
  private func settings() -> RL2.Settings {
    var settings = RL2.Settings()
    (settings.units, settings.learning.trials, settings.learning.minibatch) = (8, 32, 16)
    (settings.heldOutTrials, settings.iterations, settings.interval) = (20, 4, 2)
    (settings.learning.epochs, settings.depthLoss, settings.loopLoss) = (1, 1, 1)
    return settings
  }

  private func run(steps: Int) throws -> (LearnerRun<RL2>, RL2World) {
    let world = RL2World(tasks: MazeTasks(id: "tiny", cells: 3, motion: .primitives, horizon: 8))
    var run = try LearnerRun<RL2>(settings(), world: world, seed: 1)
    for _ in 0..<steps { _ = try run.step(in: world) }
    return (run, world)
  }

  /// Rules play, the agent learns with auxiliary losses, resumes while learning, and all that is
  /// declared is reported.
  @Test func learnsMazesAndResumes() throws {
    var (run, world) = try run(steps: 4 * 20 + 3)
    let bytes = try PropertyListEncoder().encode(run)
    var resumed = try PropertyListDecoder().decode(LearnerRun<RL2>.self, from: bytes)
    var series: Set<String> = []
    while let report = try run.step(in: world) {
      _ = try resumed.step(in: world)
      for case .value(let name, _) in report.entries { series.insert(name) }
    }
    #expect(run.learner.agent.parameters == resumed.learner.agent.parameters)
    #expect(
      series.isSuperset(of: ["score", "first", "second", "ratio", "reset", "improved", "auxiliary"])
    )
    #expect(run.learner.evaluations == resumed.learner.evaluations)
    let artefacts = run.learner.artefacts(in: world)
    #expect(artefacts.map(\.id).suffix(4) == ["lengths", "maze", "view", "policy"])
  }

  /// What a state says of the mazes is checked: lengths that are missing or too long, steps that
  /// there cannot be, classes that there are not.
  @Test func otherStatesAreRefused() throws {
    let (run, world) = try run(steps: 4 * 20 + 1)
    let fresh = try LearnerRun<RL2>(settings(), world: world, seed: 1).learner
    let plain = try JSONSerialization.jsonObject(with: JSONEncoder().encode(run.learner))
    let state = try #require(plain as? [String: Any])
    try decoded(state).check(against: fresh, in: world, after: 81)
    let last = try #require(evaluation("last", of: state))
    let scores = try #require(part("scores", of: last))
    var (wrong, long) = (last, last)
    wrong["scores"] = scores.filter { $0.key != "lengths" }
    let steps = try #require(last["watched"] as? [Any])
    long["watched"] = Array(repeating: steps[0], count: 17)
    for evaluation in [wrong, long] {
      var evaluations = try #require(state["evaluations"] as? [String: Any])
      evaluations["last"] = evaluation
      var changed = state
      changed["evaluations"] = evaluations
      #expect(throws: StateFlaw.self) {
        try decoded(changed).check(against: fresh, in: world, after: 81)
      }
    }
  }

  private func evaluation(_ name: String, of state: [String: Any]) -> [String: Any]? {
    (state["evaluations"] as? [String: Any])?[name] as? [String: Any]
  }

  private func part(_ name: String, of evaluation: [String: Any]) -> [String: Any]? {
    evaluation[name] as? [String: Any]
  }

  private func decoded(_ state: [String: Any]) throws -> RL2 {
    try JSONDecoder().decode(RL2.self, from: JSONSerialization.data(withJSONObject: state))
  }

  /// Bandits and processes keep nothing of what mazes keep.
  @Test func otherWorldsAreWrittenAsBefore() throws {
    let world = try RL2.open(WorldRequest(name: "bandit-5-10"))
    let run = try LearnerRun<RL2>(RL2.Settings(), world: world, seed: 1)
    let scores = TrialScores(rows: 2, episodes: 2, horizon: 3)
    let states = try [JSONEncoder().encode(run), JSONEncoder().encode(scores)]
    for text in states.map({ String(decoding: $0, as: UTF8.self) }) {
      for name in ["arrivals", "forgetful", "navigation", "auxiliary", "targets"] {
        let isThere = text.contains("\"\(name)\"")
        #expect(!isThere, "\(name)")
      }
    }
  }

  @Test func lengthsAreOfEpisodes() {
    var scores = TrialScores(rows: 2, episodes: 2, horizon: 3, endsEarly: true)
    // The first row arrives after 2 steps, then after 1; the second never does.
    let steps: [(episodes: [Int], arrivals: [Int])] = [
      ([0, 0], []), ([0, 0], [0]), ([1, 0], [0]), ([-1, 1], []), ([-1, 1], []), ([-1, 1], []),
    ]
    for (step, now) in steps.enumerated() {
      var progress = EpisodeProgress(rows: 2)
      for row in 0..<2 {
        progress.note(row, episode: now.episodes[row] < 0 ? nil : now.episodes[row])
      }
      for row in now.arrivals { progress.arrive(row) }
      scores.note(step: step, [1, 2], progress)
    }
    let lengths = scores.lengths
    #expect(lengths?.steps.map(\.values) == [[2, 3], [1, 3]])
    #expect(lengths?.arrivals.map(\.values) == [[1, 0], [1, 0]])
    #expect(lengths?.ratio == 4.0 / 5 && lengths?.improved == 1)
    #expect(scores.totals.values == [3, 12] && scores.curve == [4, 3.5])
  }
}
