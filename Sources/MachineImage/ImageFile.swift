// The file format of images (".fsm").
//
//     bytes 0-3    7F 46 53 4D ("\x7FFSM")
//     bytes 4-5    version of the format; a reader takes its own version only
//     bytes 6-7    zero
//     bytes 8-15   checksum of the payload
//     bytes 16-…   payload
//
// The payload is printable ASCII, so that a program can carry it inside its executable as a string literal and read it as
// it stands. (A compiler takes a long string in no time, a long array in minutes.)
// A number is written five bits at a time, the lowest first, as characters from U+0020 on, until what is left is at most
// 62: that is a character from U+0040 to U+007E, which ends it. Signed numbers are zigzag-coded. A code word is its opcode
// and its four fields.
//
// The payload begins with a table of all strings (names, constants, texts), each once; whatever refers to a string gives
// its index. A string is twice its length, plus one when its bytes are written as numbers because not all are printable
// ASCII. A unit begins with its length, so that a reader can go over it.
//
// Reading trusts nothing: every count is checked against the bytes that are left before anything is allocated, every
// index against its table, and ImageVerifier then checks the code. The checksum finds damage, not malice.

import Diagnostics

/// Writes and reads image files.
public enum ImageFile {
  /// The first bytes of every image file.
  public static let magic: [UInt8] = [0x7F, 0x46, 0x53, 0x4D]
  /// The version of the format; raised whenever the format or an opcode changes.
  public static let version: UInt16 = 2
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

  /// The image as text, for `UnitTable(embedded:)`: the payload alone.
  public static func text(_ image: Image) -> String {
    var writer = ImageWriter()
    writer.image(image)
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  /// The image in a file's bytes, its code verified.
  /// - Throws: a diagnostic that says what is wrong with the file.
  public static func read(_ bytes: [UInt8], name: String = "") throws(Diagnostic) -> Image {
    var reader = try open(bytes, name: name)
    let image: Image
    do throws(ImageDamage) {
      image = try reader.image()
    } catch {
      throw failure("the image is damaged: \(error.message)", name)
    }
    if let problem = ImageVerifier.firstProblem(of: image) { throw failure(problem, name) }
    return image
  }

  /// A reader of the payload, after the checks of the header.
  private static func open(_ bytes: [UInt8], name: String) throws(Diagnostic) -> ImageReader {
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
      try reader.begin()
    } catch {
      throw failure("the image is damaged: \(error.message)", name)
    }
    return reader
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
      if string.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
        number(string.count * 2)
        out += string
      } else {
        var writer = ImageWriter()
        for byte in string { writer.number(Int(byte)) }
        number(writer.out.count * 2 + 1)
        out += writer.out
      }
    }
    return out + body
  }

  private mutating func number(_ value: Int) { unsigned(UInt64(bitPattern: Int64(value))) }

  private mutating func unsigned(_ value: UInt64) {
    var value = value
    while value > 62 {
      out.append(0x20 + UInt8(value & 31))
      value >>= 5
    }
    out.append(0x40 + UInt8(value))
  }

  private mutating func signed(_ value: Int) {
    unsigned(UInt64(bitPattern: Int64(value) << 1 ^ Int64(value) >> 63))
  }

  private mutating func word(_ word: UInt64) {
    unsigned(word & 0xFF)
    unsigned(word >> 8 & 0xFF)
    for shift in [UInt64(16), 32, 48] { unsigned(word >> shift & 0xFFFF) }
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
    list(image.units) { writer, unit in
      let start = writer.out.count
      writer.unit(unit)
      let body = Array(writer.out[start...])
      writer.out.removeSubrange(start...)
      writer.number(body.count)
      writer.out += body
    }
  }

  private mutating func unit(_ unit: CodeUnit) {
    string(unit.name)
    string(unit.qualifiedName)
    number(Int(unit.kind.rawValue))
    let s = unit.signature
    number(s.positionalOnly)
    number(s.positional)
    number(s.keywordOnly)
    let flags =
      (s.hasRest ? 1 : 0) | (s.hasKeywordRest ? 2 : 0) | (unit.hasNamespace ? 4 : 0)
      | (unit.documentation == nil ? 0 : 8)
    number(flags)
    if let text = unit.documentation { string(text) }
    number(unit.registerCount)
    span(unit.span)
    list(unit.variables) { writer, variable in
      writer.string(variable.name)
      writer.number(variable.register)
      writer.number(Int(variable.storage.rawValue))
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
      writer.number(row.isGuard ? 1 : 0)
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
    case .none: number(0)
    case .bool(let value): number(value ? 2 : 1)
    case .int(let value):
      number(3)
      signed(value)
    case .bigInt(let digits):
      number(4)
      string(digits)
    case .float(let bits):
      number(5)
      word(bits)
    case .complex(let real, let imaginary):
      number(6)
      word(real)
      word(imaginary)
    case .string(let text):
      number(7)
      string(text)
    case .codePoints(let points):
      number(8)
      list(points) { $0.number(Int($1)) }
    case .bytes(let bytes):
      number(9)
      list(bytes) { $0.number(Int($1)) }
    case .tuple(let items):
      number(10)
      list(items) { $0.constant($1) }
    case .singleton(let name):
      number(11)
      string(name)
    }
  }
}

// MARK: - Reading

struct ImageReader {
  private let bytes: [UInt8]
  private var position: Int
  /// Where the length of each string stands.
  private var strings: [Int] = []
  /// The bytes of each unit.
  private var units: [Range<Int>] = []
  /// Names of the module, the source and the dialect.
  private(set) var moduleName = ""
  private(set) var sourceName = ""
  private(set) var dialect = ""
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

  @inline(__always)
  private mutating func unsigned() throws(ImageDamage) -> UInt64 {
    // Most numbers are one character.
    if position < bytes.count {
      let only = bytes[position] &- 0x40
      if only <= 62 {
        position += 1
        return UInt64(only)
      }
    }
    return try longUnsigned()
  }

  private mutating func longUnsigned() throws(ImageDamage) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      if next >= 0x40 {
        let last = UInt64(next - 0x40)
        guard last <= 62, (last << shift) >> shift == last else { throw ImageDamage(message: "a number is too large") }
        return value | last << shift
      }
      guard next >= 0x20, shift < 60 else { throw ImageDamage(message: "a number is too large") }
      value |= UInt64(next - 0x20) << shift
      shift += 5
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

  /// A number below 256.
  private mutating func small8() throws(ImageDamage) -> UInt8 {
    guard let value = UInt8(exactly: try unsigned()) else { throw ImageDamage(message: "a number is out of range") }
    return value
  }

  private mutating func word() throws(ImageDamage) -> UInt64 {
    var word = UInt64(try small8())
    word |= UInt64(try small8()) << 8
    var shift: UInt64 = 16
    while shift < 64 {
      let field = try unsigned()
      guard field <= 0xFFFF else { throw ImageDamage(message: "a field of a code word is out of range") }
      word |= field << shift
      shift += 16
    }
    return word
  }

  private mutating func string() throws(ImageDamage) -> String {
    let index = try number()
    guard index < strings.count else { throw ImageDamage(message: "a string does not exist") }
    let here = position
    defer { position = here }
    position = strings[index]
    let (length, isCoded) = try stringLength()
    let slice = bytes[position..<position + length]
    if !isCoded {
      guard slice.allSatisfy({ $0 < 0x80 }) else { throw ImageDamage(message: "a string is not ASCII") }
      return String(decoding: slice, as: UTF8.self)
    }
    let end = position + length
    var units: [UInt8] = []
    while position < end { units.append(try small8()) }
    guard position == end, let text = String(validating: units, as: UTF8.self) else {
      throw ImageDamage(message: "a string is not UTF-8")
    }
    return text
  }

  /// How many bytes a string takes, and whether they are numbers.
  private mutating func stringLength() throws(ImageDamage) -> (Int, Bool) {
    let value = try number()
    guard value / 2 <= bytes.count - position else { throw ImageDamage(message: "a string is longer than the file") }
    return (value / 2, value & 1 == 1)
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

  /// Finds the strings and the units.
  mutating func begin() throws(ImageDamage) {
    let stringCount = try count()
    strings.reserveCapacity(stringCount)
    for _ in 0..<stringCount {
      strings.append(position)
      position += try stringLength().0
    }
    moduleName = try string()
    sourceName = try string()
    dialect = try string()
    let unitCount = try count(size: 16)
    units.reserveCapacity(unitCount)
    for _ in 0..<unitCount {
      let length = try count()
      units.append(position..<position + length)
      position += length
    }
    guard position == bytes.count else { throw ImageDamage(message: "something follows its end") }
  }

  /// How many units there are.
  var unitCount: Int { units.count }

  /// All of it.
  mutating func image() throws(ImageDamage) -> Image {
    var image = Image(moduleName: moduleName, sourceName: sourceName, dialect: dialect)
    image.units.reserveCapacity(unitCount)
    for i in 0..<unitCount { image.units.append(try unit(i)) }
    return image
  }

  /// A unit.
  mutating func unit(_ index: Int) throws(ImageDamage) -> CodeUnit {
    position = units[index].lowerBound
    let unit = try unit()
    guard position == units[index].upperBound else { throw ImageDamage(message: "a unit has another length") }
    return unit
  }

  /// What is to be known of a unit before it is called.
  mutating func header(_ index: Int) throws(ImageDamage) -> UnitHeader {
    position = units[index].lowerBound
    return try header()
  }

  private mutating func header() throws(ImageDamage) -> UnitHeader {
    let (name, qualifiedName) = (try string(), try string())
    guard let kind = UnitKind(rawValue: try small8()) else { throw ImageDamage(message: "a unit has no known kind") }
    return UnitHeader(name: name, qualifiedName: qualifiedName, kind: kind)
  }

  private mutating func unit() throws(ImageDamage) -> CodeUnit {
    let header = try header()
    let (positionalOnly, positional, keywordOnly) = (try number(), try number(), try number())
    let flags = try small8()
    guard flags < 16 else { throw ImageDamage(message: "a unit has unknown flags") }
    let signature = UnitSignature(
      positionalOnly: positionalOnly,
      positional: positional,
      keywordOnly: keywordOnly,
      hasRest: flags & 1 != 0,
      hasKeywordRest: flags & 2 != 0
    )
    var unit = CodeUnit(
      name: header.name,
      qualifiedName: header.qualifiedName,
      kind: header.kind,
      signature: signature
    )
    unit.hasNamespace = flags & 4 != 0
    if flags & 8 != 0 { unit.documentation = try string() }
    unit.registerCount = try number()
    unit.span = try span()
    unit.variables = try list(size: 3) { (reader: inout ImageReader) throws(ImageDamage) in
      let (name, register) = (try reader.string(), try reader.number())
      guard let storage = UnitVariable.Storage(rawValue: try reader.small8()) else {
        throw ImageDamage(message: "a variable has no known storage")
      }
      return UnitVariable(name: name, register: register, storage: storage)
    }
    unit.constants = try list { (reader: inout ImageReader) throws(ImageDamage) in try reader.constant(depth: 0) }
    unit.names = try list { (reader: inout ImageReader) throws(ImageDamage) in try reader.string() }
    unit.children = try list { (reader: inout ImageReader) throws(ImageDamage) in try reader.number() }
    unit.words = try list(size: 5) { (reader: inout ImageReader) throws(ImageDamage) in try reader.word() }
    unit.exceptions = try list(size: 5) { (reader: inout ImageReader) throws(ImageDamage) in
      let start = try reader.number()
      let end = start + (try reader.number())
      let (handler, register) = (try reader.number(), try reader.number())
      return ExceptionRow(
        start: start,
        end: end,
        handler: handler,
        register: register,
        isGuard: try reader.small8() == 1
      )
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
    switch try small8() {
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
      return .bytes(try list { (reader: inout ImageReader) throws(ImageDamage) in try reader.small8() })
    case 10:
      return .tuple(
        try list { (reader: inout ImageReader) throws(ImageDamage) in try reader.constant(depth: depth + 1) }
      )
    case 11: return .singleton(try string())
    default: throw ImageDamage(message: "a constant has no known kind")
    }
  }
}
