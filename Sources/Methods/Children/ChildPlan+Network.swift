package import Compute
package import Learning
package import Worlds

extension ChildPlan {
  /// The network for examples of this shape.
  ///
  /// - Throws: `Failure` when a node does not fit what it reads.
  package func network(for input: InputShape) throws(Failure) -> Network {
    do {
      return try Network(
        input: [input.height, input.width, input.channels], nodes: nodes, initialiser: initialiser)
    } catch {
      throw Failure(.input, error.description)
    }
  }
}
