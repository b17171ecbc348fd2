/// A value of a decoded state that makes no sense.
///
/// A file may hold anything, and a checksum only says that it is what was written. So a state is
/// checked once, when it is read, and may be trusted from then on.
public struct StateFlaw: Error, Hashable, Sendable {
  /// The way to the value, from the system: `rounds.3.tree`.
  public let path: String

  /// A value on this way.
  public init(_ path: String) { self.path = path }

  /// Throws for the value on a way unless it makes sense.
  public static func unless(
    _ makesSense: Bool, _ path: @autoclosure () -> String
  ) throws(StateFlaw) {
    guard makesSense else { throw StateFlaw(path()) }
  }

  /// Throws unless these are numbers, neither infinite nor NaN.
  public static func unlessFinite(
    _ numbers: some Sequence<Double>, _ path: @autoclosure () -> String
  ) throws(StateFlaw) {
    for number in numbers { try unless(number.isFinite, path()) }
  }

  /// Carries out a check of a part, and puts the way to that part before the way to what is wrong.
  public static func within<Result>(
    _ part: @autoclosure () -> String, _ check: () throws(StateFlaw) -> Result
  ) throws(StateFlaw) -> Result {
    do throws(StateFlaw) {
      return try check()
    } catch {
      throw StateFlaw(part() + "." + error.path)
    }
  }
}
