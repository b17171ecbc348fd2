import Compute
public import Learning
import Methods
import Text
import Worlds

/// Photographs to be painted, and textures whose style they take on.
public struct StyleWorld: UserDataWorld, Sendable {
  let gallery: PictureGallery
  /// The user's own pictures, which are painted but not learned from.
  let own: [Picture]
  /// What was read of them.
  public let dataRead: DataRead?

  /// The worlds there are.
  static let descriptions = [
    WorldDescription(
      "pictures",
      help: "Parts of eight photographs and three textures (CC0 or public domain), built in; your "
        + "own binary PPM pictures are painted by what was learned from them.",
      acceptsData: true)
  ]

  /// Opens it.
  static func open(_ request: WorldRequest) throws(Failure) -> StyleWorld {
    let known = descriptions.map(\.id)
    if let name = request.name, !known.contains(name) {
      throw Failure(.input, unknown("world", name, among: known))
    }
    if let option = request.reading.options.first {
      throw Failure(.input, "a picture is no table: leave \(option.name) out")
    }
    guard let path = request.dataPath else {
      return StyleWorld(gallery: .embedded, own: [], dataRead: nil)
    }
    do {
      let pictures = try WorldFinder().openPictures(dataPath: path)
      let lines = pictures.map { "\($0.name): \($0.width)x\($0.height) pixels" }
      return StyleWorld(
        gallery: .embedded, own: pictures, dataRead: DataRead(files: [path], lines: lines))
    } catch {
      throw Failure(.input, error.description)
    }
  }

  /// A texture.
  func style(_ style: StyleTransfer.Style) -> Picture {
    gallery.styles.first { $0.name == style.rawValue } ?? gallery.styles[0]
  }

  /// Pixels along a side of a built-in photograph, and columns of it that are trained on.
  static let (side, trained) = (96, 64)

  /// The left parts of the familiar photographs, which an optimizer is trained on.
  var trainingParts: [Picture] {
    gallery.familiar.map { $0.part(x: 0, y: 0, width: Self.trained, height: Self.side) }
  }

  /// Squares at the upper right of the familiar photographs, and their mirror images: for choices.
  func validationParts(side: Int) -> [Picture] {
    mirrored(gallery.familiar.map { $0.square(x: Self.trained, y: 0, side: side) })
  }

  /// Squares below those, and their mirror images: contents that are reported on.
  func heldOutParts(side: Int) -> [Picture] {
    mirrored(
      gallery.familiar.flatMap { photograph in
        [32, 64].map { photograph.square(x: Self.trained, y: $0, side: side) }
      })
  }

  /// Squares of photographs that nothing was learned from, side by side.
  func unseenParts(side: Int) -> [Picture] {
    let places = Self.places(side: side)
    return gallery.unseen.flatMap { photograph in
      places.flatMap { y in places.map { photograph.square(x: $0, y: y, side: side) } }
    }
  }

  /// How many of those there are.
  static func photographs(side: Int) -> Int {
    let places = places(side: side).count
    return unseenCount * places * places
  }

  /// Photographs that nothing is learned from, and pixels along a side of a texture.
  private static let unseenCount = 2
  static let styleSide = 32

  /// Where squares begin along an axis; those of more than half of a photograph overlap.
  private static func places(side: Int) -> [Int] {
    let step = 2 * side > Self.side ? Self.side - side : 32
    return Array(stride(from: 0, through: Self.side - side, by: step).prefix(3))
  }

  private func mirrored(_ pictures: [Picture]) -> [Picture] {
    pictures + pictures.map(\.mirrored)
  }
}

extension Picture {
  fileprivate func square(x: Int, y: Int, side: Int) -> Picture {
    part(x: x, y: y, width: side, height: side)
  }
}
