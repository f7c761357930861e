/// Why the data of a language cannot be used.
public struct ProfileFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// The key of the value: `syllables.rules`.
  public var path: String
  /// The value as it stands in the data.
  public var value: String
  /// What is wrong with it and what was expected.
  public var reason: String

  /// Creates a fault.
  public init(path: String, value: String, reason: String) {
    self.path = path
    self.value = value
    self.reason = reason
  }

  /// The fault in one line.
  public var description: String { "\(path): “\(value)”: \(reason)" }
}
