internal import YAML

/// Reads the warnings that somebody has answered.
extension ContentLoader {
  /// What is suppressed. The catalogue, which knows the legal checks, is read only if there is something to compare.
  mutating func loadSuppressions() -> Suppressions {
    guard let root = readYAML(Suppressions.path, isOptional: true)?.root, !(root.list ?? []).isEmpty else {
      return Suppressions()
    }
    let (suppressions, faults) = Suppressions.read(
      root, catalogue: DiagnosticCatalogue(files), file: files.displayName(of: Suppressions.path))
    diagnostics += faults
    return suppressions
  }
}
