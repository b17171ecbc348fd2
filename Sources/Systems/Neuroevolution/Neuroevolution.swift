public import Compute
public import Learning

/// Neuroevolution of a fixed set of units, in the two ways of 1989: the weights evolve (Montana &
/// Davis), or which connections there are, weights being trained inside the fitness (Miller, Todd &
/// Hegde).
///
/// A step is as many children as the population has members.
public struct Neuroevolution: Learner {
  /// A member of the population.
  struct Member: Codable, Hashable, Sendable {
    /// A number for each connection of the layout: its weight, or 1 where it is there and 0 where not.
    var genes: [Double]
    /// The mean fitness of its judgements.
    var fitness = 0.0
    /// How often it was judged.
    var judged = 0
    /// How often it solved the task then.
    var solved = 0

    /// Whether it solves the task, in nine of ten judgements at least.
    var isSolution: Bool { judged > 0 && 10 * solved >= 9 * judged }
  }

  /// What crossover made of a pair of parents.
  struct Probe: Codable, Hashable, Sendable {
    /// The mean fitness of the parents.
    let parents: Double
    /// The fitness of their child.
    let child: Double
    /// The fitness of their child where the hidden units of one were put in another order first, which
    /// changes nothing of what that parent computes.
    let shuffled: Double
  }

  /// What crossover made of pairs of parents in all generations so far.
  struct CrossoverDamage: Codable, Hashable, Sendable {
    /// Pairs of parents.
    var pairs = 0
    /// The sum over pairs of the child's fitness less that of its parents.
    var plain = 0.0
    /// The same where the hidden units of one were put in another order first.
    var shuffled = 0.0
  }

  /// What is set.
  public var settings: Settings
  let shape: Shape
  /// The members, the best first once they were judged.
  private(set) var members: [Member]
  /// Generations done.
  private(set) var generations = 0
  /// The best member so far.
  private(set) var champion: Member
  /// The best member of the first generation, which gains are measured from.
  private(set) var founder: Member
  /// The best of as many random members.
  private(set) var control: Member
  /// New starts of the population.
  private(set) var restarts = 0
  /// The generation of the last progress since the last start.
  private(set) var progressed = 0
  /// The best fitness since the last start.
  private(set) var record = 0.0
  /// What crossover did in the last generation.
  private(set) var probes: [Probe] = []
  /// What it did over all generations.
  private(set) var damage = CrossoverDamage()
  /// Networks judged when the task was first solved.
  private(set) var solvedAfter: Int?
  /// Where first weights of trainings come from that are for pictures only.
  let heldOut: Random

  /// How many judgements of a matrix make it a champion.
  static let trust = 10

  /// The numbers of units.
  struct Shape: Codable, Hashable, Sendable {
    let inputs: Int
    let hidden: Int
    let outputs: Int
    let hasShortcuts: Bool
  }

  /// A random population.
  public init(
    _ settings: Settings, world: NeuroevolutionWorld, random: Random
  ) throws(Failure) {
    self.settings = settings
    guard settings.method == .weights || world.patterns != nil else {
      throw Failure(
        .input,
        "method: connectivity is judged by back-propagation, and the world \(world.task.rawValue) "
          + "gives no outputs to learn from; there only weights can evolve")
    }
    shape = Shape(
      inputs: world.shape.inputs, hidden: settings.hidden, outputs: world.shape.outputs,
      hasShortcuts: settings.method == .connectivity)
    heldOut = random.stream("held-out")
    let breeder = Breeder(settings, shape.layout)
    members = (0..<settings.population).map {
      var draw = random.stream("member").stream($0)
      return Member(genes: breeder.first(&draw))
    }
    champion = members[0]
    founder = members[0]
    control = members[0]
  }

  /// All generations, or those until the task was solved.
  public var plannedSteps: Int? {
    let isOver = settings.method == .weights && settings.stopsWhenSolved && champion.isSolution
    return isOver ? generations : max(settings.generations, generations)
  }

  /// How many members were judged.
  package var evaluations: Int { generations * settings.population }

  /// Judges the first population, or makes as many children as it has members.
  public mutating func step(
    in world: NeuroevolutionWorld, random: Random, report: inout Report
  ) throws(Failure) {
    let judge = Judge(settings, shape.layout, world)
    if generations == 0 {
      judgeAll(judge, random: random.stream("judging"))
      founder = members[0]
    } else if settings.method == .connectivity {
      replaceAll(judge, random: random)
    } else if isStuck {
      startAnew(judge, random: random.stream("restart"), report: &report)
    } else {
      replaceWorst(judge, random: random)
    }
    generations += 1
    if generations == 1 || members[0].fitness > record {
      (record, progressed) = (members[0].fitness, generations)
    }
    crown(report: &report)
    tryRandomMembers(judge, random: random.stream("control"))
    probe(judge, random: random.stream("probes"))
    describe(judge, random: random.stream("variants"), report: &report)
  }
}

extension Neuroevolution.Shape {
  /// The connections there may be.
  var layout: NetworkLayout {
    NetworkLayout(
      inputs: inputs, hidden: hidden, outputs: outputs, hasShortcuts: hasShortcuts)
  }
}

// MARK: - Generations

extension Neuroevolution {
  private mutating func judgeAll(_ judge: Judge, random: Random) {
    for place in members.indices {
      judge.judge(&members[place], random: random.stream(place))
    }
    if settings.method == .connectivity { poolTwins() }
    sort()
  }

  /// Members with the same genes are judged by all of their trainings together: else the luckiest of
  /// many copies would win.
  private mutating func poolTwins() {
    var isPooled = Array(repeating: false, count: members.count)
    for place in members.indices where !isPooled[place] {
      let twins = members.indices.filter { members[$0].genes == members[place].genes }
      let judged = twins.reduce(0) { $0 + members[$1].judged }
      let sum = twins.reduce(0) { $0 + members[$1].fitness * Double(members[$1].judged) }
      let solved = twins.reduce(0) { $0 + members[$1].solved }
      for twin in twins {
        (members[twin].fitness, members[twin].judged) = (sum / Double(judged), judged)
        members[twin].solved = solved
        isPooled[twin] = true
      }
    }
  }

  /// The best first, of equals the one that was there first.
  private mutating func sort() {
    let order = members.indices.sorted {
      (members[$1].fitness, $0) < (members[$0].fitness, $1)
    }
    members = order.map { members[$0] }
  }

  /// Montana & Davis: each child takes the place of the worst member at once.
  private mutating func replaceWorst(_ judge: Judge, random: Random) {
    let breeder = Breeder(settings, judge.layout)
    for number in 0..<settings.population {
      var draw = random.stream("child").stream(number)
      var child = Member(genes: breeder.child(of: members, &draw))
      judge.judge(&child, random: draw.stream("judging"))
      let place = members.prefixCount { $0.fitness >= child.fitness }
      members.insert(child, at: min(place, members.count - 1))
      members.removeLast()
    }
  }

  /// Miller, Todd & Hegde: a generation of children, and the elites, which are trained again.
  private mutating func replaceAll(_ judge: Judge, random: Random) {
    let breeder = Breeder(settings, judge.layout)
    var elites: [Member] = []
    for member in members where elites.count < min(settings.elites, members.count - 1) {
      if !elites.contains(where: { $0.genes == member.genes }) { elites.append(member) }
    }
    let children = (elites.count..<members.count).map { number in
      var draw = random.stream("child").stream(number)
      return Member(genes: breeder.child(of: members, &draw))
    }
    members = elites + children
    judgeAll(judge, random: random.stream("judging"))
  }

  /// Makes the best member the champion: of weights the best ever, of matrices, whose judgements
  /// depend on first weights, the best that were judged often, before all others those that learn
  /// nearly always: a cheaper matrix that now and then fails is none to rely on.
  private mutating func crown(report: inout Report) {
    let isNoisy = settings.method == .connectivity
    let best = isNoisy ? mostReliable : members[0]
    guard isNoisy || generations == 1 || best.fitness > champion.fitness else { return }
    let isNew = best.genes != champion.genes || generations == 1
    champion = best
    if champion.isSolution, solvedAfter == nil {
      solvedAfter = evaluations
      report.note("solved after \(evaluations) networks", .milestone)
    }
    if isNew { tellBest(&report) }
  }

  private var mostReliable: Member {
    let known = members.filter { $0.judged >= Self.trust * settings.starts }
    return known.first(where: \.isSolution) ?? known.first ?? members[0]
  }

  /// The control: as many members at random as a generation has.
  private mutating func tryRandomMembers(_ judge: Judge, random: Random) {
    let breeder = Breeder(settings, judge.layout)
    for number in 0..<settings.population {
      var draw = random.stream(number)
      var member = Member(genes: breeder.first(&draw))
      judge.judge(&member, random: draw.stream("judging"))
      if control.judged == 0 || member.fitness > control.fitness { control = member }
    }
  }

  /// Whether nothing has become better for so long that evolution of weights begins anew.
  private var isStuck: Bool {
    settings.patience > 0 && !champion.isSolution && generations - progressed >= settings.patience
  }

  /// Begins anew; the champion and the founder stay.
  private mutating func startAnew(_ judge: Judge, random: Random, report: inout Report) {
    let breeder = Breeder(settings, judge.layout)
    members = members.indices.map {
      var draw = random.stream($0)
      return Member(genes: breeder.first(&draw))
    }
    restarts += 1
    judgeAll(judge, random: random.stream("judging"))
    (record, progressed) = (members[0].fitness, generations + 1)
    report.note("no progress for \(settings.patience) generations: a new start")
  }

  /// What crossover makes of pairs of parents, as they are and with the hidden units of one in another
  /// order.
  private mutating func probe(_ judge: Judge, random: Random) {
    guard settings.method == .weights else { return }
    let breeder = Breeder(settings, judge.layout)
    probes = (0..<settings.probes).map { number in
      var draw = random.stream(number)
      let (one, other) = (breeder.parent(of: members, &draw), breeder.parent(of: members, &draw))
      let order = draw.permutation(shape.hidden)
      var rows = draw.stream("rows")
      var sameRows = rows
      var child = Member(genes: breeder.cross(one.genes, other.genes, &rows))
      var shuffled = Member(
        genes: breeder.cross(
          one.genes, judge.layout.reordered(other.genes, by: order), &sameRows))
      judge.judge(&child, random: draw)
      judge.judge(&shuffled, random: draw)
      return Probe(
        parents: (one.fitness + other.fitness) / 2, child: child.fitness,
        shuffled: shuffled.fitness)
    }
    damage.pairs += probes.count
    damage.plain += probes.reduce(0) { $0 + $1.child - $1.parents }
    damage.shuffled += probes.reduce(0) { $0 + $1.shuffled - $1.parents }
  }
}
