// File objects: what `open` gives and the standard streams. One Swift class holds the descriptor and both buffers; text
// files decode and translate line ends on top of it.

import Glibc
import MachineRuntime

/// An open file.
final class FilePayload: Payload {
  var descriptor: Int32
  let name: Value
  let mode: String
  let isText: Bool
  let canRead: Bool
  let canWrite: Bool
  let encoding: TextEncoding
  let errors: CodecErrorHandler
  /// Line ends are read as "\n" whatever they are.
  let universalNewlines: Bool
  var ownsDescriptor = true
  var isClosed = false
  var lineBuffered = false
  var unbuffered = false
  /// Bytes to be written.
  var output: [UInt8] = []
  /// Bytes read and not yet handed out, from `position` on.
  var input: [UInt8] = []
  var position = 0
  var atEnd = false
  static let chunk = 65536

  init(
    descriptor: Int32,
    name: consuming Value,
    mode: String,
    isText: Bool,
    canRead: Bool,
    canWrite: Bool,
    encoding: TextEncoding = .utf8(signature: false),
    errors: CodecErrorHandler = .strict,
    universalNewlines: Bool = true
  ) {
    self.descriptor = descriptor
    self.name = name
    self.mode = mode
    self.isText = isText
    self.canRead = canRead
    self.canWrite = canWrite
    self.encoding = encoding
    self.errors = errors
    self.universalNewlines = universalNewlines
    super.init()
  }
  deinit {
    if !isClosed {
      _ = flush()
      if ownsDescriptor { _ = HostFile.close(descriptor) }
    }
  }

  /// The standard streams are written out by themselves at the end.
  override var endIsNoticed: Bool { !isClosed && ownsDescriptor }

  /// Writes out what is buffered; the error number, or nil. An `interruptible` write gives EINTR when a signal came,
  /// and keeps what is left.
  func flush(interruptible: Bool = false) -> Int? {
    var at = 0
    while at < output.count {
      switch HostFile.write(descriptor, output, from: at) {
      case .done(let n): at += n
      case .failed(let e):
        if e == Int(EINTR) {
          if !interruptible { continue }
          output.removeFirst(at)
          return e
        }
        // What cannot be written is lost, as the same error would come again.
        output.removeAll(keepingCapacity: true)
        return e
      }
    }
    output.removeAll(keepingCapacity: true)
    return nil
  }
  /// Adds bytes to the buffer; the error number of a write that became due, or nil (EINTR: what is left stays).
  func write(_ bytes: some Collection<UInt8>) -> Int? {
    dropInput()
    output.append(contentsOf: bytes)
    if unbuffered || output.count >= Self.chunk || (lineBuffered && bytes.contains(10)) {
      return flush(interruptible: true)
    }
    return nil
  }
  /// Reads more into the buffer; false at the end, or the error number (EINTR: a signal came first).
  func fill() -> HostFile.Outcome<Bool> {
    if !output.isEmpty, let e = flush() { return .failed(e) }
    if position > 0 {
      input.removeFirst(position)
      position = 0
    }
    // What is read from may have to be waited for: a signal that comes before the call must not go unnoticed.
    if !HostSignals.wait(readable: descriptor) { return .failed(Int(EINTR)) }
    switch HostFile.read(descriptor, Self.chunk) {
    case .done(let bytes):
      input += bytes
      return .done(!bytes.isEmpty)
    case .failed(let e): return .failed(e)
    }
  }
  /// Gives up what was read ahead, so that the descriptor's position is the file's.
  func dropInput() {
    let ahead = input.count - position
    if ahead > 0 { _ = HostFile.seek(descriptor, -ahead, SEEK_CUR) }
    input = []
    position = 0
  }
  override func visit(_ visitor: Visitor) { visitor.visit(name) }
}

extension Interpreter {
  func file(_ v: borrowing Value) throws(Raised) -> FilePayload {
    guard v.isKind(.box), let f = v.payload as? FilePayload else {
      throw typeError("a file is required, not '\(pyType(v).name)'")
    }
    return f
  }
  /// The file, which must be open. Buffered binary files say what they were asked for ("read of").
  func openFile(_ v: borrowing Value, _ operation: String? = nil) throws(Raised) -> FilePayload {
    let f = try file(v)
    if f.isClosed {
      if let operation, !f.isText, !f.unbuffered { throw valueError("\(operation) closed file") }
      throw valueError("I/O operation on closed file.")
    }
    return f
  }
  func unsupportedOperation(_ message: String) -> Raised { error(objectTypes.unsupportedOperation, message) }

  /// Writes a string or bytes to a file object of ours.
  func write(_ f: FilePayload, _ v: borrowing Value) throws(Raised) -> Int {
    if !f.canWrite { throw unsupportedOperation(f.isText ? "not writable" : "write") }
    let bytes: [UInt8]
    let count: Int
    if f.isText {
      guard v.isKind(.string) else { throw typeError("write() argument must be str, not \(pyType(v).name)") }
      count = v.stringCount
      if v.isASCIIString {
        bytes = v.text.latin1 ?? []
      } else {
        bytes = try encode(v, makeString(f.encoding.name), makeString(f.errors.rawValue))
      }
    } else {
      bytes = try requireBytes(v)
      count = bytes.count
    }
    if let e = f.write(bytes) {
      if e != Int(EINTR) { throw osError(e) }
      try flush(f)
    }
    return count
  }
  /// Flushes, or raises.
  func flush(_ f: FilePayload) throws(Raised) {
    while let e = f.flush(interruptible: true) {
      if e != Int(EINTR) { throw osError(e) }
      try runSignalHandlers()
    }
  }

  private func more(_ f: FilePayload) throws(Raised) -> Bool {
    while true {
      switch f.fill() {
      case .done(let more): return more
      case .failed(let e):
        if e != Int(EINTR) { throw osError(e) }
        // A handler may raise (KeyboardInterrupt); if not, the read goes on.
        try runSignalHandlers()
      }
    }
  }
  /// The next line's bytes with its end (at most `limit`); empty at the end of the file.
  func readLine(_ f: FilePayload, limit: Int = Int.max) throws(Raised) -> [UInt8] {
    if !f.canRead { throw unsupportedOperation("not readable") }
    var scanned = f.position
    while true {
      while scanned < f.input.count, scanned - f.position < limit {
        let b = f.input[scanned]
        scanned += 1
        if b == 10 { return take(f, scanned - f.position) }
        if b == 13, f.isText, f.universalNewlines {
          if scanned == f.input.count {
            let offset = scanned - f.position
            _ = try more(f)
            scanned = f.position + offset
          }
          if scanned < f.input.count, f.input[scanned] == 10 { scanned += 1 }
          return take(f, scanned - f.position)
        }
      }
      if scanned - f.position >= limit { return take(f, limit) }
      let offset = scanned - f.position
      if !(try more(f)) { return take(f, offset) }
      scanned = f.position + offset
    }
  }
  private func take(_ f: FilePayload, _ n: Int) -> [UInt8] {
    let bytes = Array(f.input[f.position..<(f.position + n)])
    f.position += n
    return bytes
  }
  /// Everything up to the end.
  func readAll(_ f: FilePayload) throws(Raised) -> [UInt8] {
    if !f.canRead { throw unsupportedOperation("not readable") }
    while try more(f) {}
    return take(f, f.input.count - f.position)
  }
  /// At most `count` bytes.
  func readBytes(_ f: FilePayload, _ count: Int) throws(Raised) -> [UInt8] {
    if !f.canRead { throw unsupportedOperation("not readable") }
    while f.input.count - f.position < count, try more(f) {}
    return take(f, min(count, f.input.count - f.position))
  }
  /// Bytes of a text file as a string, line ends translated.
  func text(_ f: FilePayload, _ bytes: [UInt8]) throws(Raised) -> Value {
    var bytes = bytes
    if f.universalNewlines, bytes.contains(13) {
      var out: [UInt8] = []
      out.reserveCapacity(bytes.count)
      for (i, b) in bytes.enumerated() {
        if b == 13 { out.append(10) } else if b != 10 || i == 0 || bytes[i - 1] != 13 { out.append(b) }
      }
      bytes = out
    }
    return try decode(makeBytes(bytes), makeString(f.encoding.name), makeString(f.errors.rawValue))
  }
  /// At most `count` characters of a text file.
  func readCharacters(_ f: FilePayload, _ count: Int) throws(Raised) -> Value {
    if !f.canRead { throw unsupportedOperation("not readable") }
    // Whole characters only: bytes are taken until enough lead bytes have passed.
    var n = 0
    var i = f.position
    while true {
      while i < f.input.count {
        let isLead =
          f.input[i] & 0xc0 != 0x80
          && !(f.universalNewlines && f.input[i] == 10 && i > f.position && f.input[i - 1] == 13)
        if isLead {
          if n == count { return try text(f, take(f, i - f.position)) }
          n += 1
        }
        i += 1
      }
      let offset = i - f.position
      if !(try more(f)) { return try text(f, take(f, offset)) }
      i = f.position + offset
    }
  }
  /// Closes a file; a failing flush raises after the descriptor is closed.
  func close(_ f: FilePayload) throws(Raised) {
    if f.isClosed { return }
    let e = f.flush()
    f.isClosed = true
    if f.ownsDescriptor { _ = HostFile.close(f.descriptor) }
    if let e { throw osError(e) }
  }

  /// `open(file, mode, …)`.
  func open(
    _ file: borrowing Value,
    mode: String,
    buffering: Int,
    encoding: borrowing Value,
    errors: borrowing Value,
    newline: borrowing Value
  ) throws(Raised) -> Value {
    var action: Character?
    var plus = false
    var binary = false
    var text = false
    for c in mode {
      switch c {
      case "r", "w", "a", "x":
        if action != nil { throw valueError("must have exactly one of create/read/write/append mode") }
        action = c
      case "+": plus = true
      case "b": binary = true
      case "t": text = true
      default: throw valueError("invalid mode: '\(mode)'")
      }
    }
    if binary, text { throw valueError("can't have text and binary mode at once") }
    guard let action else {
      throw valueError("Must have exactly one of create/read/write/append mode and at most one plus")
    }
    if binary, !encoding.isNone { throw valueError("binary mode doesn't take an encoding argument") }
    if binary, !errors.isNone { throw valueError("binary mode doesn't take an errors argument") }
    if binary, !newline.isNone { throw valueError("binary mode doesn't take a newline argument") }
    var codec = TextEncoding.utf8(signature: false)
    if encoding.isKind(.string), encoding.string != "locale" {
      guard let c = TextEncoding(named: encoding.string) else {
        throw error(exceptions.lookupError, "unknown encoding: \(encoding.string)")
      }
      codec = c
    }
    var handler = CodecErrorHandler.strict
    if errors.isKind(.string) {
      guard let h = CodecErrorHandler(rawValue: errors.string) else {
        throw error(exceptions.lookupError, "unknown error handler name '\(errors.string)'")
      }
      handler = h
    }
    var flags: Int32 = plus ? O_RDWR : (action == "r" ? O_RDONLY : O_WRONLY)
    switch action {
    case "w": flags |= O_CREAT | O_TRUNC
    case "a": flags |= O_CREAT | O_APPEND
    case "x": flags |= O_CREAT | O_EXCL
    default: break
    }
    let descriptor: Int32
    var name = file.copy()
    var owns = true
    if file.isPythonInt {
      descriptor = Int32(truncatingIfNeeded: try intIndex(file))
      owns = true
    } else {
      if !file.isKind(.string), !file.isKind(.bytes) {
        guard let method = pyType(file).lookup(intern("__fspath__")) else {
          throw typeError("expected str, bytes or os.PathLike object, not \(pyType(file).name)")
        }
        name = try python.callSpecial(self, method, file)
      }
      let path = name.isKind(.string) ? name.string : String(decoding: name.bytes, as: UTF8.self)
      switch HostFile.open(path, flags) {
      case .done(let fd):
        if HostFile.isDirectory(fd) {
          _ = HostFile.close(fd)
          throw osError(Int(EISDIR), path)
        }
        descriptor = fd
      case .failed(let e): throw osError(e, path)
      }
    }
    let payload = FilePayload(
      descriptor: descriptor,
      name: name,
      mode: mode,
      isText: !binary,
      canRead: plus || action == "r",
      canWrite: plus || action != "r",
      encoding: codec,
      errors: handler,
      universalNewlines: newline.isNone
    )
    payload.ownsDescriptor = owns
    payload.lineBuffered = buffering == 1 || (buffering < 0 && !binary && HostFile.isTerminal(descriptor))
    payload.unbuffered = buffering == 0
    return makeBox(payload, of: binary ? objectTypes.fileBytes : objectTypes.file)
  }

  /// A standard stream.
  func makeStandardStream(_ descriptor: Int32, _ name: String, writable: Bool) -> Value {
    let f = FilePayload(
      descriptor: descriptor,
      name: makeString(name),
      mode: writable ? "w" : "r",
      isText: true,
      canRead: !writable,
      canWrite: writable,
      errors: descriptor == 2 ? .backslashreplace : .strict
    )
    f.ownsDescriptor = false
    f.lineBuffered = descriptor == 2 || HostFile.isTerminal(descriptor)
    return makeBox(f, of: objectTypes.file)
  }
  /// The interpreter's own standard input, output (1) or error (2), whatever the program made of `sys`.
  public func standardStream(_ number: Int) -> Value { objectTypes.streams.listItem(number) }
  /// Writes out what standard output and error hold back; the error number of a failure.
  public func flushStandardStreams() -> Int? {
    var failure: Int?
    for i in 1...2 {
      let stream = standardStream(i)
      if let f = stream.payload as? FilePayload, !f.isClosed, let e = f.flush() { failure = failure ?? e }
    }
    return failure
  }
  /// Writes text to standard error as it is, for messages of the runtime itself.
  public func writeStandardError(_ text: String) {
    let stream = standardStream(2)
    guard let f = stream.payload as? FilePayload, !f.isClosed else { return }
    _ = f.write(text.utf8)
    _ = f.flush()
  }
}
