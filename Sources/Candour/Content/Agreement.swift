internal import SourceText
internal import YAML

/// What the documents of one case say alike: `Templates/agreement.yml`.
struct Agreement: Sendable {
  /// A fact that is compared.
  enum Fact: String, Sendable, CaseIterable {
    case results, effects, pending, uncertainties, deadline, batch, contact
  }

  /// Values that stand together in a document.
  struct Statement: Sendable {
    var fact: Fact
    /// Nil: in documents of both kinds of case.
    var trigger: Trigger?
    /// Places in the dictionary of placeholders.
    var values: [Int]
  }

  static let path = "Templates/agreement.yml"

  private(set) var statements: [DocumentKind: [Statement]] = [:]
  /// The groups of graded sentences, each with the classes that are not compared with others.
  private(set) var grades: [(group: String, apart: Set<String>)] = []

  init() {}

  /// Reads the file; what is not known is a fault and does not count.
  static func read(
    _ root: YAMLNode, _ dictionary: PlaceholderDictionary
  ) -> (agreement: Agreement, faults: [(range: SourceRange, summary: String, known: String)]) {
    var agreement = Agreement()
    var faults: [(range: SourceRange, summary: String, known: String)] = []
    for entry in root.map ?? [] {
      if entry.key == "grades" {
        agreement.grades = (entry.value.map ?? []).map { ($0.key, Set(($0.value.list ?? []).compactMap(\.text))) }
        continue
      }
      guard let fact = Fact(rawValue: entry.key) else {
        let known = Fact.allCases.map(\.rawValue).joined(separator: ", ")
        faults.append((entry.keyRange, "There is no fact “\(entry.key)”.", "Facts: \(known)."))
        continue
      }
      let trigger = entry.value["when"]?.text.flatMap(Trigger.init(rawValue:))
      for document in entry.value.map ?? [] where document.key != "when" {
        guard let kind = DocumentKind(rawValue: document.key) else {
          let known = DocumentKind.allCases.map(\.rawValue).joined(separator: ", ")
          faults.append((document.keyRange, "There is no document “\(document.key)”.", "Documents: \(known)."))
          continue
        }
        for line in document.value.list ?? [] {
          let names = (line.text ?? "").split(separator: " ").map(String.init)
          let values = names.compactMap { dictionary.index(of: $0) }
          if let unknown = names.first(where: { dictionary.index(of: $0) == nil }) {
            let nearest = NearMiss.nearest(to: unknown, in: dictionary.names).map { "Did you mean \($0)?" }
            faults.append(
              (line.range, "There is no value “\(unknown)”.", nearest ?? "placeholders.yml lists all values."))
          } else if !values.isEmpty {
            agreement.statements[kind, default: []].append(
              Statement(fact: fact, trigger: trigger, values: values))
          }
        }
      }
    }
    return (agreement, faults)
  }
}

extension ContentLoader {
  /// What documents must say alike.
  mutating func loadAgreement(_ dictionary: PlaceholderDictionary) -> Agreement {
    guard let root = readYAML(Agreement.path)?.root else { return Agreement() }
    let (agreement, faults) = Agreement.read(root, dictionary)
    for fault in faults {
      report(
        .error, "agreement-faulty", files.displayName(of: Agreement.path), fault.range, fault.summary, fault.known)
    }
    return agreement
  }
}
