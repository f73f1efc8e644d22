// `fermata inspect --stage ast`: prints syntax trees. One file gives its dump; with `--list FILE` the files named there,
// one a line, are read in one process. `--digest` prints one line a file instead: path, "tree", CRC-32 and length of the
// dump, or path, "error" and the message. `--times N` parses N times and prints the rate instead.

import Diagnostics
import MachineRuntime
import PythonFrontend

/// Runs `inspect --stage ast` over files; gives the exit status.
func inspectAST(_ arguments: [String]) -> Int32 {
  var paths: [String] = []
  var digest = false
  var times = 0
  var i = 0
  while i < arguments.count {
    switch arguments[i] {
    case "--digest": digest = true
    case "--times":
      i += 1
      times = i < arguments.count ? Int(arguments[i]) ?? 1 : 1
    case "--list":
      i += 1
      if i < arguments.count, case .bytes(let bytes) = readWholeFile(arguments[i]) {
        paths += String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      }
    default: paths.append(arguments[i])
    }
    i += 1
  }
  if times > 0 { return measureParsing(paths, times) }
  var status: Int32 = 0
  for path in paths {
    guard case .bytes(let bytes) = readWholeFile(path) else {
      print("\(path)\tunreadable")
      status = 1
      continue
    }
    do throws(Diagnostic) {
      let dump = ASTDump.bytes(try PythonParser.parse(name: path, bytes: bytes))
      if digest {
        print("\(path)\ttree\t\(crc32(dump))\t\(dump.count)")
      } else {
        writeDescriptor(1, dump + [10])
      }
    } catch {
      status = 1
      let place = "\(error.span.line):\(error.span.column)-\(error.span.endLine):\(error.span.endColumn)"
      print("\(path)\terror\t\(error.kind)\t\(error.message)\t\(place)")
    }
  }
  return status
}

/// The checksum of zlib and PNG.
private func crc32(_ bytes: [UInt8]) -> UInt32 {
  var table: [UInt32] = []
  for n in 0..<256 {
    var c = UInt32(n)
    for _ in 0..<8 { c = c & 1 == 1 ? 0xEDB8_8320 ^ (c >> 1) : c >> 1 }
    table.append(c)
  }
  var crc: UInt32 = 0xFFFF_FFFF
  for byte in bytes { crc = table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
  return crc ^ 0xFFFF_FFFF
}

/// Lexes and parses all files some times over; prints the best rate.
private func measureParsing(_ paths: [String], _ times: Int) -> Int32 {
  var sources: [SourceFile] = []
  var size = 0
  for path in paths {
    guard case .bytes(let bytes) = readWholeFile(path), let source = try? SourceDecoder.decode(name: path, bytes: bytes)
    else { continue }
    if (try? PythonParser.parse(source)) == nil { continue }
    sources.append(source)
    size += bytes.count
  }
  var best = Double.infinity
  var lexing = Double.infinity
  let clock = ContinuousClock()
  for _ in 0..<times {
    let whole = clock.measure { for source in sources { _ = try? PythonParser.parse(source) } }
    best = min(best, whole / .seconds(1))
    let lexed = clock.measure { for source in sources { _ = Lexer.lex(source) } }
    lexing = min(lexing, lexed / .seconds(1))
  }
  print("\(sources.count) files, \(size) bytes: \(best) s, \(Double(size) / best / 1e6) MB/s; lexing alone \(lexing) s")
  return 0
}
