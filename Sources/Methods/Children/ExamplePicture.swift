package import Learning
package import Worlds

extension Artefact.Image.Picture {
  /// An example as a person sees it: grey, the mean of its channels.
  ///
  /// - Parameter inputs: `[height, width, channels]`, row-major.
  package init(_ title: String, of inputs: ArraySlice<Float>, shape: InputShape) {
    let inputs = Array(inputs)
    let values = (0..<shape.height * shape.width).map { pixel in
      let channels = inputs[pixel * shape.channels..<(pixel + 1) * shape.channels]
      return channels.reduce(0.0) { $0 + Double($1) } / Double(shape.channels)
    }
    self.init(title, stretching: values, width: shape.width)
  }

  /// One of some examples as a person sees it.
  package init(_ title: String, row: Int, of examples: Examples) {
    let size = examples.shape.count
    self.init(
      title, of: examples.inputs[row * size..<(row + 1) * size], shape: examples.shape)
  }
}
