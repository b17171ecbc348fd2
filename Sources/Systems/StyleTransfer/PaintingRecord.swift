import Compute
import Foundation
import Learning
import Methods
import Worlds

/// A painting as it comes about: content, style, and the picture after every window of steps.
struct PaintingRecord: Codable, Hashable, Sendable {
  let title: String
  let side: Int
  /// Brightness, a byte a pixel, of content, style, and the picture at the start and after each window.
  let frames: [Data]

  /// Lets an optimizer paint.
  init(
    of content: Picture, in style: Picture, _ problem: ProblemSet, by weights: Parameters,
    _ settings: StyleTransfer.Settings
  ) {
    title = "\(content.name), style \(style.name)"
    side = settings.side
    var unroll = Unroll(
      settings.rule, problem.optimisee, problems: 1, steps: settings.window)
    var (weights, point) = (weights, unroll.state(before: problem))
    var frames = [content.pixels, style.square(side: settings.side).pixels, point.theta]
    while point.step < settings.horizon {
      _ = unroll.run(&weights, from: &point, on: problem)
      frames.append(point.theta)
    }
    self.frames = frames.map(Self.brightness)
  }

  /// Of pixels of three colours each (ITU-R BT.601), as bytes.
  private static func brightness(_ pixels: [Float]) -> Data {
    Data(
      stride(from: 0, to: pixels.count, by: 3).map { place in
        let sum = 0.299 * pixels[place] + 0.587 * pixels[place + 1] + 0.114 * pixels[place + 2]
        return sum.isFinite ? UInt8((min(max(sum, 0), 1) * 255).rounded()) : 0
      })
  }

  /// Pictures side by side, for the window length that they were painted with.
  func image(window: Int) -> Artefact.Image {
    let titles =
      ["content", "style"] + (0..<frames.count - 2).map { "step \($0 * window)" }
    return Artefact.Image(
      zip(titles, frames).map { title, frame in
        Artefact.Image.Picture(
          title,
          rows: (0..<side).map { row in
            frame[row * side..<(row + 1) * side].map { Double($0) / 255 }
          })
      }, caption: self.title)
  }

  /// Whether every frame is a picture of its size.
  func makesSense(side: Int, frames count: Int) -> Bool {
    self.side == side && frames.count == count
      && frames.allSatisfy { $0.count == side * side && $0.startIndex == 0 }
  }
}
