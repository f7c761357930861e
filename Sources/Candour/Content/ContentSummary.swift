internal import SourceText

/// What is known of a country, for a person to read.
public struct CountrySummary: Sendable {
  /// A fact of the block `printed`.
  public struct Fact: Sendable {
    /// Its name in the country file.
    public var name: String
    /// `seen`, `recalled` or `unknown`.
    public var status: String
    /// The value in one line; empty if there is none.
    public var value: String
    /// The keys of its sources.
    public var source: String
  }

  /// The code, ISO 3166-1 alpha-2.
  public var code: String
  /// The name in English.
  public var name: String
  /// The languages, as tags.
  public var languages: [String]
  /// Whether the national authority wants to be informed of a supply: `yes` or `ask`.
  public var dutyText: String
  /// The facts, by name.
  public var facts: [Fact]

  /// How many facts were read in their source.
  public var seen: Int { facts.count { $0.status == "seen" } }
}

/// How far the text of one document in one language has come.
public struct TextState: Sendable {
  /// A section or a file of words.
  public struct Section: Sendable {
    /// Its name.
    public var name: String
    /// `current`, `stale`, `source not recorded` or `missing`.
    public var state: String
    /// File and line.
    public var place: String
  }

  /// The language.
  public var tag: String
  /// The document.
  public var document: String
  /// Parts whose English source has changed or is not recorded.
  public var stale: Int
  /// Errors in the text.
  public var errors: Int
  /// Who approved exactly this text, or `draft`.
  public var approval: String
  /// Whether every role that the contract names has approved exactly this text.
  public var isApproved: Bool
  /// The digest that an approval names.
  public var digest: String
  /// Each section.
  public var sections: [Section]
}

extension Content {
  /// What is known of the loaded countries, by code.
  public var countrySummaries: [CountrySummary] {
    countries.values.sorted { $0.code < $1.code }.map { country in
      let facts = country.facts.sorted { $0.key < $1.key }.map { name, fact in
        let value = fact.texts.sorted { $0.key < $1.key }
          .map { $0.key.isEmpty ? $0.value : "\($0.key): \($0.value)" }.joined(separator: " | ")
        return CountrySummary.Fact(name: name, status: fact.status.rawValue, value: value, source: fact.source)
      }
      return CountrySummary(
        code: country.code, name: country.englishName, languages: country.locales,
        dutyText: country.facts["nca-duty"]?.texts[""] ?? "ask", facts: facts)
    }
  }

  /// How far each document of each loaded language has come.
  ///
  /// - Parameters:
  ///   - diagnostics: What reading the content reported.
  ///   - tag: A language; nil for every one that was loaded.
  /// - Returns: One state for each language and document.
  public func textStates(_ diagnostics: [Diagnostic], of tag: String? = nil) -> [TextState] {
    locales.values.filter { serves($0.tag) && (tag == nil || $0.tag == tag) }.sorted { $0.tag < $1.tag }.flatMap {
      locale in
      contracts.values.filter { !$0.isOptional || locale.documents[$0.kind] != nil }
        .sorted { $0.kind.rawValue < $1.kind.rawValue }.map { state($0, locale, diagnostics) }
    }
  }

  private func state(_ contract: DocumentContract, _ locale: LocaleContent, _ diagnostics: [Diagnostic]) -> TextState {
    let template = locale.documents[contract.kind]
    let stale = locale.staleParts[contract.kind] ?? []
    var sections: [TextState.Section] = []
    for wanted in contract.sections {
      let variants = template?.sections.filter { $0.id == wanted.id } ?? []
      if variants.isEmpty { sections.append(.init(name: wanted.id, state: "missing", place: "")) }
      for variant in variants {
        let part = stale.first { $0.origin == variant.origin }
        sections.append(.init(name: wanted.id, state: Content.word(part), place: place(variant.origin)))
      }
    }
    for part in stale where part.name.hasSuffix(".yml") {
      sections.append(.init(name: part.name, state: Content.word(part), place: place(part.origin)))
    }
    let folders = locale.folders.map { "Locales/\($0)/" }
    let errors = diagnostics.count { item in item.severity == .error && folders.contains { item.file.contains($0) } }
    let digest = locale.digests[contract.kind] ?? ""
    let approved = locale.approvals.approvals(of: contract.kind, digest: digest)
    let isApproved = locale.approvals.isApproved(contract.kind, digest: digest, roles: contract.approvalRoles)
    let names = approved.map { "\($0.role): \($0.name), \($0.date)" }.joined(separator: "; ")
    return TextState(
      tag: locale.tag, document: contract.kind.rawValue, stale: stale.count, errors: errors,
      approval: isApproved ? names : names.isEmpty ? "draft" : "draft (\(names))", isApproved: isApproved,
      digest: digest, sections: sections)
  }

  private static func word(_ part: LocaleContent.StalePart?) -> String {
    guard let part else { return "current" }
    return part.isUnrecorded ? "source not recorded" : "stale"
  }

  private func place(_ origin: Origin) -> String {
    "\(fileName(origin, caseFile: "")):\(origin.range.lowerBound.line)"
  }
}
