// Images that were changed by hand and sealed anew, so that every change reaches the verifier (MachineImageTests
// changes any byte and looks at the reader). What the verifier lets through is run: it may fail as it likes, but the
// process must not crash. FUZZ=2000 runs as many hostile images instead of a few, from FUZZ_SEED on; a crash names its
// seed.

import Diagnostics
import FermataKit
import Foundation
import MachineImage
import TestSupport
import Testing

/// Programs whose images use most of the instruction set.
private let programs = [
  """
  import sys
  def closures(a, b=2, *rest, c=3, **more):
      total = a
      def add(n):
          nonlocal total
          total += n
          return total
      return add(b) + add(c) + len(rest) + len(more)
  print(closures(1), closures(1, 2, 3, c=4, d=5), closures(*[1, 2], **{'c': 3}))
  class Base:
      attribute = [1, 2, 3]
      def method(self, x): return self.attribute[x:2] + [x]
  class Derived(Base):
      def method(self, x):
          self.last = x
          return super().method(x)
  print(Derived().method(1), Derived.attribute[-1], f'{3.14159:.2f} {Base!r:.5}', {1, 2} | {3}, {**{'a': 1}})
  first, *middle, last = range(5)
  print(first, middle, last, [x * y for x in range(3) if x for y in (1, 2)], 7 // 2, 7 % 3, 2 ** 10, -5 >> 1)
  del first
  for i in range(3):
      if i == 1: continue
      while i: i -= 1
      else: print('else', i)
  match {'k': [1, (2, 3)]}:
      case {'k': [1, (x, y)]} if x < y: print(x, y)
  """,
  """
  def inner():
      try:
          got = yield 1
          print('got', got)
          yield 2
      except ValueError as e:
          print('caught', e, e.__context__)
          raise RuntimeError('second') from e
      finally:
          print('finally')
  def outer():
      result = yield from inner()
      return result
  g = outer()
  print(next(g), g.send('x'))
  try:
      g.throw(ValueError('v'))
  except RuntimeError as e:
      print(repr(e), repr(e.__cause__))
  def ways(n):
      for i in range(3):
          try:
              if i == n: break
              with open('/dev/null') as f:
                  if n == 5: return 'returned'
          finally:
              print('way', i)
      try:
          raise ExceptionGroup('g', [KeyError(1), TypeError(2)])
      except* KeyError as e:
          print(e.exceptions)
      except* TypeError:
          pass
      return n
  print(ways(1), ways(5), sum(x for x in range(4)))
  try:
      1 / 0
  except (KeyError, ZeroDivisionError):
      try:
          raise
      except ArithmeticError as e:
          print(e)
  """,
  """
  import asyncio
  class Manager:
      async def __aenter__(self): return await asyncio.sleep(0, 'entered')
      async def __aexit__(self, *a): await asyncio.sleep(0); return True
  async def numbers(n):
      for i in range(n):
          await asyncio.sleep(0)
          yield i
  async def work(n):
      try:
          async with Manager() as m:
              async for i in numbers(n):
                  if i == 2: raise KeyError(i)
          return [j async for j in numbers(2)], m
      finally:
          await asyncio.sleep(0)
  async def main():
      task = asyncio.create_task(work(9))
      print(await asyncio.gather(work(1), work(3)))
      task.cancel()
      try:
          await task
      except asyncio.CancelledError:
          print('cancelled')
  asyncio.run(main())
  """,
]

/// A small generator of numbers that is the same everywhere.
private struct Random {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 29 ^ state >> 43
  }
  mutating func below(_ n: Int) -> Int { Int(next() % UInt64(max(1, n))) }
}

@Suite struct HostileImageTests {
  private static func images() throws -> [Image] {
    try programs.map { try Compiler.compile(SourceFile(name: "hostile.py", bytes: Array(($0 + "\n").utf8))).image }
  }

  /// Changes a few things in the code, the tables and the rows of an image.
  private static func change(_ image: Image, _ random: inout Random) -> Image {
    var image = image
    for _ in 0...random.below(3) {
      let u = random.below(image.units.count)
      let count = image.units[u].words.count
      let at = random.below(count)
      let word = image.units[u].words[at]
      switch random.below(8) {
      case 0:
        let opcode = UInt64(random.below(Opcode.allCases.count))
        image.units[u].words[at] = word & ~0xFF | opcode
      case 1, 2, 3:
        // One field gets a small number: another register, name, constant or distance.
        let shift = UInt64(16 + 16 * random.below(3))
        image.units[u].words[at] = word & ~(0xFFFF << shift) | UInt64(random.below(24)) << shift
      case 4: image.units[u].words[at] = word ^ 1 << UInt64(random.below(64))
      case 5: image.units[u].words.swapAt(at, random.below(count))
      case 6:
        let constants = image.units[u].constants.count
        if constants > 1 { image.units[u].constants.swapAt(random.below(constants), random.below(constants)) }
      default:
        let rows = image.units[u].exceptions.count
        if rows > 0 {
          let row = random.below(rows)
          image.units[u].exceptions[row].handler = at
          if random.below(2) == 0 {
            image.units[u].exceptions[row].register = random.below(image.units[u].registerCount)
          }
        }
      }
    }
    return image
  }

  /// What passes the verifier runs to some end.
  @Test func whatIsAcceptedDoesNotCrash() async throws {
    let wanted = Int(ProcessInfo.processInfo.environment["FUZZ"] ?? "") ?? 60
    let start = UInt64(ProcessInfo.processInfo.environment["FUZZ_SEED"] ?? "") ?? 1
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hostile-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let images = try Self.images()
    var accepted = 0
    var seed = start
    while accepted < wanted {
      seed += 1
      var random = Random(state: seed &* 0x9E37_79B9_7F4A_7C15)
      let image = Self.change(images[Int(seed % 3)], &random)
      if ImageVerifier.firstProblem(of: image) != nil { continue }
      accepted += 1
      let file = folder.appendingPathComponent("\(seed).fsm")
      try Data(ImageFile.write(image)).write(to: file)
      // A program that never ends is no crash.
      let outcome = try await runFermata(["run", file.path], in: folder, timeout: 5)
      #expect(outcome.timedOut || outcome.exitCode >= 0, "seed \(seed): \(outcome.exitCode) \(outcome.stderr)")
    }
  }
}
