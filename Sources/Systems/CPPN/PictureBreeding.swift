import Compute
import Learning
import Methods

/// Pictures on their way to whatever somebody likes.
struct PictureBreeding: Codable, Sendable {
  /// The broods from the first to the one that was shown last.
  private(set) var path: [CPPN.Brood] = []
  /// The places in the last brood of the parents that were chosen; empty while a choice is awaited.
  private(set) var chosen: [Int] = []
  /// Broods shown again because somebody went back.
  private(set) var undone = 0
  /// Whether the last brood is to be shown again.
  private var isBack = false
  private(set) var isAwaiting = false
  private var breeder: PatternBreeder
  private(set) var told = 0

  /// Hidden nodes of the first pictures, at the most.
  static let hidden = 4

  init() { breeder = PatternBreeder(PatternPicture.shape, hidden: Self.hidden) }

  /// The next pictures to choose from; `nil` while a choice is awaited.
  mutating func ask(_ settings: CPPN.Settings, random: Random) -> CPPN.Brood? {
    guard !isAwaiting else { return nil }
    isAwaiting = true
    if isBack, let brood = path.last {
      isBack = false
      return brood
    }
    let brood = next(settings, random: random)
    path.append(brood)
    chosen = []
    return brood
  }

  private mutating func next(_ settings: CPPN.Settings, random: Random) -> CPPN.Brood {
    guard let last = path.last else {
      let genomes = (0..<settings.pictures).map { place in
        Self.first(cap: settings.evolution.cap, random: random.stream(place))
      }
      return CPPN.Brood(round: 1, genomes: genomes, parents: [])
    }
    let genomes = breeder.brood(
      of: chosen.map { last.genomes[$0] }, size: settings.pictures, settings.evolution,
      random: random)
    return CPPN.Brood(round: last.round + 1, genomes: genomes, parents: chosen)
  }

  /// A random pattern that is not all light or all shade, if one of ten is none.
  private static func first(cap: Double, random: Random) -> Genotype {
    var random = random
    let points = PatternPicture.points(side: 8)
    var genome = Genotype([])
    for _ in 0..<10 {
      genome = Genotype(
        randomPattern: PatternPicture.shape, hidden: hidden, cap: cap, random: &random)
      let pixels = PatternPicture.brightness(of: genome, at: points)
      let bright = pixels.count { $0 > 0.5 }
      if (8...56).contains(bright) { break }
    }
    return genome
  }

  /// Learns a choice; where there is none, the first pictures are the parents.
  mutating func tell(_ brood: CPPN.Brood, _ choice: [Int]?) {
    isAwaiting = false
    told += 1
    let places = (choice ?? []).filter(brood.genomes.indices.contains)
    let goesBack = brood.round > 1 && choice == [brood.genomes.count]
    if goesBack {
      path.removeLast()
      (undone, isBack, chosen) = (undone + 1, true, brood.parents)
    } else {
      chosen = places.isEmpty ? [0] : places.sorted()
    }
  }

  /// The first of the parents that were chosen last; where none was, the first picture.
  var favourite: Genotype? { path.last.map { $0.genomes[chosen.first ?? 0] } }
}

extension PictureBreeding {
  /// Makes sure that every brood comes of the one before.
  func check(
    against fresh: PictureBreeding, _ settings: CPPN.Settings, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(told == steps && (0...told).contains(undone), "told")
    try StateFlaw.unless(breeder.makesSense(since: fresh.breeder), "breeder")
    for (place, brood) in path.enumerated() {
      let before = place > 0 ? path[place - 1].genomes.count : 0
      try StateFlaw.unless(
        brood.round == place + 1 && brood.genomes.count == settings.pictures
          && brood.genomes.allSatisfy(breeder.isGenome), "path.\(place)")
      try StateFlaw.unless(
        brood.parents.isEmpty == (place == 0)
          && brood.parents.allSatisfy((0..<before).contains)
          && Set(brood.parents).count == brood.parents.count
          && brood.parents.count <= 4, "path.\(place).parents")
    }
    let count = path.last?.genomes.count ?? 0
    try StateFlaw.unless(
      chosen.allSatisfy((0..<count).contains) && Set(chosen).count == chosen.count
        && chosen.count <= 4 && !(isBack && path.isEmpty)
        && (isAwaiting || isBack || path.isEmpty || !chosen.isEmpty), "chosen")
    try StateFlaw.unless(path.count <= told + 1, "path")
  }

  /// Makes sure that a trial that was asked for shows the last brood.
  func check(_ pending: CPPN.Brood) throws(StateFlaw) {
    try StateFlaw.unless(isAwaiting && pending == path.last, "pending")
  }
}
