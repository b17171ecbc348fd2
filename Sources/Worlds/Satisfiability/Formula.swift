/// A formula in conjunctive normal form: every clause must have a literal that holds.
public struct Formula: Hashable, Sendable {
  /// A variable, wanted true or false: 2v for true, 2v + 1 for false.
  public struct Literal: Hashable, Sendable {
    let code: Int32

    /// Wants a variable, counted from 0, to be true or false.
    public init(_ variable: Int, isTrue: Bool) { code = Int32(2 * variable + (isTrue ? 0 : 1)) }

    /// The variable.
    public var variable: Int { Int(code >> 1) }
    /// Whether it is wanted true.
    public var isTrue: Bool { code & 1 == 0 }
    /// What must not hold for this to hold.
    var negated: Literal { Literal(variable, isTrue: !isTrue) }
  }

  /// How many variables there are.
  public let variables: Int
  /// The clauses, none of them empty.
  public let clauses: [[Literal]]

  /// A formula of these clauses.
  public init(variables: Int, clauses: [[Literal]]) {
    precondition(
      variables > 0
        && clauses.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.variable < variables } },
      "no formula of \(variables) variables")
    (self.variables, self.clauses) = (variables, clauses)
  }

  /// Whether an assignment, a value for each variable, makes every clause hold.
  public func holds(_ values: [Bool]) -> Bool {
    clauses.allSatisfy { $0.contains { values[$0.variable] == $0.isTrue } }
  }

  /// The clauses in which each literal is, by its code.
  var occurrences: [[Int32]] {
    var lists = [[Int32]](repeating: [], count: 2 * variables)
    for (number, clause) in clauses.enumerated() {
      for literal in clause { lists[Int(literal.code)].append(Int32(number)) }
    }
    return lists
  }
}
