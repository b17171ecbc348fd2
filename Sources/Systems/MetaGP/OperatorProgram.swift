import Compute

/// A program that makes a child of two parents: instructions that change a copy of the first, one
/// after the other.
struct OperatorProgram: Codable, Hashable, Sendable {
  /// What an instruction does at the node it picks.
  enum Action: String, Codable, CaseIterable, Sendable {
    /// Puts a picked part of the other parent there.
    case cross
    /// Puts a random formula there.
    case grow
    /// Leaves nothing but what is there.
    case hoist
    /// Makes what is there an argument of a random function.
    case wrap
    /// Puts another function of as many arguments there.
    case point
    /// Puts a terminal there.
    case terminal
    /// Exchanges the two arguments of what is there.
    case swap
    /// Puts the whole other parent on a leaf.
    case graft
    /// Puts one of the leaves below there.
    case shrink
  }

  /// Which nodes are picked.
  enum Picker: String, Codable, CaseIterable, Sendable {
    case uniform, inner, leaf
    /// The smallest, or the largest, part of three.
    case small, large
  }

  /// An instruction.
  struct Instruction: Codable, Hashable, Sendable {
    var action: Action
    var picker: Picker
    /// How deep what is grown is.
    var depth: Int
    /// With which probability it is carried out.
    var probability: Double

    /// A random one.
    init(_ random: inout Random) {
      action = random.pick(Action.allCases)
      picker = random.pick(Picker.allCases)
      depth = 1 + random.below(4)
      probability = random.uniform(in: 0.1...1)
    }

    init(_ action: Action, _ picker: Picker, depth: Int = 2, probability: Double = 1) {
      (self.action, self.picker, self.depth) = (action, picker, depth)
      self.probability = probability
    }

    /// `cross inner 0.9`.
    var text: String {
      let share = (probability * 100).rounded() / 100
      return "\(action.rawValue) \(picker.rawValue)"
        + (action == .grow ? " depth \(depth)" : "") + " p=\(share)"
    }
  }

  private(set) var instructions: [Instruction]
  /// Whether only the first instruction that is carried out counts.
  private(set) var isFirstOnly = false

  /// The most instructions.
  static let most = 6

  /// The usual operators: crossover at inner nodes in nine of ten cases, else a random formula.
  static let classic = OperatorProgram(
    instructions: [.init(.cross, .inner, probability: 0.9), .init(.grow, .uniform, depth: 4)],
    isFirstOnly: true)

  private init(instructions: [Instruction], isFirstOnly: Bool) {
    (self.instructions, self.isFirstOnly) = (instructions, isFirstOnly)
  }

  /// A program of these instructions.
  init(_ instructions: [Instruction]) { self.instructions = instructions }

  /// A random one of one to four instructions.
  init(_ random: inout Random) {
    let count = 1 + random.below(4)
    instructions = (0..<count).map { _ in Instruction(&random) }
  }

  /// The child of two parents.
  func child(
    of first: Expression, _ second: Expression, made primitives: PrimitiveSet,
    _ random: inout Random
  ) -> Expression {
    var child = first
    for instruction in instructions where random.chance(instruction.probability) {
      child.carryOut(instruction, with: second, primitives, &random)
      if isFirstOnly { break }
    }
    return child
  }

  /// Whether it could have been evolved.
  var makesSense: Bool {
    !isFirstOnly && (1...Self.most).contains(instructions.count)
      && instructions.allSatisfy { (1...4).contains($0.depth) && (0...1).contains($0.probability) }
  }
}

// MARK: - Its own evolution

extension OperatorProgram {
  /// A child at the level of programs, whose operators are fixed: two in five cross at one point, one
  /// in five is longer, one in ten shorter, the others have one field changed.
  static func offspring(
    of first: OperatorProgram, _ second: OperatorProgram, _ random: inout Random
  ) -> OperatorProgram {
    var own = first.instructions
    switch random.uniform() {
    case ..<0.4:
      let head = own.prefix(random.below(own.count + 1))
      own = Array(head + second.instructions.suffix(random.below(second.instructions.count + 1)))
    case ..<0.6: own.insert(Instruction(&random), at: random.below(own.count + 1))
    case ..<0.7: own.remove(at: random.below(own.count))
    default: own[random.below(own.count)].vary(&random)
    }
    if own.isEmpty { own = [Instruction(&random)] }
    return OperatorProgram(Array(own.prefix(most)))
  }
}

extension OperatorProgram.Instruction {
  /// Draws one of its fields anew.
  fileprivate mutating func vary(_ random: inout Random) {
    let other = Self(&random)
    switch random.below(4) {
    case 0: action = other.action
    case 1: picker = other.picker
    case 2: depth = other.depth
    default: probability = other.probability
    }
  }
}

// MARK: - Surgery

extension Expression {
  /// Picks a place; the root where nothing of the kind is there.
  func pick(_ picker: OperatorProgram.Picker, _ random: inout Random) -> Int {
    switch picker {
    case .uniform: return random.below(nodes.count)
    case .inner: return pick(where: { $0.arity > 0 }, &random)
    case .leaf: return pick(where: { $0.arity == 0 }, &random)
    case .small, .large:
      let places = (0..<3).map { _ in random.below(nodes.count) }
      let sizes = places.map { subtree(at: $0).count * (picker == .small ? 1 : -1) }
      return places[sizes.indices.min { sizes[$0] < sizes[$1] } ?? 0]
    }
  }

  private func pick(where fits: (Primitive) -> Bool, _ random: inout Random) -> Int {
    let count = nodes.count { fits($0) }
    guard count > 0 else { return 0 }
    var left = random.below(count)
    for (place, node) in nodes.enumerated() where fits(node) {
      if left == 0 { return place }
      left -= 1
    }
    return 0
  }

  /// Changes itself as an instruction says.
  mutating func carryOut(
    _ instruction: OperatorProgram.Instruction, with donor: Expression,
    _ primitives: PrimitiveSet, _ random: inout Random
  ) {
    let place = pick(instruction.picker, &random)
    let node = nodes[place]
    switch instruction.action {
    case .cross: replace(at: place, with: donor.part(at: donor.pick(instruction.picker, &random)))
    case .grow:
      let grown = Expression(
        of: primitives, depth: instruction.depth, isFull: false, random: &random)
      replace(at: place, with: grown.nodes)
    case .hoist: self = Expression(Array(part(at: place)))
    case .wrap:
      let function = primitives.function(&random)
      let rest = function.arity == 2 ? [primitives.terminal(&random)] : []
      replace(at: place, with: [function] + Array(part(at: place)) + rest)
    case .point:
      let other = random.pick(primitives.alike(node))
      replace(at: place, with: [other] + Array(part(at: place).dropFirst()))
    case .terminal: replace(at: place, with: [primitives.terminal(&random)])
    case .swap where node.arity == 2:
      let second = subtree(at: place + 1).upperBound
      replace(
        at: place, with: [node] + Array(part(at: second)) + Array(part(at: place + 1)))
    case .swap: break
    case .graft: replace(at: pick(.leaf, &random), with: donor.nodes)
    case .shrink:
      let leaves = part(at: place).filter { $0.arity == 0 }
      replace(at: place, with: [random.pick(leaves)])
    }
  }
}
