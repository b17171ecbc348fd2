/// Everything that decides what a team's programs compute.
struct Blueprint: Codable, Hashable, Sendable {
  let game: Game
  let variant: Variant
  /// Units of every layer.
  let hidden: Int
  /// Whether all agents have the same parameters, and are told who they are.
  let isShared: Bool
  /// Standard deviation of the channel's noise while learning.
  let noise: Float
  /// How often an agent does something at random while learning.
  let exploration: Float
  /// Whether messages are normalised where they arrive; bits that were chosen are not.
  let normalises: Bool
}
