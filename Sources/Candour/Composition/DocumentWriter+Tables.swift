internal import CommonMark

/// Tables, which CommonMark does not have, from the case and the words of `page.yml`.
extension DocumentWriter {
  mutating func write(builtBlock name: String, origin: Origin) {
    if name.hasPrefix("signature.") {
      tree.openOrContinueList(.signatures, origin)
      signatureBlock(String(name.dropFirst("signature.".count)), origin)
      return
    }
    tree.endList()
    switch name {
    case "table.identification": factsTable("identification", origin, identificationRows())
    case "table.requestIdentification": factsTable("requestIdentification", origin, requestIdentificationRows())
    case "table.batchDetails": factsTable("batchDetails", origin, batchDetailRows())
    case "table.parties": factsTable("parties", origin, partyRows())
    case "table.reference": factsTable("reference", origin, referenceRows())
    case "table.results": dataTable("results", origin, resultRows())
    case "table.requestResults": dataTable("requestResults", origin, resultRows())
    case "table.otherResults": dataTable("otherResults", origin, otherResultRows())
    case "table.risks": dataTable("risks", origin, riskRows())
    case "table.alternatives": dataTable("alternatives", origin, alternativeRows())
    case "table.monitoring": dataTable("monitoring", origin, monitoringRows())
    case "table.figures": dataTable("figures", origin, figureRows())
    default: break
    }
  }

  // MARK: - Shapes

  /// A row of label and value; a nil value leaves the row out.
  typealias FactRow = (label: String, values: [Value])

  private mutating func factsTable(_ name: String, _ origin: Origin, _ rows: [FactRow]) {
    tree.open(.table(name: name, hasColumns: false), origin)
    caption(name, origin)
    tree.open(.tableBody, origin)
    for row in rows where !row.values.isEmpty {
      tree.open(.row, origin)
      tree.open(.headerCell(isRow: true), origin)
      write(context.page("labels." + row.label), at: origin)
      tree.close()
      tree.open(.cell, origin)
      // The codes by which batch and patient are compared stand out.
      let isCode = ["batchNumber", "patientCode", "chainOfIdentity"].contains(row.label)
      if isCode { tree.open(.markup(.strong), origin) }
      for (index, value) in row.values.enumerated() {
        if index > 0 { tree.text(context.formats.valueSeparator, origin) }
        write(value, at: origin)
      }
      if isCode { tree.close() }
      tree.close()
      tree.close()
    }
    tree.close()
    tree.close()
  }

  private mutating func dataTable(_ name: String, _ origin: Origin, _ rows: [[String: Value]]) {
    let columns = context.locale.page.keys["tables.\(name).columns"] ?? []
    guard !rows.isEmpty else {
      tree.open(.markup(.paragraph), origin)
      write(context.page("tables.none"), at: origin)
      tree.close()
      return
    }
    tree.open(.table(name: name, hasColumns: true), origin)
    caption(name, origin)
    tree.open(.tableHead, origin)
    tree.open(.row, origin)
    for column in columns {
      tree.open(.headerCell(isRow: false), origin)
      write(context.page("tables.\(name).columns.\(column)"), at: origin)
      tree.close()
    }
    tree.close()
    tree.close()
    tree.open(.tableBody, origin)
    for row in rows {
      tree.open(.row, origin)
      for (index, column) in columns.enumerated() {
        tree.open(index == 0 ? .headerCell(isRow: true) : .cell, origin)
        if let value = row[column] { write(value, at: origin) } else { tree.text("–", origin) }
        tree.close()
      }
      tree.close()
    }
    tree.close()
    tree.close()
  }

  private mutating func caption(_ name: String, _ origin: Origin) {
    tree.open(.caption, origin)
    write(context.page("tables.\(name).caption"), at: origin)
    tree.close()
  }

  // MARK: - Rows

  private func optional(_ value: Value) -> [Value] { value.isPresent ? [value] : [] }

  /// “Label: value” inside a cell.
  private func labelled(_ path: String, _ value: Value) -> Value {
    guard case .text(let text) = value else { return value }
    guard let label = context.locale.page.text(path) else { return .missingWords(path) }
    return .text(TextValue(context.formats.labelled(label, text.text), text.origin, language: text.language))
  }

  private var productAndSubstance: Value {
    let subject = context.subject
    guard let substance = subject.product.activeSubstance else { return .missing("product.inn") }
    return .text(TextValue("\(subject.product.name) (\(substance))", context.place("product.name")))
  }

  private func identificationRows() -> [FactRow] {
    let subject = context.subject
    return [
      (
        "case",
        [
          context.plain(subject.identifier, "case.id"),
          labelled("dates.version", context.plain(subject.document.version, "doc.version")),
          labelled("dates.issued", context.moment(context.issuedAt, "doc.issuedAt")),
        ]
      ),
      ("addressee", [context.plain(subject.physician.name, "physician.name")]),
      ("site", [context.plain(subject.site.name, "site.name")]),
      ("patientCode", [context.plain(subject.patient.pseudonym, "patient.pseudonym")]),
      ("product", [productAndSubstance]),
      ("batchNumber", [context.plain(subject.batch.number, "batch.number")]),
      ("chainOfIdentity", [context.plain(subject.batch.chainOfIdentity, "batch.coi")]),
    ]
  }

  private func requestIdentificationRows() -> [FactRow] {
    let subject = context.subject
    let dose =
      subject.batch.dose.map { MeasureFormat(context: context).quantity($0, path: "batch.dose") }
      ?? .missing("batch.dose")
    return [
      (
        "case",
        [
          context.plain(subject.identifier, "case.id"),
          labelled("dates.version", context.plain(subject.document.version, "doc.version")),
        ]
      ),
      ("product", [productAndSubstance]),
      ("authorisationNumber", [context.plain(subject.product.authorisationNumber, "product.maNumber")]),
      ("indication", [context.free(subject.product.indication, "product.indication")]),
      ("batchNumber", [context.plain(subject.batch.number, "batch.number")]),
      ("chainOfIdentity", [context.plain(subject.batch.chainOfIdentity, "batch.coi")]),
      ("containers", [context.number(subject.batch.containers, "batch.containers"), labelled("labels.dose", dose)]),
      ("expires", [expiry]),
      ("patientCode", [context.plain(subject.patient.pseudonym, "patient.pseudonym")]),
      ("ageBand", [ageBand]),
      ("weight", weight),
      ("site", [context.plain(subject.site.name, "site.name")]),
      ("pharmacy", [context.plain(subject.site.pharmacy, "site.pharmacy")]),
      ("addressee", [context.plain(subject.physician.name, "physician.name")]),
      ("holder", [context.plain(subject.parties.holder.name, "mah.name")]),
    ]
  }

  private func batchDetailRows() -> [FactRow] {
    let subject = context.subject
    let page = context.locale.page
    let dose =
      subject.batch.dose.map { MeasureFormat(context: context).quantity($0, path: "batch.dose") }
      ?? .missing("batch.dose")
    let monitoring = subject.product.additionalMonitoring.map { $0 ? "applies" : "does-not-apply" }
    let digest = String((context.locale.digests[context.contract.kind] ?? "").prefix(8))
    let version = "\(context.contract.kind.rawValue) \(context.locale.tag) \(digest)"
    return [
      ("pharmaceuticalForm", [context.free(subject.product.form, "product.form")]),
      (
        "productClass",
        [context.coded(page, "values.productClass", subject.product.atmpType?.rawValue, "product.atmpType")]
      ),
      ("authorisationNumber", [context.plain(subject.product.authorisationNumber, "product.maNumber")]),
      ("origin", [context.coded(page, "values.origin", subject.product.origin?.rawValue, "product.origin")]),
      ("indication", [context.free(subject.product.indication, "product.indication")]),
      (
        "additionalMonitoring",
        [context.coded(page, "values.additionalMonitoring", monitoring, "product.additionalMonitoring")]
      ),
      ("containers", [context.number(subject.batch.containers, "batch.containers")]),
      ("dose", [dose]),
      ("weight", weight),
      ("storage", [context.free(subject.batch.storage, "batch.storage")]),
      ("expires", [expiry]),
      ("manufacturedOn", optional(context.date(subject.batch.manufacturedOn, "batch.manufacturedOn"))),
      ("template", [.text(TextValue(version, Origin(caseRange: nil)))]),
    ]
  }

  private func partyRows() -> [FactRow] {
    let parties = context.subject.parties
    return [
      ("holder", [organisation(parties.holder, "mah")]),
      ("manufacturer", [organisation(parties.manufacturer, "manufacturer.site")]),
      ("importer", parties.importer.map { [organisation($0, "importer.site")] } ?? []),
      ("batchRelease", [organisation(parties.batchRelease, "batchRelease.site")]),
      ("contact24h", [context.plain(parties.contact24h, "mah.contact24h")]),
      ("pharmacovigilance", [context.plain(parties.pharmacovigilance, "mah.qppv")]),
    ]
  }

  private func referenceRows() -> [FactRow] {
    let subject = context.subject
    return [
      (
        "lay.hospitalAndDoctor",
        [context.plain(subject.site.name, "site.name")]
          + optional(context.plain(subject.physician.name, "physician.name"))
      ),
      ("lay.holder", [organisation(subject.parties.holder, "mah")]),
      ("lay.manufacturer", [organisation(subject.parties.manufacturer, "manufacturer.site", isShort: true)]),
    ]
  }

  private func resultRows() -> [[String: Value]] {
    let measure = MeasureFormat(context: context)
    return context.subject.outOfSpecificationResults.enumerated().map { index, result in
      let path = "oos[\(index)]"
      var row: [String: Value] = [
        "term": context.term(result.attribute, result.term, path),
        "limit": measure.professional(result.limit, path: path + ".limit"),
        "result": measure.professional(result.result, path: path + ".result"),
        "status": context.coded(
          context.locale.page, "values.resultStatus", result.status.rawValue, path + ".resultStatus"),
        "method": context.free(result.method, path + ".method"),
        "testedAt": context.date(result.testedAt?.date, path + ".testedAt"),
        "detectedAt": context.date(result.detectedAt?.date, path + ".detectedAt"),
      ]
      // A test that is not finished has no day yet.
      if result.status != .final, result.testedAt == nil { row["testedAt"] = nil }
      return row
    }
  }

  private func otherResultRows() -> [[String: Value]] {
    let measure = MeasureFormat(context: context)
    return (context.subject.otherResults ?? []).enumerated().map { index, result in
      let path = "otherResults[\(index)]"
      let term =
        result.attribute.map { context.term($0, result.term, path) } ?? context.free(result.term, path + ".term")
      var row: [String: Value] = [
        "term": term,
        "result": measure.professional(result.result, path: path + ".result"),
        "status": context.coded(
          context.locale.page, "values.resultStatus", result.status.rawValue, path + ".resultStatus"),
      ]
      if let limit = result.limit { row["limit"] = measure.professional(limit, path: path + ".limit") }
      return row
    }
  }

  private func riskRows() -> [[String: Value]] {
    context.subject.outOfSpecificationResults.enumerated().map { index, result in
      let path = "oos[\(index)]"
      let page = context.locale.page
      let reasons = [
        (result.safety?.rationale, path + ".impactSafety"), (result.efficacy?.rationale, path + ".impactEfficacy"),
      ]
      .map { context.free($0.0, $0.1 + ".rationale") }
      return [
        "term": context.term(result.attribute, result.term, path),
        "safety": context.coded(page, "values.grade", result.safety?.grade.rawValue, path + ".impactSafety"),
        "efficacy": context.coded(page, "values.grade", result.efficacy?.grade.rawValue, path + ".impactEfficacy"),
        "reason": joined(reasons),
      ]
    }
  }

  private func joined(_ values: [Value]) -> Value {
    var sentences: [TextValue] = []
    for value in values {
      guard case .text(let text) = value else { return value }
      if !sentences.contains(where: { $0.text == text.text }) { sentences.append(text) }
    }
    return .sentences(sentences)
  }

  private func alternativeRows() -> [[String: Value]] {
    context.subject.risk.alternatives.enumerated().map { index, alternative in
      let path = "risk.alternatives[\(index)]"
      let page = context.locale.page
      var row: [String: Value] = [
        "option": context.coded(page, "values.alternative", alternative.option, path + ".option"),
        "feasibility": context.coded(
          page, "values.feasibility", alternative.feasibility.rawValue, path + ".feasibility"),
      ]
      if let days = alternative.days {
        row["time"] = .text(TextValue(context.formats.days(days), context.place(path + ".days")))
      }
      if let note = alternative.note { row["note"] = context.free(note, path + ".note") }
      return row
    }
  }

  private func monitoringRows() -> [[String: Value]] {
    context.subject.risk.monitoring.enumerated().map { index, item in
      var row: [String: Value] = ["item": context.monitoringItem(index)]
      if let timing = item.timing { row["timing"] = context.free(timing, "risk.monitoring[\(index)].timing") }
      return row
    }
  }

  private func figureRows() -> [[String: Value]] {
    context.figures().map { figure in
      [
        "measured": .text(TextValue(figure.label.text, figure.label.origin)),
        "required": .text(TextValue(figure.required, figure.origin)),
        "found": .text(TextValue(figure.found, figure.origin)),
      ]
    }
  }

  // MARK: - Cells

  private var expiry: Value {
    switch context.subject.batch.expiresAt {
    case .date(let date): context.date(date, "batch.expiresAt")
    case .timestamp(let moment): context.moment(moment, "batch.expiresAt")
    case nil: .missing("batch.expiresAt")
    }
  }

  private var ageBand: Value {
    guard let band = context.subject.patient.ageBand else { return .missing("patient.ageBand") }
    return .text(TextValue(String(band.rawValue.map { $0 == "-" ? "–" : $0 }), context.place("patient.ageBand")))
  }

  private var weight: [Value] {
    guard let weight = context.subject.patient.weightKg else { return [] }
    return [MeasureFormat(context: context).quantity(Quantity(number: weight, unit: "kg"), path: "patient.weightKg")]
  }

  private func organisation(_ organisation: Organisation?, _ path: String, isShort: Bool = false) -> Value {
    guard let organisation else { return .missing(path) }
    var parts = [organisation.name]
    if let address = organisation.address { parts.append(address) }
    if !isShort, let authorisation = organisation.authorisation { parts.append(authorisation) }
    return .text(TextValue(parts.joined(separator: ", "), context.place(path)))
  }

  // MARK: - Signatures

  private mutating func signatureBlock(_ name: String, _ origin: Origin) {
    let isPhysician = name == "request" || name == "acceptance"
    tree.open(.signature, origin)
    tree.open(.signatureTitle, origin)
    write(context.page(isPhysician ? "signatures.\(name)Block" : "signatures.\(name)"), at: origin)
    tree.close()
    var lines = ["name", "role", "dateTime", "signature"]
    if isPhysician { lines.append("channel") }
    for line in lines {
      tree.open(.signatureLine(isForSignature: line == "signature"), origin)
      tree.open(.signatureLabel, origin)
      write(context.page("signatures." + line), at: origin)
      tree.close()
      tree.open(.signatureValue, origin)
      tree.leaf(.fill, origin)
      tree.close()
      tree.close()
    }
    tree.close()
  }
}
