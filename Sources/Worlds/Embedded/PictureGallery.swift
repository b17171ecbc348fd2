import CWorldData

/// Photographs and textures inside the program.
public struct PictureGallery: Sendable {
  /// Photographs, 96x96 pixels, that an optimizer may be trained on parts of.
  public let familiar: [Picture]
  /// Photographs of which it is to see nothing.
  public let unseen: [Picture]
  /// Textures, 32x32 pixels.
  public let styles: [Picture]

  /// Parsed on first use.
  public static let embedded: PictureGallery = {
    // A test reads what the program carries.
    let pictures =
      (try? PixmapReader.pictures(Array(athanor_pictures().buffer), file: "pictures")) ?? []
    let (styles, unseen) = (["brick", "gravel", "grass"], ["coffee", "camera"])
    return PictureGallery(
      familiar: pictures.filter { !styles.contains($0.name) && !unseen.contains($0.name) },
      unseen: pictures.filter { unseen.contains($0.name) },
      styles: pictures.filter { styles.contains($0.name) })
  }()
}

extension Provenance {
  /// Of the pictures.
  static let pictures = Provenance(
    origin: "photographs and textures that scikit-image 0.26 ships, cut square and made small",
    licence: "CC0, or released into the public domain (NASA, SpaceX)")
}
