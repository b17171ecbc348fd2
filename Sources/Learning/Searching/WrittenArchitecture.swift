/// What can be said in the strings by which its field writes such things down.
public protocol WrittenArchitecture {
  /// The string, without anything that only this program knows.
  var architecture: String { get }
}
