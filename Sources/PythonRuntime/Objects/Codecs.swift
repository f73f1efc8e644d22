// Encoding and decoding as `str.encode`, `bytes.decode`, `str(b, encoding)` and files do: names, error handlers, and the
// exceptions UnicodeEncodeError and UnicodeDecodeError.

import MachineRuntime

extension Interpreter {
  private func handler(_ errors: borrowing Value) throws(Raised) -> CodecErrorHandler {
    if errors.isEmpty || errors.isNone { return .strict }
    guard errors.isKind(.string) else {
      throw typeError("argument 'errors' must be str, not \(pyType(errors).name)")
    }
    if let h = CodecErrorHandler(rawValue: errors.string) { return h }
    throw error(exceptions.lookupError, "unknown error handler name '\(errors.string)'")
  }
  private func codec(_ encoding: borrowing Value, _ function: String) throws(Raised) -> TextEncoding {
    if encoding.isEmpty || encoding.isNone { return .utf8(signature: false) }
    guard encoding.isKind(.string) else {
      throw typeError("\(function)() argument 'encoding' must be str, not \(pyType(encoding).name)")
    }
    if let e = TextEncoding(named: encoding.string) { return e }
    throw error(exceptions.lookupError, "unknown encoding: \(encoding.string)")
  }
  /// Text as bytes; encoding and errors may be empty values.
  func encode(_ text: borrowing Value, _ encoding: borrowing Value, _ errors: borrowing Value) throws(Raised) -> [UInt8]
  {
    let codec = try codec(encoding, "encode")
    if text.isASCIIString, codec == .utf8(signature: false) { return text.text.latin1 ?? [] }
    let handler = try handler(errors)
    do throws(CodecFault) { return try codec.encode(text.textView, handler) } catch {
      throw codecError(exceptions.unicodeEncodeError, error, text)
    }
  }
  /// Bytes as text; encoding and errors may be empty values.
  func decode(_ bytes: borrowing Value, _ encoding: borrowing Value, _ errors: borrowing Value) throws(Raised) -> Value
  {
    let codec = try codec(encoding, "decode")
    let handler = try handler(errors)
    do throws(CodecFault) { return makeString(try codec.decode(bytes.textView, handler)) } catch {
      throw codecError(exceptions.unicodeDecodeError, error, bytes)
    }
  }
  private func codecError(_ type: PyType, _ fault: CodecFault, _ object: borrowing Value) -> Raised {
    let name = fault.encoding == .latin1 ? "latin-1" : fault.encoding.name
    let arguments = makeList()
    arguments.listAppend(makeString(name))
    arguments.listAppend(object.copy())
    arguments.listAppend(makeInt(fault.range.lowerBound))
    arguments.listAppend(makeInt(fault.range.upperBound))
    arguments.listAppend(makeString(fault.reason))
    let e = makeException(type, arguments: makeTuple(list: arguments))
    for i in 0..<5 { e.setSlot(ExceptionSlot.extra + i, arguments.listItem(i)) }
    return raiseNew(e)
  }
}
