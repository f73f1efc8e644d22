// The interpreter loop: one switch over the opcode, registers in raw memory.
//
// The common case of an instruction is written here; everything else is one call into Slow.swift or the dialect. A called
// function never recurses on the native stack: it pushes a FrameRecord and the loop goes on inside it. The same loop
// switches between machines: an await replaces the record's machine by the awaited one, a return goes to its awaiter, so
// that neither costs more at depth a thousand than at depth one.
//
// Exceptions are Swift typed throws inside the inner loop; the catch below it finds the handler in the unit's table.

import MachineImage

/// Why the loop stopped.
@usableFromInline enum RunExit {
  case returned(UInt64)
  case yielded(UInt64)
}

@inline(__always) func fieldX(_ w: UInt64) -> Int { Int(truncatingIfNeeded: w >> 8 & 0xff) }
@inline(__always) func fieldA(_ w: UInt64) -> Int { Int(truncatingIfNeeded: w >> 16 & 0xffff) }
@inline(__always) func fieldB(_ w: UInt64) -> Int { Int(truncatingIfNeeded: w >> 32 & 0xffff) }
@inline(__always) func fieldC(_ w: UInt64) -> Int { Int(truncatingIfNeeded: w >> 48) }
@inline(__always) func signedB(_ w: UInt64) -> Int { Int(Int16(truncatingIfNeeded: w >> 32)) }
@inline(__always) func signedC(_ w: UInt64) -> Int { Int(Int16(truncatingIfNeeded: w >> 48)) }
@inline(__always) func wide(_ w: UInt64) -> Int { Int(Int32(truncatingIfNeeded: w >> 32)) }

/// Puts an owned word into a register.
@inline(__always)
func put(_ r: UnsafeMutablePointer<UInt64>, _ i: Int, _ b: UInt64) {
  let old = r[i]
  r[i] = b
  releaseBits(old)
}

/// `releaseBits`, for an instruction that does not save its place otherwise: finalisers may ask for it.
@inline(__always)
func releaseNoting(_ b: UInt64, _ frame: UnsafeMutablePointer<FrameRecord>, _ pc: UnsafeMutablePointer<UInt64>) {
  if Bits.isHeap(b), !releaseShared(b) {
    frame.pointee.pc = pc
    releaseBits(b)
  }
}

/// Releases a word unless it is the last reference to an object; false when it is, and nothing has happened.
@inline(__always)
func releaseShared(_ b: UInt64) -> Bool {
  if Bits.isHeap(b) {
    let p = Bits.pointer(b)
    let w = p.pointee.word &- ObjectHeader.one
    if w < ObjectHeader.one { return false }
    p.pointee.word = w
  }
  return true
}

/// `put`, likewise.
@inline(__always)
func putNoting(
  _ r: UnsafeMutablePointer<UInt64>,
  _ i: Int,
  _ b: UInt64,
  _ frame: UnsafeMutablePointer<FrameRecord>,
  _ pc: UnsafeMutablePointer<UInt64>
) {
  let old = r[i]
  r[i] = b
  releaseNoting(old, frame, pc)
}

/// A register as a borrowed value.
@inline(__always)
func at(_ r: UnsafeMutablePointer<UInt64>, _ i: Int) -> UnsafePointer<Value> {
  UnsafeRawPointer(r + i).assumingMemoryBound(to: Value.self)
}

/// Where a record goes on whose `forNext` has got its item from a generator; its place is right behind that instruction.
@inline(__always)
func afterItem(_ frame: UnsafeMutablePointer<FrameRecord>) -> UnsafeMutablePointer<UInt64> {
  let pc = frame.pointee.pc
  return fieldX(pc[-2]) == 0 ? pc : frame.pointee.code.pointee.words + Int(pc[-1])
}

/// Argument operand i of an instruction's argument words.
@inline(__always)
func argument(_ words: UnsafeMutablePointer<UInt64>, _ i: Int) -> Int {
  Int(truncatingIfNeeded: words[i >> 2] >> UInt64((i & 3) << 4) & 0xffff)
}

extension Interpreter {
  /// The place `distance` words from `pc`. A way back is a safe point.
  @inline(__always)
  func jump(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ pc: UnsafeMutablePointer<UInt64>,
    by distance: Int
  ) throws(Raised) -> UnsafeMutablePointer<UInt64> {
    if distance < 0, safePointIsDue {
      frame.pointee.pc = pc
      try safePoint()
    }
    return pc + distance
  }

  /// Jumps on a comparison of two registers; small integers are compared here.
  @inline(__always)
  func compareJump(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ pc: UnsafeMutablePointer<UInt64>,
    _ r: UnsafeMutablePointer<UInt64>,
    _ w: UInt64,
    _ op: CompareOperation,
    _ holds: (Int64, Int64) -> Bool
  ) throws(Raised) -> UnsafeMutablePointer<UInt64> {
    let x = r[fieldA(w)]
    let y = r[fieldB(w)]
    let yes: Bool
    if x & y & 1 == 1 {
      // Tagged integers are in the order of their words.
      yes = holds(Int64(bitPattern: x), Int64(bitPattern: y))
    } else {
      frame.pointee.pc = pc
      yes = try compareTruth(op, r, fieldA(w), fieldB(w))
    }
    return yes == (fieldX(w) != 0) ? try jump(frame, pc, by: signedC(w)) : pc
  }

  /// Jumps on a comparison of a register with a number in the instruction.
  @inline(__always)
  func compareImmediateJump(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ pc: UnsafeMutablePointer<UInt64>,
    _ r: UnsafeMutablePointer<UInt64>,
    _ w: UInt64,
    _ op: CompareOperation,
    _ holds: (Int, Int) -> Bool
  ) throws(Raised) -> UnsafeMutablePointer<UInt64> {
    let x = r[fieldA(w)]
    let yes: Bool
    if Bits.isInt(x) {
      yes = holds(Bits.int(x), signedB(w))
    } else {
      frame.pointee.pc = pc
      yes = try compareImmediateTruth(op, r, w)
    }
    return yes == (fieldX(w) != 0) ? try jump(frame, pc, by: signedC(w)) : pc
  }

  /// Runs the innermost record until the record that it entered with mode `entry` returns or suspends.
  func run() throws(Raised) -> RunExit {
    let s = state
    var frame = s.pointee.frame
    var pc = frame.pointee.pc
    var r = frame.pointee.registers
    // Set before an exception is thrown that must not be noted for the frame that throws it (a re-raise).
    var quiet = false

    while true {
      do throws(Raised) {
        while true {
          let w = pc.pointee
          pc += 1
          switch unsafeBitCast(UInt8(truncatingIfNeeded: w), to: Opcode.self) {
          // MARK: Moving
          case .move:
            let b = r[fieldB(w)]
            retainBits(b)
            putNoting(r, fieldA(w), b, frame, pc)
          case .take:
            let b = r[fieldB(w)]
            r[fieldB(w)] = Bits.empty
            putNoting(r, fieldA(w), b, frame, pc)
          case .loadConstant:
            let b = frame.pointee.code.pointee.constants[wide(w)]
            retainBits(b)
            putNoting(r, fieldA(w), b, frame, pc)
          case .loadInt: putNoting(r, fieldA(w), Bits.ofInt(wide(w)), frame, pc)
          case .loadNone: putNoting(r, fieldA(w), Bits.none, frame, pc)
          case .loadBool: putNoting(r, fieldA(w), Bits.ofBool(fieldX(w) == 1), frame, pc)
          case .checkBound:
            if r[fieldA(w)] == Bits.empty {
              frame.pointee.pc = pc
              throw unbound(frame, .local, fieldB(w))
            }
          case .unbind, .kill: putNoting(r, fieldA(w), Bits.empty, frame, pc)
          case .kill2:
            putNoting(r, fieldA(w), Bits.empty, frame, pc)
            putNoting(r, fieldB(w), Bits.empty, frame, pc)
          case .kill3:
            putNoting(r, fieldA(w), Bits.empty, frame, pc)
            putNoting(r, fieldB(w), Bits.empty, frame, pc)
            putNoting(r, fieldC(w), Bits.empty, frame, pc)

          // MARK: Cells
          case .makeCell: r[fieldA(w)] = makeCell(Value(owning: r[fieldA(w)])).leak()
          case .cellLoad:
            let b = cell(r[fieldB(w)]).pointee.value
            if b == Bits.empty {
              frame.pointee.pc = pc
              throw unbound(frame, isFree(frame, fieldB(w)) ? .free : .local, fieldC(w))
            }
            retainBits(b)
            putNoting(r, fieldA(w), b, frame, pc)
          case .cellStore:
            let b = r[fieldB(w)]
            retainBits(b)
            let c = cell(r[fieldA(w)])
            let old = c.pointee.value
            c.pointee.value = b
            releaseNoting(old, frame, pc)
          case .cellUnbind:
            let c = cell(r[fieldA(w)])
            let old = c.pointee.value
            if old == Bits.empty {
              frame.pointee.pc = pc
              throw unbound(frame, isFree(frame, fieldA(w)) ? .free : .local, fieldC(w))
            }
            c.pointee.value = Bits.empty
            releaseNoting(old, frame, pc)

          // MARK: Names
          case .globalLoad:
            let globals = globals(of: frame)
            let key = pc[0]
            let d = globals.as(DictObject.self)
            var b: UInt64
            if key != 0, UInt32(truncatingIfNeeded: key >> 32) == d.pointee.keysVersion {
              let payload = pc[1]
              if payload & 1 == 0 {
                b = d.pointee.entries.unsafelyUnwrapped[Int(payload >> 1)].value
                retainBits(b)
              } else {
                let built = Bits.pointer(s.pointee.builtins).as(DictObject.self)
                if UInt32(truncatingIfNeeded: key) == built.pointee.keysVersion {
                  b = built.pointee.entries.unsafelyUnwrapped[Int(payload >> 1)].value
                  retainBits(b)
                } else {
                  frame.pointee.pc = pc
                  b = try globalSlow(frame, fieldB(w), pc)
                }
              }
            } else {
              frame.pointee.pc = pc
              b = try globalSlow(frame, fieldB(w), pc)
            }
            pc += 2
            put(r, fieldA(w), b)
          case .globalStore:
            let globals = globals(of: frame)
            let d = globals.as(DictObject.self)
            let b = r[fieldA(w)]
            let key = pc[0]
            if key != 0, UInt32(truncatingIfNeeded: key >> 32) == d.pointee.keysVersion {
              retainBits(b)
              let e = d.pointee.entries.unsafelyUnwrapped + Int(pc[1])
              let old = e.pointee.value
              e.pointee.value = b
              releaseNoting(old, frame, pc)
            } else {
              frame.pointee.pc = pc
              globalStoreSlow(frame, fieldB(w), b, pc)
            }
            pc += 2
          case .globalDelete:
            frame.pointee.pc = pc
            if !dictDeleteString(globals(of: frame), frame.pointee.code.pointee.names[fieldB(w)]) {
              throw unbound(frame, .global, fieldB(w))
            }
          case .namespaceLoad:
            frame.pointee.pc = pc
            put(r, fieldA(w), try namespaceLoad(frame, fieldB(w), fieldC(w)))
          case .namespaceStore:
            frame.pointee.pc = pc
            try namespaceStore(frame, fieldB(w), fieldA(w))
          case .namespaceDelete:
            frame.pointee.pc = pc
            try namespaceDelete(frame, fieldB(w))

          // MARK: Operators
          case .negate:
            let x = r[fieldB(w)]
            if Bits.isInt(x), Bits.int(x) != -1 << 62 {
              put(r, fieldA(w), Bits.ofInt(-Bits.int(x)))
            } else {
              frame.pointee.pc = pc
              put(r, fieldA(w), try dialect.unary(self, .negate, at(r, fieldB(w)).pointee).leak())
            }
          case .plus:
            frame.pointee.pc = pc
            put(r, fieldA(w), try dialect.unary(self, .plus, at(r, fieldB(w)).pointee).leak())
          case .invert:
            frame.pointee.pc = pc
            put(r, fieldA(w), try dialect.unary(self, .invert, at(r, fieldB(w)).pointee).leak())
          case .not:
            frame.pointee.pc = pc
            put(r, fieldA(w), Bits.ofBool(!(try truthBits(r[fieldB(w)], at(r, fieldB(w))))))
          case .truth:
            frame.pointee.pc = pc
            put(r, fieldA(w), Bits.ofBool(try truthBits(r[fieldB(w)], at(r, fieldB(w)))))
          case .add:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & y & 1 == 1 {
              let (v, o) = Int(bitPattern: UInt(x)).addingReportingOverflow(Int(bitPattern: UInt(y &- 1)))
              if !o {
                put(r, fieldA(w), UInt64(UInt(bitPattern: v)))
                continue
              }
            } else if x & 3 == 2, y & 3 == 2, let v = Bits.ofDouble(Bits.double(x) + Bits.double(y)) {
              put(r, fieldA(w), v)
              continue
            }
            frame.pointee.pc = pc
            put(r, fieldA(w), try binarySlow(.add, r, w))
          case .sub:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & y & 1 == 1 {
              let (v, o) = Int(bitPattern: UInt(x)).subtractingReportingOverflow(Int(bitPattern: UInt(y &- 1)))
              if !o {
                put(r, fieldA(w), UInt64(UInt(bitPattern: v)))
                continue
              }
            } else if x & 3 == 2, y & 3 == 2, let v = Bits.ofDouble(Bits.double(x) - Bits.double(y)) {
              put(r, fieldA(w), v)
              continue
            }
            frame.pointee.pc = pc
            put(r, fieldA(w), try binarySlow(.sub, r, w))
          case .mul:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & y & 1 == 1 {
              let (v, o) = Bits.int(x).multipliedReportingOverflow(by: Bits.int(y))
              if !o, Bits.fits(v) {
                put(r, fieldA(w), Bits.ofInt(v))
                continue
              }
            } else if x & 3 == 2, y & 3 == 2, let v = Bits.ofDouble(Bits.double(x) * Bits.double(y)) {
              put(r, fieldA(w), v)
              continue
            }
            frame.pointee.pc = pc
            put(r, fieldA(w), try binarySlow(.mul, r, w))
          case .addImmediate:
            let x = r[fieldB(w)]
            if Bits.isInt(x) {
              let (v, o) = Int(bitPattern: UInt(x)).addingReportingOverflow(signedC(w) << 1)
              if !o {
                put(r, fieldA(w), UInt64(UInt(bitPattern: v)))
                continue
              }
            }
            frame.pointee.pc = pc
            put(r, fieldA(w), try binaryImmediateSlow(.add, r, w))
          case .subImmediate:
            let x = r[fieldB(w)]
            if Bits.isInt(x) {
              let (v, o) = Int(bitPattern: UInt(x)).subtractingReportingOverflow(signedC(w) << 1)
              if !o {
                put(r, fieldA(w), UInt64(UInt(bitPattern: v)))
                continue
              }
            }
            frame.pointee.pc = pc
            put(r, fieldA(w), try binaryImmediateSlow(.sub, r, w))
          case .floorDiv:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & y & 1 == 1, y != 1, y != UInt64.max {
              let a = Bits.int(x)
              let b = Bits.int(y)
              var q = a / b
              if a % b != 0, (a < 0) != (b < 0) { q -= 1 }
              put(r, fieldA(w), Bits.ofInt(q))
              continue
            }
            frame.pointee.pc = pc
            put(r, fieldA(w), try binarySlow(.floorDiv, r, w))
          case .mod:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & y & 1 == 1, y != 1, y != UInt64.max {
              let b = Bits.int(y)
              var m = Bits.int(x) % b
              if m != 0, (m < 0) != (b < 0) { m += b }
              put(r, fieldA(w), Bits.ofInt(m))
              continue
            }
            frame.pointee.pc = pc
            put(r, fieldA(w), try binarySlow(.mod, r, w))
          case .div:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & 3 == 2, y & 3 == 2, Bits.double(y) != 0, let v = Bits.ofDouble(Bits.double(x) / Bits.double(y)) {
              put(r, fieldA(w), v)
              continue
            }
            frame.pointee.pc = pc
            put(r, fieldA(w), try binarySlow(.div, r, w))
          case .and:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & y & 1 == 1 {
              put(r, fieldA(w), x & y)
              continue
            }
            frame.pointee.pc = pc
            put(r, fieldA(w), try binarySlow(.and, r, w))
          case .or:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & y & 1 == 1 {
              put(r, fieldA(w), x | y)
              continue
            }
            frame.pointee.pc = pc
            put(r, fieldA(w), try binarySlow(.or, r, w))
          case .xor:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & y & 1 == 1 {
              put(r, fieldA(w), (x ^ y) | 1)
              continue
            }
            frame.pointee.pc = pc
            put(r, fieldA(w), try binarySlow(.xor, r, w))
          case .matMul:
            frame.pointee.pc = pc
            put(r, fieldA(w), try binarySlow(.matMul, r, w))
          case .pow:
            frame.pointee.pc = pc
            put(r, fieldA(w), try binarySlow(.pow, r, w))
          case .shiftLeft:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & y & 1 == 1, Bits.int(y) >= 0, Bits.int(y) < 32, abs(Bits.int(x)) < 1 << 30 {
              put(r, fieldA(w), Bits.ofInt(Bits.int(x) << Bits.int(y)))
              continue
            }
            frame.pointee.pc = pc
            put(r, fieldA(w), try binarySlow(.shiftLeft, r, w))
          case .shiftRight:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & y & 1 == 1, Bits.int(y) >= 0, Bits.int(y) < 64 {
              put(r, fieldA(w), Bits.ofInt(Bits.int(x) >> Bits.int(y)))
              continue
            }
            frame.pointee.pc = pc
            put(r, fieldA(w), try binarySlow(.shiftRight, r, w))

          // MARK: Comparisons
          case .equal:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & y & 1 == 1 {
              put(r, fieldA(w), Bits.ofBool(x == y))
            } else {
              frame.pointee.pc = pc
              put(r, fieldA(w), try compareSlow(.equal, r, w))
            }
          case .notEqual:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & y & 1 == 1 {
              put(r, fieldA(w), Bits.ofBool(x != y))
            } else {
              frame.pointee.pc = pc
              put(r, fieldA(w), try compareSlow(.notEqual, r, w))
            }
          case .less:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & y & 1 == 1 {
              put(r, fieldA(w), Bits.ofBool(Int64(bitPattern: x) < Int64(bitPattern: y)))
            } else {
              frame.pointee.pc = pc
              put(r, fieldA(w), try compareSlow(.less, r, w))
            }
          case .lessEqual:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & y & 1 == 1 {
              put(r, fieldA(w), Bits.ofBool(Int64(bitPattern: x) <= Int64(bitPattern: y)))
            } else {
              frame.pointee.pc = pc
              put(r, fieldA(w), try compareSlow(.lessEqual, r, w))
            }
          case .greater:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & y & 1 == 1 {
              put(r, fieldA(w), Bits.ofBool(Int64(bitPattern: x) > Int64(bitPattern: y)))
            } else {
              frame.pointee.pc = pc
              put(r, fieldA(w), try compareSlow(.greater, r, w))
            }
          case .greaterEqual:
            let x = r[fieldB(w)]
            let y = r[fieldC(w)]
            if x & y & 1 == 1 {
              put(r, fieldA(w), Bits.ofBool(Int64(bitPattern: x) >= Int64(bitPattern: y)))
            } else {
              frame.pointee.pc = pc
              put(r, fieldA(w), try compareSlow(.greaterEqual, r, w))
            }
          case .identical: put(r, fieldA(w), Bits.ofBool(r[fieldB(w)] == r[fieldC(w)]))
          case .notIdentical: put(r, fieldA(w), Bits.ofBool(r[fieldB(w)] != r[fieldC(w)]))
          case .contained:
            frame.pointee.pc = pc
            put(r, fieldA(w), Bits.ofBool(try containsSlow(r, w)))
          case .notContained:
            frame.pointee.pc = pc
            put(r, fieldA(w), Bits.ofBool(!(try containsSlow(r, w))))

          // MARK: Jumps
          case .jump: pc = try jump(frame, pc, by: frame.pointee.code.pointee.words + wide(w) - pc)
          case .jumpIfTrue:
            let x = r[fieldA(w)]
            let yes: Bool
            if x == Bits.true {
              yes = true
            } else if x == Bits.false {
              yes = false
            } else {
              frame.pointee.pc = pc
              yes = try truthBits(x, at(r, fieldA(w)))
            }
            if yes { pc = try jump(frame, pc, by: frame.pointee.code.pointee.words + wide(w) - pc) }
          case .jumpIfFalse:
            let x = r[fieldA(w)]
            let yes: Bool
            if x == Bits.true {
              yes = true
            } else if x == Bits.false {
              yes = false
            } else {
              frame.pointee.pc = pc
              yes = try truthBits(x, at(r, fieldA(w)))
            }
            if !yes { pc = try jump(frame, pc, by: frame.pointee.code.pointee.words + wide(w) - pc) }
          case .jumpEqual: pc = try compareJump(frame, pc, r, w, .equal) { $0 == $1 }
          case .jumpNotEqual: pc = try compareJump(frame, pc, r, w, .notEqual) { $0 != $1 }
          case .jumpLess: pc = try compareJump(frame, pc, r, w, .less) { $0 < $1 }
          case .jumpLessEqual: pc = try compareJump(frame, pc, r, w, .lessEqual) { $0 <= $1 }
          case .jumpGreater: pc = try compareJump(frame, pc, r, w, .greater) { $0 > $1 }
          case .jumpGreaterEqual: pc = try compareJump(frame, pc, r, w, .greaterEqual) { $0 >= $1 }
          case .jumpEqualImmediate: pc = try compareImmediateJump(frame, pc, r, w, .equal) { $0 == $1 }
          case .jumpNotEqualImmediate: pc = try compareImmediateJump(frame, pc, r, w, .notEqual) { $0 != $1 }
          case .jumpLessImmediate: pc = try compareImmediateJump(frame, pc, r, w, .less) { $0 < $1 }
          case .jumpLessEqualImmediate: pc = try compareImmediateJump(frame, pc, r, w, .lessEqual) { $0 <= $1 }
          case .jumpGreaterImmediate: pc = try compareImmediateJump(frame, pc, r, w, .greater) { $0 > $1 }
          case .jumpGreaterEqualImmediate: pc = try compareImmediateJump(frame, pc, r, w, .greaterEqual) { $0 >= $1 }
          case .jumpIdentical:
            if (r[fieldA(w)] == r[fieldB(w)]) == (fieldX(w) != 0) { pc = try jump(frame, pc, by: signedC(w)) }
          case .jumpNone:
            if (r[fieldA(w)] == Bits.none) == (fieldX(w) != 0) { pc = try jump(frame, pc, by: signedC(w)) }
          case .switch_:
            let x = r[fieldA(w)]
            let n = fieldB(w)
            let i = Bits.isInt(x) ? Bits.int(x) : -1
            if i < 0 || i >= n {
              frame.pointee.pc = pc
              throw dialect.internalError(self, "switch on a value out of range")
            }
            let target = Int(UInt32(truncatingIfNeeded: pc[i >> 1] >> UInt64((i & 1) << 5)))
            pc = frame.pointee.code.pointee.words + target

          // MARK: Iteration
          case .iterate:
            let x = r[fieldB(w)]
            if Bits.isHeap(x), Bits.pointer(x).pointee.kind == .machine,
              Bits.pointer(x).as(MachineObject.self).pointee.code.pointee.kind == .generator
            {
              retainBits(x)
              put(r, fieldA(w), x)
            } else {
              frame.pointee.pc = pc
              put(r, fieldA(w), try iterateSlow(at(r, fieldB(w)).pointee).leak())
            }
          case .forNext:
            let x = r[fieldB(w)]
            // Where to go on with an item and without.
            let target = frame.pointee.code.pointee.words + Int(pc.pointee)
            let isLoop = fieldX(w) != 0
            let onItem = isLoop ? target : pc + 1
            let onEnd = isLoop ? pc + 1 : target
            if isLoop, safePointIsDue {
              frame.pointee.pc = pc
              try safePoint()
            }
            if Bits.isHeap(x) {
              let p = Bits.pointer(x)
              if p.pointee.kind == .iterator {
                let i = p.as(IteratorObject.self)
                if i.pointee.variety == .range {
                  if i.pointee.stop > 0 {
                    let v = i.pointee.index
                    i.pointee.index = v &+ i.pointee.step
                    i.pointee.stop &-= 1
                    put(r, fieldA(w), Bits.ofInt(v))
                    pc = onItem
                    continue
                  }
                  pc = onEnd
                  continue
                }
                frame.pointee.pc = pc
                let b = try coreNext(p)
                if b == Bits.empty {
                  pc = onEnd
                } else {
                  put(r, fieldA(w), b)
                  pc = onItem
                }
                continue
              }
              if p.pointee.kind == .machine {
                let m = p.as(MachineObject.self)
                if m.pointee.code.pointee.kind == .generator {
                  if m.pointee.state == MachineObject.ended || m.pointee.state == MachineObject.failed {
                    pc = onEnd
                    continue
                  }
                  frame.pointee.pc = pc + 1
                  let exit = UInt64(onEnd - frame.pointee.code.pointee.words)
                  // Suspended at a plain yield, driven by nobody else: the record is pushed here.
                  let k = m.pointee.state
                  if k > 0, m.pointee.awaiting == Bits.empty, m.pointee.awaiter == nil, m.pointee.partner == nil,
                    !s.pointee.isRecording,
                    s.pointee.depth < s.pointee.depthLimit, s.pointee.frame < s.pointee.frameLimit
                  {
                    let code = m.pointee.code
                    m.pointee.handled.previous = s.pointee.handled
                    s.pointee.handled = handledItem(p)
                    s.pointee.depth &+= 1
                    m.pointee.state = MachineObject.running
                    m.pointee.flags = (m.pointee.flags & 0xffff) | UInt32(truncatingIfNeeded: k) << 16
                    frame += 1
                    s.pointee.frame = frame
                    r = machineRegisters(p)
                    pc = code.pointee.words + Int(code.pointee.resume[Int(k)])
                    frame.pointee.code = code
                    frame.pointee.registers = r
                    frame.pointee.function = m.pointee.function
                    frame.pointee.machine = p
                    frame.pointee.root = p
                    frame.pointee.namespace = Bits.empty
                    frame.pointee.extra = exit
                    frame.pointee.frame = nil
                    frame.pointee.savedSP = s.pointee.sp
                    frame.pointee.target = Int32(truncatingIfNeeded: fieldA(w))
                    frame.pointee.mode = .loop
                    frame.pointee.linked = 0
                    receive(code, Int(k), r, Bits.none)
                    continue
                  }
                  let step = try resumeMachine(p, Bits.none, mode: .loop, target: fieldA(w), extra: exit)
                  if case .suspended(let b) = step {
                    noteSuspension(b)
                    let mode = leaveRecord()
                    frame = s.pointee.frame
                    pc = afterItem(frame)
                    r = frame.pointee.registers
                    put(r, mode.target, b)
                  } else {
                    frame = s.pointee.frame
                    pc = frame.pointee.pc
                    r = frame.pointee.registers
                  }
                  continue
                }
              }
            }
            frame.pointee.pc = pc
            if let v = try dialect.next(self, at(r, fieldB(w)).pointee) {
              put(r, fieldA(w), v.leak())
              pc = onItem
            } else {
              pc = onEnd
            }

          // MARK: Leaving a function
          case .return_:
            let v = r[fieldA(w)]
            r[fieldA(w)] = Bits.empty
            if frame.pointee.machine == nil {
              // A plain function: release its registers, pop its record.
              if let shown = frame.pointee.frame { retireFrame(frame, shown) }
              let n = Int(frame.pointee.code.pointee.registerCount)
              let function = frame.pointee.function
              let namespace = frame.pointee.namespace
              let mode = frame.pointee.mode
              let target = Int(frame.pointee.target)
              let bottom = frame.pointee.savedSP
              // First what has other owners: no code runs, and the record stays as it is.
              var i = 0
              while i < n, releaseShared(r[i]) { i &+= 1 }
              if i == n, mode == .call, !Bits.isHeap(namespace), releaseShared(function) {
                s.pointee.sp = bottom
                s.pointee.depth &-= 1
                frame -= 1
                s.pointee.frame = frame
                pc = frame.pointee.pc
                r = frame.pointee.registers
                put(r, target, v)
                continue
              }
              let extra = frame.pointee.extra
              // Finalisers see the caller as the innermost frame, and may use the record that was popped.
              frame -= 1
              s.pointee.frame = frame
              while i < n {
                releaseBits(r[i])
                i &+= 1
              }
              s.pointee.sp = bottom
              s.pointee.depth &-= 1
              releaseBits(namespace)
              releaseBits(function)
              switch mode {
              case .call:
                pc = frame.pointee.pc
                r = frame.pointee.registers
                put(r, target, v)
              case .construct:
                pc = frame.pointee.pc
                r = frame.pointee.registers
                put(r, target, extra)
                if v != Bits.none {
                  let result = Value(owning: v)
                  try dialect.checkInitializerResult(self, result)
                }
              case .entry, .loop: return .returned(v)
              }
            } else if finishAwaited(frame, v) {
              pc = frame.pointee.pc
              r = frame.pointee.registers
            } else if let exit = try finishMachine(frame, v) {
              return exit
            } else {
              frame = s.pointee.frame
              pc = frame.pointee.pc
              r = frame.pointee.registers
            }
          case .raise:
            frame.pointee.pc = pc
            if fieldX(w) & 1 == 0 { quiet = true }
            throw raiseSlow(r, w)
          case .reraise:
            frame.pointee.pc = pc
            quiet = true
            throw letGo(copyOf(r[fieldA(w)]))

          // MARK: The exception being handled
          case .excEnter:
            let b = r[fieldB(w)]
            retainBits(b)
            let old = s.pointee.handled.pointee.value
            s.pointee.handled.pointee.value = b
            put(r, fieldA(w), old)
          case .excEnterNone:
            let b = s.pointee.handled.pointee.value
            retainBits(b)
            put(r, fieldA(w), b)
          case .excLeave:
            let b = r[fieldA(w)]
            r[fieldA(w)] = Bits.empty
            let old = s.pointee.handled.pointee.value
            s.pointee.handled.pointee.value = b == Bits.empty ? Bits.none : b
            releaseBits(old)
          case .excMatch:
            frame.pointee.pc = pc
            put(
              r,
              fieldA(w),
              Bits.ofBool(try dialect.matches(self, at(r, fieldB(w)).pointee, at(r, fieldC(w)).pointee))
            )

          // MARK: Attributes and items
          case .getAttribute:
            let x = r[fieldB(w)]
            if Bits.isHeap(x) {
              let p = Bits.pointer(x)
              if p.pointee.kind == .instance {
                let i = p.as(InstanceObject.self)
                let key =
                  UInt64(p.pointee.type.pointee.version) << 32 | UInt64(i.pointee.attributes.shape)
                if key == pc[0] {
                  let payload = pc[1]
                  let b: UInt64
                  switch payload & 7 {
                  case AttributeCache.slotTag:
                    b = i.pointee.attributes.slots.unsafelyUnwrapped[Int(payload >> 3)]
                    retainBits(b)
                  case AttributeCache.valueTag:
                    b = payload
                    retainBits(b)
                  default: b = bindCached(payload, x)
                  }
                  pc += 2
                  put(r, fieldA(w), b)
                  continue
                }
              }
            }
            frame.pointee.pc = pc
            put(r, fieldA(w), try getAttributeSlow(frame, at(r, fieldB(w)).pointee, fieldC(w), pc))
            pc += 2
          case .setAttribute:
            let x = r[fieldA(w)]
            if Bits.isHeap(x) {
              let p = Bits.pointer(x)
              if p.pointee.kind == .instance {
                let i = p.as(InstanceObject.self)
                let key =
                  UInt64(p.pointee.type.pointee.version) << 32 | UInt64(i.pointee.attributes.shape)
                if key == pc[0] {
                  let payload = pc[1]
                  let b = r[fieldB(w)]
                  if payload & 7 == AttributeCache.slotTag {
                    retainBits(b)
                    let slot = i.pointee.attributes.slots.unsafelyUnwrapped + Int(payload >> 3)
                    let old = slot.pointee
                    slot.pointee = b
                    releaseBits(old)
                    pc += 2
                    continue
                  }
                  // addTag: bits 3-31 the slot, 32-63 the shape afterwards.
                  let slot = Int(payload >> 3 & 0x1fff_ffff)
                  if slot < Int(i.pointee.attributes.capacity) {
                    retainBits(b)
                    i.pointee.attributes.slots.unsafelyUnwrapped[slot] = b
                    i.pointee.attributes.shape = UInt32(truncatingIfNeeded: payload >> 32)
                    pc += 2
                    continue
                  }
                }
              }
            }
            frame.pointee.pc = pc
            try setAttributeSlow(frame, at(r, fieldA(w)).pointee, fieldC(w), at(r, fieldB(w)).pointee, pc)
            pc += 2
          case .deleteAttribute:
            frame.pointee.pc = pc
            try dialect.deleteAttribute(
              self,
              at(r, fieldA(w)).pointee,
              at(frame.pointee.code.pointee.names, fieldC(w)).pointee
            )
          case .getSpecial:
            frame.pointee.pc = pc
            let names = frame.pointee.code.pointee.names
            let purpose = Int(pc.pointee)
            put(
              r,
              fieldA(w),
              try dialect.getSpecial(
                self,
                at(r, fieldB(w)).pointee,
                at(names, fieldC(w)).pointee,
                purpose: at(names, purpose).pointee
              ).leak()
            )
            pc += 1
          case .getItem:
            let x = r[fieldB(w)]
            let k = r[fieldC(w)]
            if Bits.isHeap(x), Bits.isInt(k) {
              let p = Bits.pointer(x)
              if p.pointee.type == core[.list] {
                let l = p.as(ListObject.self)
                var i = Bits.int(k)
                if i < 0 { i += l.pointee.count }
                if i >= 0, i < l.pointee.count {
                  let b = l.pointee.items.unsafelyUnwrapped[i]
                  retainBits(b)
                  put(r, fieldA(w), b)
                  continue
                }
              } else if p.pointee.type == core[.tuple] {
                let n = p.as(TupleObject.self).pointee.count
                var i = Bits.int(k)
                if i < 0 { i += n }
                if i >= 0, i < n {
                  let b = valuesOfTuple(p)[i]
                  retainBits(b)
                  put(r, fieldA(w), b)
                  continue
                }
              }
            }
            frame.pointee.pc = pc
            put(r, fieldA(w), try getItemSlow(at(r, fieldB(w)).pointee, at(r, fieldC(w)).pointee))
          case .setItem:
            let x = r[fieldA(w)]
            let k = r[fieldB(w)]
            if Bits.isHeap(x), Bits.isInt(k), Bits.pointer(x).pointee.type == core[.list] {
              let l = Bits.pointer(x).as(ListObject.self)
              var i = Bits.int(k)
              if i < 0 { i += l.pointee.count }
              if i >= 0, i < l.pointee.count {
                let b = r[fieldC(w)]
                retainBits(b)
                let items = l.pointee.items.unsafelyUnwrapped
                let old = items[i]
                items[i] = b
                releaseBits(old)
                continue
              }
            }
            frame.pointee.pc = pc
            try setItemSlow(at(r, fieldA(w)).pointee, at(r, fieldB(w)).pointee, at(r, fieldC(w)).pointee)
          case .deleteItem:
            frame.pointee.pc = pc
            try dialect.deleteItem(self, at(r, fieldA(w)).pointee, at(r, fieldB(w)).pointee)
          case .makeSlice:
            let a = argument(pc, 0) & 0x7fff
            let b = argument(pc, 1) & 0x7fff
            let c = argument(pc, 2) & 0x7fff
            frame.pointee.pc = pc
            let v = try dialect.makeSlice(self, at(r, a).pointee, at(r, b).pointee, at(r, c).pointee).leak()
            pc += 1
            put(r, fieldA(w), v)

          // MARK: Calls
          case .call:
            let f = r[fieldB(w)]
            let n = fieldX(w)
            let args = pc
            pc += (n &+ 3) >> 2
            if Bits.isHeap(f), fieldC(w) == 0, Bits.pointer(f).pointee.kind == .function {
              let code = Bits.pointer(f).as(FunctionObject.self).pointee.code
              if Int(code.pointee.plainArity) == n {
                let base = s.pointee.sp
                let count = Int(code.pointee.registerCount)
                if s.pointee.depth < s.pointee.depthLimit, base + count < s.pointee.stackLimit,
                  s.pointee.frame < s.pointee.frameLimit
                {
                  layArguments(r, args, n, base)
                  var i = n
                  while i < count {
                    base[i] = Bits.empty
                    i &+= 1
                  }
                  if code.pointee.freeCount != 0 { layClosure(Bits.pointer(f), code, base) }
                  s.pointee.sp = base + count
                  s.pointee.depth &+= 1
                  frame.pointee.pc = pc
                  retainBits(f)
                  frame += 1
                  s.pointee.frame = frame
                  frame.pointee.code = code
                  frame.pointee.registers = base
                  frame.pointee.function = f
                  frame.pointee.machine = nil
                  frame.pointee.namespace = Bits.empty
                  frame.pointee.frame = nil
                  frame.pointee.savedSP = base
                  frame.pointee.target = Int32(truncatingIfNeeded: fieldA(w))
                  frame.pointee.mode = .call
                  r = base
                  pc = code.pointee.words
                  continue
                }
              } else if Int(code.pointee.machineArity) == n {
                let made = makeMachine(Bits.pointer(f), r, args, n)
                if enterAtOnce(frame, pc, fieldA(w), Bits.pointer(made)) {
                  put(r, fieldA(w), Bits.empty)
                  pc = frame.pointee.pc
                  r = frame.pointee.registers
                } else {
                  put(r, fieldA(w), made)
                }
                continue
              }
            }
            frame.pointee.pc = pc
            let base = s.pointee.sp
            layArguments(r, args, n, base)
            s.pointee.sp = base + n
            let names: ObjectPointer? =
              fieldC(w) == 0 ? nil : Bits.pointer(frame.pointee.code.pointee.constants[fieldC(w) - 1])
            // The operands end with the values of keyword arguments.
            let named = names?.as(TupleObject.self).pointee.count ?? 0
            if let b = try invoke(f, base, n - named, names, mode: .call, target: fieldA(w)) {
              put(r, fieldA(w), b)
            } else {
              frame = s.pointee.frame
              pc = frame.pointee.pc
              r = frame.pointee.registers
            }
          case .callMethod:
            let n = fieldX(w)
            let cache = pc
            let args = pc + 2
            pc = args + (n &+ 3) >> 2
            frame.pointee.pc = pc
            let base = s.pointee.sp
            let f = try findMethod(frame, r, w, cache, base)
            layArguments(r, args, n, base + 1)
            s.pointee.sp = base + 1 + n
            // A complete callable leaves the receiver's place empty.
            let skip = base[0] == Bits.empty ? 1 : 0
            let done: UInt64?
            do throws(Raised) {
              done = try invoke(f, base + skip, n + 1 - skip, nil, mode: .call, target: fieldA(w), bottom: base)
            } catch {
              releaseBits(f)
              throw error
            }
            releaseBits(f)
            if let b = done {
              put(r, fieldA(w), b)
            } else {
              frame = s.pointee.frame
              pc = frame.pointee.pc
              r = frame.pointee.registers
            }
          case .callMethodKeywords:
            let n = fieldX(w)
            let cache = pc
            let nameIndex = Int(pc[2])
            let args = pc + 3
            pc = args + (n &+ 3) >> 2
            frame.pointee.pc = pc
            let base = s.pointee.sp
            let f = try findMethod(frame, r, w, cache, base)
            layArguments(r, args, n, base + 1)
            s.pointee.sp = base + 1 + n
            let skip = base[0] == Bits.empty ? 1 : 0
            let names: ObjectPointer? =
              nameIndex == 0 ? nil : Bits.pointer(frame.pointee.code.pointee.constants[nameIndex - 1])
            let done: UInt64?
            do throws(Raised) {
              let named = names?.as(TupleObject.self).pointee.count ?? 0
              done = try invoke(
                f,
                base + skip,
                n + 1 - skip - named,
                names,
                mode: .call,
                target: fieldA(w),
                bottom: base
              )
            } catch {
              releaseBits(f)
              throw error
            }
            releaseBits(f)
            if let b = done {
              put(r, fieldA(w), b)
            } else {
              frame = s.pointee.frame
              pc = frame.pointee.pc
              r = frame.pointee.registers
            }
          case .callSpread:
            let keywords = Int(pc.pointee)
            pc += 1
            frame.pointee.pc = pc
            if let b = try callSpread(r, w, keywords) {
              put(r, fieldA(w), b)
            } else {
              frame = s.pointee.frame
              pc = frame.pointee.pc
              r = frame.pointee.registers
            }
          case .intrinsic, .nextStep:
            let n = fieldX(w)
            if UInt8(truncatingIfNeeded: w) == Opcode.nextStep.rawValue, n == 1 {
              let x = r[argument(pc, 0) & 0x7fff]
              if Bits.isHeap(x), Bits.pointer(x).pointee.kind == .machine, offerStep(Bits.pointer(x)) {
                pc += 1
                retainBits(x)
                if enterAtOnce(frame, pc, fieldA(w), Bits.pointer(x)) {
                  put(r, fieldA(w), Bits.empty)
                  pc = frame.pointee.pc
                  r = frame.pointee.registers
                } else {
                  put(r, fieldA(w), x)
                }
                continue
              }
            }
            let args = pc
            pc += (n &+ 3) >> 2
            frame.pointee.pc = pc
            put(r, fieldA(w), try callIntrinsic(frame, r, args, n, fieldB(w)))

          // MARK: Making
          case .makeTuple:
            let n = fieldB(w)
            let p = allocateTuple(n)
            layArguments(r, pc, n, valuesOfTuple(p))
            pc += (n &+ 3) >> 2
            put(r, fieldA(w), Bits.of(p))
          case .makeList:
            let n = fieldB(w)
            let p = allocateList(capacity: n)
            if n > 0 { layArguments(r, pc, n, p.as(ListObject.self).pointee.items.unsafelyUnwrapped) }
            p.as(ListObject.self).pointee.count = n
            pc += (n &+ 3) >> 2
            put(r, fieldA(w), Bits.of(p))
          case .makeSet:
            let n = fieldB(w)
            let args = pc
            pc += (n &+ 3) >> 2
            frame.pointee.pc = pc
            put(r, fieldA(w), try makeSetSlow(r, args, n))
          case .makeMap:
            let n = fieldB(w)
            let args = pc
            pc += (n &+ 3) >> 2
            frame.pointee.pc = pc
            put(r, fieldA(w), try makeMapSlow(r, args, n))
          case .joinStrings:
            let n = fieldB(w)
            let args = pc
            pc += (n &+ 3) >> 2
            frame.pointee.pc = pc
            put(r, fieldA(w), try joinSlow(r, args, n))
          case .format:
            frame.pointee.pc = pc
            put(r, fieldA(w), try formatSlow(r, w))
          case .makeFunction:
            let v = makeFunctionSlow(frame, r, w, pc)
            pc = v.next
            put(r, fieldA(w), v.function)
          case .listAppend:
            let x = r[fieldA(w)]
            let b = r[fieldB(w)]
            if Bits.isHeap(x), Bits.pointer(x).pointee.kind == .list {
              retainBits(b)
              appendToList(Bits.pointer(x), b)
            } else {
              frame.pointee.pc = pc
              throw dialect.internalError(self, "append to what is no list")
            }
          case .listExtend:
            frame.pointee.pc = pc
            try listExtend(at(r, fieldA(w)).pointee, at(r, fieldB(w)).pointee)
          case .setAdd:
            frame.pointee.pc = pc
            try setAddSlow(at(r, fieldA(w)).pointee, at(r, fieldB(w)).pointee)
          case .mapInsert:
            frame.pointee.pc = pc
            try mapInsertSlow(at(r, fieldA(w)).pointee, at(r, fieldB(w)).pointee, at(r, fieldC(w)).pointee)
          case .unpack:
            let n = fieldB(w)
            let args = pc
            pc += (n &+ 3) >> 2
            let x = r[fieldA(w)]
            if Bits.isHeap(x), Bits.pointer(x).pointee.kind == .tuple,
              Bits.pointer(x).as(TupleObject.self).pointee.count == n
            {
              // The tuple may go away when its own register is a target.
              retainBits(x)
              let items = valuesOfTuple(Bits.pointer(x))
              for i in 0..<n {
                retainBits(items[i])
                put(r, argument(args, i), items[i])
              }
              releaseBits(x)
            } else {
              frame.pointee.pc = pc
              try unpackSlow(r, fieldA(w), args, n, before: -1)
            }
          case .unpackStar:
            let n = fieldB(w)
            let args = pc
            pc += (n &+ 3) >> 2
            frame.pointee.pc = pc
            try unpackSlow(r, fieldA(w), args, n, before: fieldC(w))

          // MARK: Suspensions
          case .yield:
            let v = r[fieldB(w)]
            if fieldX(w) & 1 == 0 { r[fieldB(w)] = Bits.empty } else { retainBits(v) }
            frame.pointee.pc = pc
            let m = frame.pointee.machine.unsafelyUnwrapped
            m.as(MachineObject.self).pointee.state = Int32(truncatingIfNeeded: fieldC(w))
            let kind = frame.pointee.code.pointee.kind
            if kind == .generator, frame.pointee.mode == .loop, frame.pointee.root == m, !s.pointee.isRecording {
              // Driven by a loop in the record below, which also holds it.
              s.pointee.handled = m.as(MachineObject.self).pointee.handled.previous.unsafelyUnwrapped
              m.as(MachineObject.self).pointee.handled.previous = nil
              s.pointee.depth &-= 1
              let target = Int(frame.pointee.target)
              frame -= 1
              s.pointee.frame = frame
              pc = afterItem(frame)
              r = frame.pointee.registers
              put(r, target, v)
              continue
            }
            if kind == .asyncGenerator, frame.pointee.root != m {
              // The item goes to the machine that awaits the step.
              endStep(frame, m, v)
              pc = frame.pointee.pc
              r = frame.pointee.registers
              continue
            }
            let out = kind == .asyncGenerator ? dialect.wrapYield(self, kind, Value(owning: v)).leak() : v
            noteSuspension(out)
            let mode = leaveRecord()
            if mode.mode == .entry { return .yielded(out) }
            frame = s.pointee.frame
            pc = mode.mode == .loop ? afterItem(frame) : frame.pointee.pc
            r = frame.pointee.registers
            put(r, mode.target, out)
          case .await, .delegate:
            let isAwait = UInt8(truncatingIfNeeded: w) == Opcode.await.rawValue
            let purpose = isAwait ? Int(pc.pointee) : -1
            if isAwait { pc += 1 }
            frame.pointee.pc = pc
            let x = r[fieldB(w)]
            r[fieldB(w)] = Bits.empty
            if isAwait, Bits.isHeap(x), Bits.pointer(x).pointee.kind == .machine,
              enterAwaited(frame, Bits.pointer(x), state: fieldC(w))
            {
              pc = frame.pointee.pc
              r = frame.pointee.registers
              continue
            }
            let step = try beginDelegation(frame, x, state: fieldC(w), purpose: purpose)
            switch step {
            case .finished(let b): put(r, fieldA(w), b)
            case .entered:
              frame = s.pointee.frame
              pc = frame.pointee.pc
              r = frame.pointee.registers
            case .suspended(let b):
              noteSuspension(b)
              let mode = leaveRecord()
              if mode.mode == .entry { return .yielded(b) }
              frame = s.pointee.frame
              pc = mode.mode == .loop ? afterItem(frame) : frame.pointee.pc
              r = frame.pointee.registers
              put(r, mode.target, b)
            }
          }
        }
      } catch {
        let silent = quiet
        quiet = false
        // The record, or the machine that it runs, may be another one than when the throwing instruction began.
        if frame != s.pointee.frame || frame.pointee.registers != r {
          frame = s.pointee.frame
          pc = frame.pointee.pc
        }
        frame.pointee.pc = pc
        try unwind(silent: silent)
        frame = s.pointee.frame
        pc = frame.pointee.pc
        r = frame.pointee.registers
      }
    }
  }
}
