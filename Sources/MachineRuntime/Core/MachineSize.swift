// What a machine weighs, for reports: known here, because the layout is.

/// Bytes of a machine's one allocation.
public enum MachineSize {
  /// Everything before the registers: the object's header, code, state, links.
  public static var header: Int { MachineObject.payload }

  /// One register.
  public static var register: Int { MemoryLayout<UInt64>.stride }

  /// A machine with so many registers.
  public static func bytes(registers: Int) -> Int { header + register * registers }
}
