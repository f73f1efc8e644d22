// The file format of images (".fsm").
//
//     bytes 0-3    7F 46 53 4D ("\x7FFSM")
//     bytes 4-5    version of the format; a reader takes its own version only
//     bytes 6-7    zero
//     bytes 8-15   checksum of the payload
//     bytes 16-…   payload
//
// The payload begins with a table of all strings (names, constants, texts), each once; whatever refers to a string gives
// its index. Numbers are LEB128, signed ones zigzag-coded. Code words are stored as they are, eight bytes each, because
// reading them back is most of the work of loading. All integers are little-endian.
//
// Reading trusts nothing: every count is checked against the bytes that are left before anything is allocated, every
// index against its table, and ImageVerifier then checks the code. The checksum finds damage, not malice.

import Diagnostics

/// Writes and reads image files.
public enum ImageFile {
  /// The first bytes of every image file.
  public static let magic: [UInt8] = [0x7F, 0x46, 0x53, 0x4D]
  /// The version of the format; raised whenever the format or an opcode changes.
  public static let version: UInt16 = 1
  /// The kind of the diagnostics that refuse a file.
  public static let errorKind = "ImageError"
  /// Size of the part before the payload.
  static let headerSize = 16

  /// The bytes of an image file.
  public static func write(_ image: Image) -> [UInt8] {
    var writer = ImageWriter()
    writer.image(image)
    let payload = writer.finish()
    var bytes = magic
    bytes.reserveCapacity(payload.count + headerSize)
    bytes += [UInt8(truncatingIfNeeded: version), UInt8(truncatingIfNeeded: version >> 8), 0, 0]
    let sum = checksum(payload[...])
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: sum >> shift)) }
    return bytes + payload
  }

  /// The image in a file's bytes, its code verified.
  /// - Throws: a diagnostic that says what is wrong with the file.
  public static func read(_ bytes: [UInt8], name: String = "") throws(Diagnostic) -> Image {
    let image = try decode(bytes, name: name)
    if let problem = ImageVerifier.firstProblem(of: image) { throw failure(problem, name) }
    return image
  }

  /// The image in bytes that this program wrote itself and keeps inside its executable: its code is not verified again.
  public static func readTrusted(_ bytes: [UInt8]) throws(Diagnostic) -> Image { try decode(bytes, name: "") }

  private static func decode(_ bytes: [UInt8], name: String) throws(Diagnostic) -> Image {
    guard bytes.starts(with: magic) else { throw failure("this is not an image", name) }
    guard bytes.count >= headerSize else { throw failure("the image is cut short", name) }
    let found = UInt16(bytes[4]) | UInt16(bytes[5]) << 8
    guard found == version else {
      throw failure("the image has format version \(found), this program reads version \(version)", name)
    }
    guard bytes[6] == 0, bytes[7] == 0 else { throw failure("the image's header is damaged", name) }
    var sum: UInt64 = 0
    for i in 0..<8 { sum |= UInt64(bytes[8 + i]) << UInt64(8 * i) }
    guard sum == checksum(bytes[headerSize...]) else {
      throw failure("the image is damaged: its checksum differs", name)
    }
    var reader = ImageReader(bytes, from: headerSize)
    do throws(ImageDamage) {
      return try reader.image()
    } catch {
      throw failure("the image is damaged: \(error.message)", name)
    }
  }

  private static func failure(_ message: String, _ name: String) -> Diagnostic {
    Diagnostic(kind: errorKind, message: message, span: .none, file: name)
  }

  /// A checksum over eight bytes at a time: multiply and rotate, as in xxHash.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var sum: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var i = bytes.startIndex
    while i + 8 <= bytes.endIndex {
      var word: UInt64 = 0
      for k in 0..<8 { word |= UInt64(bytes[i + k]) << UInt64(8 * k) }
      sum = mix(sum, word)
      i += 8
    }
    var rest: UInt64 = 0
    for k in i..<bytes.endIndex { rest = rest << 8 | UInt64(bytes[k]) }
    return mix(mix(sum, rest), 0)
  }

  private static func mix(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0xC2B2_AE3D_27D4_EB4F
    return (product << 31 | product >> 33) &* 0x9E37_79B1_85EB_CA87
  }
}

/// What is wrong with a payload.
struct ImageDamage: Error {
  var message: String
}

// MARK: - Writing

private struct ImageWriter {
  private var out: [UInt8] = []
  private var strings: [[UInt8]] = []
  private var indices: [[UInt8]: Int] = [:]

  /// The payload: the string table, then everything else.
  mutating func finish() -> [UInt8] {
    let body = out
    out = []
    number(strings.count)
    for string in strings {
      number(string.count)
      out += string
    }
    return out + body
  }

  private mutating func number(_ value: Int) { unsigned(UInt64(bitPattern: Int64(value))) }

  private mutating func unsigned(_ value: UInt64) {
    var value = value
    while value >= 0x80 {
      out.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    out.append(UInt8(value))
  }

  private mutating func signed(_ value: Int) {
    unsigned(UInt64(bitPattern: Int64(value) << 1 ^ Int64(value) >> 63))
  }

  private mutating func word(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { out.append(UInt8(truncatingIfNeeded: word >> shift)) }
  }

  private mutating func string(_ text: String) {
    let bytes = Array(text.utf8)
    if let index = indices[bytes] { return number(index) }
    indices[bytes] = strings.count
    number(strings.count)
    strings.append(bytes)
  }

  private mutating func list<T>(_ items: [T], _ one: (inout ImageWriter, T) -> Void) {
    number(items.count)
    for item in items { one(&self, item) }
  }

  private mutating func span(_ span: Span) {
    signed(Int(span.line))
    signed(Int(span.column))
    signed(Int(span.endLine) - Int(span.line))
    signed(Int(span.endColumn))
  }

  mutating func image(_ image: Image) {
    string(image.moduleName)
    string(image.sourceName)
    string(image.dialect)
    list(image.units) { $0.unit($1) }
  }

  private mutating func unit(_ unit: CodeUnit) {
    string(unit.name)
    string(unit.qualifiedName)
    out.append(unit.kind.rawValue)
    let s = unit.signature
    number(s.positionalOnly)
    number(s.positional)
    number(s.keywordOnly)
    let flags =
      (s.hasRest ? 1 : 0) | (s.hasKeywordRest ? 2 : 0) | (unit.hasNamespace ? 4 : 0)
      | (unit.documentation == nil ? 0 : 8)
    out.append(UInt8(flags))
    if let text = unit.documentation { string(text) }
    number(unit.registerCount)
    span(unit.span)
    list(unit.variables) { writer, variable in
      writer.string(variable.name)
      writer.number(variable.register)
      writer.out.append(variable.storage.rawValue)
    }
    list(unit.constants) { $0.constant($1) }
    list(unit.names) { $0.string($1) }
    list(unit.children) { $0.number($1) }
    list(unit.words) { $0.word($1) }
    list(unit.exceptions) { writer, row in
      writer.number(row.start)
      writer.number(row.end - row.start)
      writer.number(row.handler)
      writer.number(row.register)
      writer.out.append(row.isGuard ? 1 : 0)
    }
    list(unit.states) { writer, state in
      writer.string(state.kind)
      writer.number(state.resume)
      writer.list(state.live) { $0.number($1) }
      writer.span(state.span)
      writer.signed(state.nextLine)
      writer.string(state.text)
    }
    var last = 0
    list(unit.spans) { writer, row in
      writer.signed(row.start - last)
      writer.span(row.span)
      last = row.start
    }
  }

  private mutating func constant(_ constant: ImageConstant) {
    switch constant {
    case .none: out.append(0)
    case .bool(let value): out.append(value ? 2 : 1)
    case .int(let value):
      out.append(3)
      signed(value)
    case .bigInt(let digits):
      out.append(4)
      string(digits)
    case .float(let bits):
      out.append(5)
      word(bits)
    case .complex(let real, let imaginary):
      out.append(6)
      word(real)
      word(imaginary)
    case .string(let text):
      out.append(7)
      string(text)
    case .codePoints(let points):
      out.append(8)
      list(points) { $0.number(Int($1)) }
    case .bytes(let bytes):
      out.append(9)
      number(bytes.count)
      out += bytes
    case .tuple(let items):
      out.append(10)
      list(items) { $0.constant($1) }
    case .singleton(let name):
      out.append(11)
      string(name)
    }
  }
}

// MARK: - Reading

private struct ImageReader {
  private let bytes: [UInt8]
  private var position: Int
  private var strings: [String] = []
  /// How deep tuples may nest.
  private static let depthLimit = 100

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    position = start
  }

  private mutating func byte() throws(ImageDamage) -> UInt8 {
    guard position < bytes.count else { throw ImageDamage(message: "it is cut short") }
    position += 1
    return bytes[position - 1]
  }

  private mutating func unsigned() throws(ImageDamage) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      guard shift < 63 || (shift == 63 && next <= 1) else { throw ImageDamage(message: "a number is too large") }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift += 7
    }
  }

  /// A number that fits 31 bits: indices, registers, words.
  private mutating func number() throws(ImageDamage) -> Int {
    let value = try unsigned()
    guard value < 1 << 31 else { throw ImageDamage(message: "a number is out of range") }
    return Int(value)
  }

  /// How many items follow, of `size` bytes at least.
  private mutating func count(size: Int = 1) throws(ImageDamage) -> Int {
    let value = try number()
    guard value <= (bytes.count - position) / size else { throw ImageDamage(message: "a list is longer than the file") }
    return value
  }

  private mutating func signed() throws(ImageDamage) -> Int {
    let value = try unsigned()
    return Int(truncatingIfNeeded: Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
  }

  private mutating func small() throws(ImageDamage) -> Int32 {
    guard let value = Int32(exactly: try signed()) else { throw ImageDamage(message: "a number is out of range") }
    return value
  }

  private mutating func word() throws(ImageDamage) -> UInt64 {
    guard position + 8 <= bytes.count else { throw ImageDamage(message: "it is cut short") }
    var word: UInt64 = 0
    for i in 0..<8 { word |= UInt64(bytes[position + i]) << UInt64(8 * i) }
    position += 8
    return word
  }

  private mutating func string() throws(ImageDamage) -> String {
    let index = try number()
    guard index < strings.count else { throw ImageDamage(message: "a string does not exist") }
    return strings[index]
  }

  private mutating func list<T>(
    size: Int = 1,
    _ one: (inout ImageReader) throws(ImageDamage) -> T
  ) throws(ImageDamage) -> [T] {
    let count = try count(size: size)
    var items: [T] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try one(&self)) }
    return items
  }

  private mutating func span() throws(ImageDamage) -> Span {
    let line = try small()
    let column = try small()
    let (endLine, overflow) = line.addingReportingOverflow(try small())
    guard !overflow else { throw ImageDamage(message: "a number is out of range") }
    return Span(line: line, column: column, endLine: endLine, endColumn: try small())
  }

  mutating func image() throws(ImageDamage) -> Image {
    let count = try count()
    strings.reserveCapacity(count)
    for _ in 0..<count {
      let length = try self.count()
      guard let text = String(validating: bytes[position..<position + length], as: UTF8.self) else {
        throw ImageDamage(message: "a string is not UTF-8")
      }
      strings.append(text)
      position += length
    }
    var image = Image(moduleName: try string(), sourceName: try string(), dialect: try string())
    image.units = try list(size: 16) { (reader: inout ImageReader) throws(ImageDamage) in try reader.unit() }
    guard position == bytes.count else { throw ImageDamage(message: "something follows its end") }
    return image
  }

  private mutating func unit() throws(ImageDamage) -> CodeUnit {
    let name = try string()
    let qualifiedName = try string()
    guard let kind = UnitKind(rawValue: try byte()) else { throw ImageDamage(message: "a unit has no known kind") }
    let (positionalOnly, positional, keywordOnly) = (try number(), try number(), try number())
    let flags = try byte()
    guard flags < 16 else { throw ImageDamage(message: "a unit has unknown flags") }
    let signature = UnitSignature(
      positionalOnly: positionalOnly,
      positional: positional,
      keywordOnly: keywordOnly,
      hasRest: flags & 1 != 0,
      hasKeywordRest: flags & 2 != 0
    )
    var unit = CodeUnit(name: name, qualifiedName: qualifiedName, kind: kind, signature: signature)
    unit.hasNamespace = flags & 4 != 0
    if flags & 8 != 0 { unit.documentation = try string() }
    unit.registerCount = try number()
    unit.span = try span()
    unit.variables = try list(size: 3) { (reader: inout ImageReader) throws(ImageDamage) in
      let (name, register) = (try reader.string(), try reader.number())
      guard let storage = UnitVariable.Storage(rawValue: try reader.byte()) else {
        throw ImageDamage(message: "a variable has no known storage")
      }
      return UnitVariable(name: name, register: register, storage: storage)
    }
    unit.constants = try list { (reader: inout ImageReader) throws(ImageDamage) in try reader.constant(depth: 0) }
    unit.names = try list { (reader: inout ImageReader) throws(ImageDamage) in try reader.string() }
    unit.children = try list { (reader: inout ImageReader) throws(ImageDamage) in try reader.number() }
    unit.words = try list(size: 8) { (reader: inout ImageReader) throws(ImageDamage) in try reader.word() }
    unit.exceptions = try list(size: 5) { (reader: inout ImageReader) throws(ImageDamage) in
      let start = try reader.number()
      let end = start + (try reader.number())
      let (handler, register) = (try reader.number(), try reader.number())
      return ExceptionRow(start: start, end: end, handler: handler, register: register, isGuard: try reader.byte() == 1)
    }
    unit.states = try list(size: 9) { (reader: inout ImageReader) throws(ImageDamage) in
      let (kind, resume) = (try reader.string(), try reader.number())
      let live = try reader.list { (reader: inout ImageReader) throws(ImageDamage) in try reader.number() }
      let span = try reader.span()
      let nextLine = Int(try reader.small())
      return UnitState(
        kind: kind,
        resume: resume,
        live: live,
        span: span,
        nextLine: nextLine,
        text: try reader.string()
      )
    }
    var last = 0
    unit.spans = try list(size: 5) { (reader: inout ImageReader) throws(ImageDamage) in
      last += Int(try reader.small())
      return SpanRow(start: last, span: try reader.span())
    }
    return unit
  }

  private mutating func constant(depth: Int) throws(ImageDamage) -> ImageConstant {
    guard depth <= ImageReader.depthLimit else { throw ImageDamage(message: "a constant is nested too deep") }
    switch try byte() {
    case 0: return .none
    case 1: return .bool(false)
    case 2: return .bool(true)
    case 3: return .int(try signed())
    case 4:
      let digits = try string()
      var rest = Array(digits.utf8)[...]
      if rest.first == 45 { rest = rest.dropFirst() }
      guard let first = rest.first, rest.allSatisfy({ $0 >= 48 && $0 <= 57 }), first != 48 || rest.count == 1 else {
        throw ImageDamage(message: "a big integer is not in decimal form")
      }
      return .bigInt(digits)
    case 5: return .float(bits: try word())
    case 6: return .complex(real: try word(), imaginary: try word())
    case 7: return .string(try string())
    case 8:
      return .codePoints(
        try list { (reader: inout ImageReader) throws(ImageDamage) in
          let point = try reader.number()
          guard point <= 0x10FFFF else { throw ImageDamage(message: "a code point is out of range") }
          return UInt32(point)
        }
      )
    case 9:
      let count = try count()
      position += count
      return .bytes(Array(bytes[position - count..<position]))
    case 10:
      return .tuple(
        try list { (reader: inout ImageReader) throws(ImageDamage) in try reader.constant(depth: depth + 1) }
      )
    case 11: return .singleton(try string())
    default: throw ImageDamage(message: "a constant has no known kind")
    }
  }
}
