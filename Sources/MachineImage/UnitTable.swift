// The units of an image as they are loaded: each one when it is first needed. A module of which a program uses one function
// costs little more than that function.

import Diagnostics

/// What is known of a unit without its code.
public struct UnitHeader: Sendable {
  /// Its name.
  public let name: String
  /// Its dotted name from the module.
  public let qualifiedName: String
  /// What calling it makes.
  public let kind: UnitKind
}

/// The units of one image.
public final class UnitTable {
  private enum Storage {
    case units([CodeUnit])
    case file(ImageReader)
  }
  private let storage: Storage
  /// The source file's name, for messages.
  public let sourceName: String
  /// How many units there are.
  public let count: Int

  /// The units of an image in memory.
  public init(_ image: Image) {
    storage = .units(image.units)
    sourceName = image.sourceName
    count = image.units.count
  }

  /// The units of an image that this program carries inside its executable, as `ImageFile.text` wrote it; its code is not
  /// verified again.
  /// - Throws: a diagnostic when the text is no image of this version.
  public init(embedded text: String) throws(Diagnostic) {
    var reader = ImageReader(Array(text.utf8), from: 0)
    do throws(ImageDamage) {
      try reader.begin()
    } catch {
      throw Diagnostic(kind: ImageFile.errorKind, message: error.message, span: .none, file: "")
    }
    storage = .file(reader)
    sourceName = reader.sourceName
    count = reader.unitCount
  }

  /// What is known of a unit without its code.
  public func header(_ index: Int) -> UnitHeader {
    switch storage {
    case .units(let units):
      let unit = units[index]
      return UnitHeader(name: unit.name, qualifiedName: unit.qualifiedName, kind: unit.kind)
    case .file(var reader): return Self.trust { () throws(ImageDamage) in try reader.header(index) }
    }
  }

  /// A unit; decoded at each call.
  public func unit(_ index: Int) -> CodeUnit {
    switch storage {
    case .units(let units): return units[index]
    case .file(var reader): return Self.trust { () throws(ImageDamage) in try reader.unit(index) }
    }
  }

  private static func trust<T>(_ read: () throws(ImageDamage) -> T) -> T {
    do throws(ImageDamage) {
      return try read()
    } catch {
      preconditionFailure("a trusted image is damaged: \(error.message)")
    }
  }
}
