internal import YAML

/// Reads who has approved which text.
extension ContentLoader {
  /// The approvals of the folder that is the most exact: a regional variant is approved on its own.
  mutating func loadApprovals(
    _ folders: [String], contracts: [DocumentKind: DocumentContract], digests: [DocumentKind: String]
  ) -> Approvals {
    guard let folder = folders.first else { return Approvals() }
    let path = "Locales/\(folder)/approvals.yml"
    guard let root = readYAML(path, isOptional: true)?.root else { return Approvals() }
    var reader = ApprovalReader(
      file: files.displayName(of: path), contracts: contracts, digests: digests, names: PersonNames(files))
    reader.inherit(from: files, folder)
    let approvals = reader.read(root)
    diagnostics += reader.faults
    return approvals
  }
}
