internal import SourceText
internal import YAML

/// Reads the keys of one map of a case file, each as the type that its field has.
///
/// When the reader is made, it records the place of every value and reports every key that the dictionary does not know,
/// so nothing that somebody wrote is passed over in silence. A key without a value counts as not given.
struct FieldReader {
  let reading: CaseReading
  /// The path of the map in the file: `oos[0]`.
  let path: String
  /// The place that stands for the map: its key.
  let range: SourceRange
  private let entries: [YAMLNode.Entry]
  private let pattern: String

  /// A reader of the map of a node; a node of another kind is reported and read as an empty map.
  init(_ node: YAMLNode?, path: String, pattern: String, range: SourceRange, reading: CaseReading) {
    self.reading = reading
    self.path = path
    self.pattern = pattern
    self.range = range
    if let node, node.map == nil, !node.isEmpty {
      reading.reportWrongType(at: node.range, path: path, expected: "a map of keys and values")
    }
    entries = node?.map ?? []
    recordPlaces()
    reportUnknownKeys()
  }

  /// The position of the map in its list: 2 for `oos[2]`.
  var index: Int { Int(path.dropLast().drop { $0 != "[" }.dropFirst()) ?? 0 }

  /// Whether no key has a value.
  var isBlank: Bool { entries.allSatisfy(\.value.isEmpty) }

  func path(of key: String) -> String { path.isEmpty ? key : path + "." + key }

  private func pattern(of key: String) -> String { pattern.isEmpty ? key : pattern + "." + key }

  // MARK: Keys

  /// The value of a key, or nil if it is not there or blank.
  func node(_ key: String) -> YAMLNode? {
    guard let entry = entries.first(where: { $0.key == key }) else { return nil }
    return entry.value.isEmpty ? nil : entry.value
  }

  private func recordPlaces() {
    for entry in entries {
      let path = path(of: entry.key)
      guard !entry.value.isEmpty else {
        reading.blankPlaces[path] = entry.keyRange
        continue
      }
      let isText = entry.value.text != nil
      reading.places[path] = isText ? entry.value.range : entry.keyRange
      // A text in place of a map gives the value of the map's main key.
      if let (main, isCodedText) = reading.dictionary.mainKey(of: pattern(of: entry.key)),
        isText || isCodedText && FieldReader.isLocalizedMap(entry.value)
      {
        reading.places["\(path).\(main)"] = entry.value.range
      }
    }
  }

  /// The place of a key, or that of the map.
  func keyRange(_ key: String) -> SourceRange { entries.first { $0.key == key }?.keyRange ?? range }

  /// Reports a key that must be there and is not.
  func reportMissing(_ key: String) {
    reading.reportMissing(at: keyRange(key), path: path(of: key))
  }

  /// A map below a key; empty if it is not there.
  func map(_ key: String) -> FieldReader {
    FieldReader(
      node(key), path: path(of: key), pattern: pattern(of: key), range: keyRange(key), reading: reading)
  }

  /// A map below a key, or nil if it is not there or blank.
  func mapIfPresent(_ key: String) -> FieldReader? {
    guard node(key) != nil else { return nil }
    let reader = map(key)
    return reader.isBlank ? nil : reader
  }

  /// The entries of a list of maps; an entry whose every key is blank counts as not given. Nil if there is no list.
  func maps(_ key: String) -> [FieldReader]? {
    items(key)?.map { node, path in
      FieldReader(node, path: path, pattern: pattern(of: key) + "[]", range: node.range, reading: reading)
    }.filter { !$0.isBlank }
  }

  /// The values of a list with their paths. Nil if there is no list, or only blank entries; `none` is an empty list.
  func items(_ key: String) -> [(node: YAMLNode, path: String)]? {
    guard let node = node(key) else { return nil }
    if node.text == "none" { return [] }
    guard let list = node.list else {
      reading.reportWrongType(at: node.range, path: path(of: key), expected: "a list")
      return nil
    }
    let items = list.enumerated().map { (node: $1, path: "\(path(of: key))[\($0)]") }
    let given = items.filter { !FieldReader.isBlank($0.node) }
    for item in given { reading.places[item.path] = item.node.range }
    return given.isEmpty && !items.isEmpty ? nil : given
  }

  /// A reader of a map that stands in a list or in place of a text.
  func reader(_ node: YAMLNode, path: String, key: String, isItem: Bool = false) -> FieldReader {
    FieldReader(
      node, path: path, pattern: pattern(of: key) + (isItem ? "[]" : ""),
      range: isItem ? node.range : keyRange(key), reading: reading)
  }

  private static func isBlank(_ node: YAMLNode) -> Bool {
    node.isEmpty || (node.map.map { !$0.isEmpty && $0.allSatisfy(\.value.isEmpty) } ?? false)
  }

  // MARK: Unknown keys

  private func reportUnknownKeys() {
    guard !entries.isEmpty else { return }
    let known = reading.dictionary.keys(below: pattern)
    for entry in entries where !known.contains(entry.key) {
      if pattern == "patient", FieldReader.namesAPerson(entry.key) {
        reportIdentityField(entry)
        continue
      }
      reportUnknownKey(entry, known: known)
    }
  }

  private func reportUnknownKey(_ entry: YAMLNode.Entry, known: [String]) {
    let name = CaseReading.isQuotable(entry.key) ? "“\(entry.key)”" : "This key"
    let place = path.isEmpty ? "at the top of a case" : "under “\(path)”"
    let nearest = NearMiss.nearest(to: entry.key, in: known)
    reading.report(
      .unknownKey, at: entry.keyRange, "\(name) is not a key \(place).",
      explanation: known.isEmpty ? "" : "Known there: \(known.joined(separator: ", ")).",
      solutions: nearest.map {
        [.init("Write “\($0)”.", replacements: [.init(range: entry.keyRange, text: $0)])]
      } ?? [], privateDetail: entry.key)
  }

  private func reportIdentityField(_ entry: YAMLNode.Entry) {
    reading.report(
      .patientIdentityField, at: entry.keyRange, "A case may not hold who the patient is.",
      explanation:
        "Name, initials, birth date, address, photo and national number stay at the treating site: data "
        + "minimisation, GDPR, Article 5(1)(c). The documents need only the site's code and an age band.",
      solutions: [.init("Delete this key with its value; use “pseudonym” and “ageBand”.")])
  }

  private static func namesAPerson(_ key: String) -> Bool {
    let plain = key.lowercased().filter { $0.isLetter }
    return [
      "name", "names", "firstname", "lastname", "surname", "givenname", "familyname", "fullname",
      "patientname",
      "initials", "birthdate", "dateofbirth", "birthday", "dob", "birth", "born", "address", "street",
      "postcode", "photo",
      "picture", "nationalnumber", "nationalid", "idnumber", "personalnumber", "socialsecuritynumber",
      "insurancenumber",
      "phone", "telephone", "email", "passport", "recordnumber", "medicalrecordnumber",
    ].contains(plain)
  }
}
