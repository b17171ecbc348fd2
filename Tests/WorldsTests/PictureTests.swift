import Testing

@testable import Worlds

@Suite struct PictureTests {
  private func read(_ text: String, _ bytes: [UInt8] = []) throws(DataFailure) -> [Picture] {
    try PixmapReader.pictures(Array(text.utf8) + bytes, file: "x.ppm")
  }

  @Test func readsOnePixmapAfterTheOther() throws {
    let bytes: [UInt8] = [0, 51, 255, 255, 0, 102]
    let second = Array("P6 1 1 15\n".utf8) + [15, 0, 3]
    let pictures = try read("P6\n# two pixels\n2 1\n# more\n255\n", bytes + second)
    #expect(pictures.map(\.name) == ["two pixels", "picture 2"])
    #expect(pictures[0].width == 2 && pictures[0].height == 1)
    for (picture, expected) in zip(pictures, [[0, 0.2, 1, 1, 0, 0.4], [1, 0, 0.2]]) {
      #expect(picture.pixels.count == expected.count)
      #expect(zip(picture.pixels, expected).allSatisfy { abs(Double($0) - $1) < 1e-6 })
    }
  }

  @Test(arguments: [
    ("", "picture 1 is no binary pixmap; give PPM files of kind P6"),
    ("P3 1 1 255\n", "picture 1 is no binary pixmap; give PPM files of kind P6"),
    ("P6 1", "picture 1 has no width, height and levels; give PPM files of kind P6"),
    (
      "P6 0 1 255\n",
      "picture 1 has 0x1 pixels of 255 levels; give at most 16777216 pixels of at most 255 levels"
    ),
    (
      "P6 999999999 999999999 255\n",
      "picture 1 has 999999999x999999999 pixels of 255 levels; give at most 16777216 pixels of at "
        + "most 255 levels"
    ),
    ("P6 2 2 255\nabc", "picture 1 ends after 3 of 12 bytes; give the whole file"),
  ])
  func saysWhatIsWrongWithAPixmap(text: String, message: String) {
    let failure = #expect(throws: DataFailure.self) { try read(text) }
    #expect(failure?.description == "x.ppm: " + message)
  }

  /// Pixels whose red is their place, 3 wide and 2 high.
  private let picture = Picture(
    name: "places", width: 3, height: 2, pixels: (0..<6).flatMap { [Float($0), 0, 1] })

  @Test func partsAndMirrorImagesHaveTheirPixels() {
    let part = picture.part(x: 1, y: 0, width: 2, height: 2)
    #expect(part.pixels == [1, 0, 1, 2, 0, 1, 4, 0, 1, 5, 0, 1])
    #expect(part.mirrored.pixels == [2, 0, 1, 1, 0, 1, 5, 0, 1, 4, 0, 1])
    #expect(picture.mirrored.mirrored == picture)
  }

  @Test func squaresAreMeansOverAreas() {
    // Places 0, 1, 3 and 4.
    #expect(picture.square(side: 1).pixels == [2, 0, 1])
    let large = picture.square(side: 4)
    #expect(large.pixels.count == 48 && large.pixels[0] == 0 && large.pixels[45] == 4)
  }

  @Test func theGalleryIsWhole() {
    let gallery = PictureGallery.embedded
    #expect(
      gallery.familiar.map(\.name) == [
        "astronaut", "chelsea", "rocket", "retina", "hubble", "cell",
      ])
    #expect(gallery.unseen.map(\.name) == ["coffee", "camera"])
    #expect(gallery.styles.map(\.name) == ["brick", "gravel", "grass"])
    for picture in gallery.familiar + gallery.unseen {
      #expect(picture.width == 96 && picture.height == 96)
    }
    #expect(gallery.styles.allSatisfy { $0.width == 32 && $0.height == 32 })
  }
}
