/// How a language writes numbers, dates, durations and lists. All of it is data of `locale.yml`, so that the machine's
/// own settings and versions cannot change a document; a test compares the data with Unicode CLDR.
struct LocaleFormats: Sendable {
  private var decimalSign = "."
  private var groupSign = ","
  private var groupFrom = 5
  private var months: [String] = []
  private var dateForm = ""
  private var timeForm = ""
  private var dateTimeForm = ""
  private var offsetForm = ""
  /// Days that are not written as their number, such as the first of a month in French.
  private var dayForms: [String: String] = [:]
  private var durationForms: [String: [String: String]] = [:]
  private var pluralRules: [(category: String, rule: PluralRule)] = []
  private var listTwo = ""
  private var listMiddle = ""
  private var listEnd = ""
  private var labelForm = ""
  /// Units that stand at their number without a space, as the percent sign does in some languages.
  private(set) var attachedUnits: Set<String> = []
  /// What stands between several values in one cell. Greek has a raised dot there: its semicolon is a question mark.
  private(set) var valueSeparator = "; "

  /// Paths of `locale.yml` that every language must have.
  private static let commonPaths = [
    "name", "english-name", "direction", "dates.date", "dates.time", "dates.dateTime", "dates.offset",
    "numbers.decimal", "numbers.group", "lists.two", "lists.middle", "lists.end",
  ]
  private static let units = ["days", "weeks", "years"]

  /// What a language must have: for each of its plural categories the condition, and the form of each duration.
  static func requiredPaths(of table: StringTable) -> [String] {
    let categories = (table.keys["plurals"] ?? []).filter { $0 != "other" }
    return commonPaths + categories.map { "plurals." + $0 }
      + units.flatMap { unit in (categories + ["other"]).map { "durations.\(unit).\($0)" } }
  }

  init(_ table: StringTable) {
    decimalSign = table.text("numbers.decimal") ?? "."
    groupSign = table.text("numbers.group") ?? ""
    groupFrom = table.text("numbers.group-from").flatMap { Int($0) } ?? 5
    months = table.list("dates.months").map(\.text)
    dateForm = table.text("dates.date") ?? ""
    timeForm = table.text("dates.time") ?? ""
    dateTimeForm = table.text("dates.dateTime") ?? ""
    offsetForm = table.text("dates.offset") ?? ""
    for unit in table.keys["durations"] ?? [] {
      for category in table.keys["durations." + unit] ?? [] {
        durationForms[unit, default: [:]][category] = table.text("durations.\(unit).\(category)")
      }
    }
    for day in table.keys["dates.days"] ?? [] { dayForms[day] = table.text("dates.days." + day) }
    for category in table.keys["plurals"] ?? [] {
      if let rule = table.text("plurals." + category).flatMap({ PluralRule($0) }) {
        pluralRules.append((category, rule))
      }
    }
    listTwo = table.text("lists.two") ?? ""
    listMiddle = table.text("lists.middle") ?? ""
    listEnd = table.text("lists.end") ?? ""
    valueSeparator = table.text("lists.value-separator") ?? "; "
    labelForm = table.text("lists.labelled") ?? "{{label}}: {{value}}"
    attachedUnits = Set(table.list("numbers.attached-units").map(\.text))
  }

  /// “Label: value” in one line.
  func labelled(_ label: String, _ value: String) -> String {
    InlineForm.fill(labelForm) { $0 == "label" ? label : $0 == "value" ? value : nil }
  }

  /// The digits as they stand on the certificate, with the signs of the language.
  func number(_ number: DecimalNumber) -> String {
    let parts = number.text.split(separator: ".", maxSplits: 1)
    var whole = String(parts[0])
    let isNegative = whole.hasPrefix("-")
    if isNegative { whole.removeFirst() }
    if whole.utf8.count >= groupFrom, !groupSign.isEmpty {
      var grouped = ""
      for (index, digit) in whole.enumerated() {
        if index > 0, (whole.utf8.count - index) % 3 == 0 { grouped += groupSign }
        grouped.append(digit)
      }
      whole = grouped
    }
    if isNegative { whole = "\u{2212}" + whole }
    return parts.count == 2 ? whole + decimalSign + parts[1] : whole
  }

  func number(_ number: Int) -> String { DecimalNumber(String(number)).map { self.number($0) } ?? String(number) }

  func date(_ date: CalendarDate) -> String {
    guard months.count == 12 else { return date.iso8601 }
    return InlineForm.fill(dateForm) { name in
      switch name {
      case "day": dayForms[String(date.day)] ?? String(date.day)
      case "month": months[date.month - 1]
      case "year": String(date.year)
      default: nil
      }
    }
  }

  /// A moment in local time; letters and forms add the difference from UTC, leaflets do not.
  func moment(_ moment: Timestamp, withOffset: Bool) -> String {
    let text = InlineForm.fill(dateTimeForm) { name in
      switch name {
      case "date": date(moment.date)
      case "time": time(moment)
      default: nil
      }
    }
    guard withOffset else { return text }
    return text + "\u{A0}" + InlineForm.fill(offsetForm) { $0 == "offset" ? moment.offsetText : nil }
  }

  func days(_ count: Int) -> String { duration(count, of: "days") ?? "" }

  /// A number of days, weeks or years; nil if the language has no words for the unit.
  func duration(_ count: Int, of unit: String) -> String? {
    guard let forms = durationForms[unit] else { return nil }
    let category = pluralRules.first { $0.rule.holds(for: count) }?.category ?? "other"
    return (forms[category] ?? forms["other"]).map { InlineForm.fill($0) { $0 == "number" ? number(count) : nil } }
  }

  func list(_ items: [String]) -> String {
    guard var text = items.first else { return "" }
    if items.count == 2 { return join(listTwo, text, items[1]) }
    for (index, item) in items.enumerated().dropFirst() {
      text = join(index == items.count - 1 ? listEnd : listMiddle, text, item)
    }
    return text
  }

  private func join(_ form: String, _ first: String, _ last: String) -> String {
    InlineForm.fill(form) { $0 == "first" ? first : $0 == "last" ? last : nil }
  }

  private func time(_ moment: Timestamp) -> String {
    InlineForm.fill(timeForm) { name in
      switch name {
      case "hour": CalendarDate.padded(moment.hour, 2)
      case "minute": CalendarDate.padded(moment.minute, 2)
      default: nil
      }
    }
  }
}

/// A short form with `{{names}}`, such as a label of `page.yml`.
enum InlineForm {
  /// The form with each name replaced; a name without a value stays visible, so that it is noticed.
  static func fill(_ form: String, _ value: (Substring) -> String?) -> String {
    let bytes = form.utf8
    var result = ""
    result.reserveCapacity(bytes.count + 32)
    var position = bytes.startIndex
    while let open = doubled(UInt8(ascii: "{"), in: bytes, from: position) {
      let start = bytes.index(open, offsetBy: 2)
      guard let close = doubled(UInt8(ascii: "}"), in: bytes, from: start) else { break }
      result += form[position..<open]
      let name = form[start..<close]
      result += value(name) ?? "{{\(name)}}"
      position = bytes.index(close, offsetBy: 2)
    }
    return result + form[position...]
  }

  private static func doubled(
    _ byte: UInt8, in bytes: String.UTF8View, from start: String.Index
  ) -> String.Index? {
    var index = start
    while let found = bytes[index...].firstIndex(of: byte) {
      let next = bytes.index(after: found)
      guard next < bytes.endIndex else { return nil }
      if bytes[next] == byte { return found }
      index = next
    }
    return nil
  }
}
