// Image files, for the command line and embedders: the format is MachineImage's.

import Diagnostics
import MachineImage

/// Reading and writing image files.
public enum Images {
  /// Whether bytes start like an image file.
  public static func isImage(_ bytes: [UInt8]) -> Bool { bytes.starts(with: ImageFile.magic) }
  /// Reads and checks an image.
  public static func read(_ bytes: [UInt8]) throws(Diagnostic) -> Image { try ImageFile.read(bytes) }
  /// The bytes of an image file.
  public static func write(_ image: Image) -> [UInt8] { ImageFile.write(image) }
}
