extension Artefact {
  /// A network as blocks, from its input down: each as large as what comes out of it.
  public struct Layers: Codable, Hashable, Sendable {
    /// A layer, or a place where others meet.
    public struct Block: Codable, Hashable, Sendable {
      /// What it is: `convolution 3, 16 filters`.
      public var label: String
      /// Positions along one side of the picture that comes out; 1 of features.
      public var side: Int
      /// Numbers at each position.
      public var channels: Int
      /// Numbers that are learned.
      public var parameters: Int
      /// Floating-point operations for one example.
      public var operations: Int
      /// Indices of the blocks it reads, each below its own; empty for the input alone.
      public var inputs: [Int]
      /// The name of its layer in a trained network; `nil` where it has none.
      public var node: String?
      /// Its weights as a picture; `nil` where it has none, or they are not known.
      public var weights: Image?

      /// A block.
      public init(
        _ label: String, side: Int, channels: Int, parameters: Int = 0, operations: Int = 0,
        inputs: [Int] = [], node: String? = nil
      ) {
        (self.label, self.side, self.channels) = (label, side, channels)
        (self.parameters, self.operations, self.inputs) = (parameters, operations, inputs)
        self.node = node
      }
    }

    /// The blocks in the order in which they are computed.
    public var blocks: [Block]
    /// The trial that trained it, where one did.
    public var trial: Int?

    /// A network of these blocks.
    public init(_ blocks: [Block], trial: Int? = nil) {
      (self.blocks, self.trial) = (blocks, trial)
    }
  }
}
