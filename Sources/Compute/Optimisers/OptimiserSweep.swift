import Foundation

/// One optimiser step as a single pass over parameters, gradients and memory.
struct OptimiserSweep {
  let optimiser: Optimiser
  let count: Int
  let rate: Float
  /// Multiplies every gradient.
  let scale: Float
  let decay: Float
  let steps: Int

  /// Changes `p` along `g`; `m` is the rule's memory, one run of `count` after the other.
  func run(_ p: Floats, _ g: Floats, _ m: Floats) {
    let v = m + count
    switch optimiser {
    case .sgd(let momentum, let nesterov):
      if momentum == 0 {
        sweep(p, g) { _, _, g in rate * g }
      } else {
        sweep(p, g) { at, lanes, g in
          let speed = g.adding(m.some(at: at, lanes), times: Lanes(repeating: momentum))
          m.storeSome(speed, at: at, lanes)
          return rate * (nesterov ? g.adding(speed, times: Lanes(repeating: momentum)) : speed)
        }
      }
    case .rmsProp(let decay, let momentum, let epsilon):
      sweep(p, g) { at, lanes, g in
        let square = decay * m.some(at: at, lanes) + (1 - decay) * (g * g)
        m.storeSome(square, at: at, lanes)
        let direction = g / (square.root + epsilon)
        guard momentum != 0 else { return rate * direction }
        let speed = momentum * v.some(at: at, lanes) + direction
        v.storeSome(speed, at: at, lanes)
        return rate * speed
      }
    case .adam(let beta1, let beta2, let epsilon):
      adam(p, g, m, v, beta1, beta2, epsilon)
    case .adaGrad(let epsilon):
      sweep(p, g) { at, lanes, g in
        let square = m.some(at: at, lanes) + g * g
        m.storeSome(square, at: at, lanes)
        return rate * g / (square.root + epsilon)
      }
    case .adaDelta(let decay, let epsilon):
      sweep(p, g) { at, lanes, g in
        let square = decay * m.some(at: at, lanes) + (1 - decay) * (g * g)
        let change = v.some(at: at, lanes)
        let direction = (change + epsilon).root / (square + epsilon).root * g
        m.storeSome(square, at: at, lanes)
        v.storeSome(decay * change + (1 - decay) * (direction * direction), at: at, lanes)
        return rate * direction
      }
    }
  }

  private func adam(
    _ p: Floats, _ g: Floats, _ m: Floats, _ v: Floats, _ beta1: Float, _ beta2: Float,
    _ epsilon: Float
  ) {
    let first = Float(1 - pow(Double(beta1), Double(steps)))
    let second = Float((1 - pow(Double(beta2), Double(steps))).squareRoot())
    let (rate, inverse) = (rate / first, 1 / second)
    sweep(p, g) { at, lanes, g in
      let mean = beta1 * m.some(at: at, lanes) + (1 - beta1) * g
      let square = beta2 * v.some(at: at, lanes) + (1 - beta2) * (g * g)
      m.storeSome(mean, at: at, lanes)
      v.storeSome(square, at: at, lanes)
      return rate * mean / (square.root * inverse + epsilon)
    }
  }

  @inline(__always)
  private func sweep(_ p: Floats, _ g: Floats, _ change: (Int, Int, Lanes) -> Lanes) {
    forEachLanes(count) { at, lanes in
      let value = p.some(at: at, lanes)
      let gradient = (g.some(at: at, lanes) * scale).adding(value, times: Lanes(repeating: decay))
      p.storeSome(value - change(at, lanes, gradient), at: at, lanes)
    }
  }
}
