package import Compute
import Worlds

/// The inputs that describe problems to a recorded program, and the problems' losses.
package struct ProblemTensors {
  /// What is to be written before a run: matrices `[problems, d, d]` and targets `[problems, d]`;
  /// or images `[evaluations, problems, batch, pixels]` and labels `[evaluations, problems, batch]`;
  /// or contents and styles `[problems, side, side, 3]`.
  package let inputs: [Tensor]
  private let optimisee: ProblemFamily
  private let problems: Int
  private let targets: PaintingTargets?

  /// Declares the inputs of so many problems whose losses are evaluated so many times.
  package init(_ optimisee: ProblemFamily, problems: Int, evaluations: Int, graph: Graph) {
    (self.optimisee, self.problems) = (optimisee, problems)
    switch optimisee {
    case .quadratic(let d):
      inputs = [graph.input([problems, d, d]), graph.input([problems, d])]
      targets = nil
    case .classifier(let classifier):
      let leading = [evaluations, problems, classifier.batch]
      inputs = [
        graph.input(Shape(leading + [classifier.shape.count])), graph.input(Shape(leading)),
      ]
      targets = nil
    case .painting(let painting):
      let pictures = [painting.side, painting.styleSide].map { side in
        graph.input([problems, side, side, Painting.channels])
      }
      inputs = pictures
      targets = PaintingTargets(painting, contents: pictures[0], styles: pictures[1])
    }
  }

  /// The loss of each problem, `[problems]`, at parameters `[problems, width]`.
  package func losses(at theta: Tensor, evaluation: Int) -> Tensor {
    switch optimisee {
    case .quadratic(let d):
      let products = (inputs[0] * theta.reshape([problems, 1, d])).sum(over: 2...2)
      return (products - inputs[1]).square().sum(over: 1...1)
    case .classifier(let classifier):
      let minibatch = inputs.map { $0.slice(axis: 0, evaluation..<evaluation + 1) }
      let losses = (0..<problems).map { problem in
        let parts = minibatch.map { $0.slice(axis: 1, problem..<problem + 1) }
        return classifier.loss(
          theta.slice(axis: 0, problem..<problem + 1).reshape([-1]), images: parts[0],
          labels: parts[1].reshape([classifier.batch]))
      }
      return .concatenate(losses.map { $0.reshape([1]) }, axis: 0)
    case .painting:
      guard let targets else { preconditionFailure("a painting has a content and a style") }
      return targets.losses(at: theta)
    }
  }
}
