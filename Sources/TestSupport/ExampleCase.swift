package import Candour

/// A case of `Tests/Examples`.
package struct ExampleCase: Sendable, CustomStringConvertible {
  /// The name of the file without its ending.
  package let name: String
  /// The bytes of the file.
  package let bytes: [UInt8]

  /// The name.
  package var description: String { name }

  /// The path of the file.
  package var path: String { PackageFolder.path + "/Tests/Examples/" + name + ".yml" }

  /// An example that was changed for a test.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// All examples, by name.
  package static let all: [ExampleCase] = PackageFolder.files(below: "Tests/Examples", ending: ".yml").map { file in
    ExampleCase(
      name: String(file.dropFirst("Tests/Examples/".count).dropLast(4)), bytes: (try? PackageFolder.bytes(file)) ?? [])
  }

  /// Why an example cannot be used.
  package struct Fault: Error, CustomStringConvertible {
    /// What is wrong.
    package let description: String
  }

  /// The example of a name.
  package static func named(_ name: String) throws -> ExampleCase {
    guard let example = all.first(where: { $0.name == name }) else {
      throw Fault(description: "There is no example \(name) in Tests/Examples.")
    }
    return example
  }

  /// The case that the file holds.
  package func read() throws -> Case {
    guard let dictionary = SampleContent.all.caseDictionary else { throw Fault(description: "No data dictionary.") }
    let (value, diagnostics) = CaseReader.read(bytes, file: name + ".yml", dictionary: dictionary)
    guard let value, !diagnostics.containsError else {
      throw Fault(description: "\(name): \(diagnostics.map(\.summary))")
    }
    return value
  }
}
