/// Companies and authorities: RB-2 and RB-4.
extension CaseValidation {
  mutating func checkParties() {
    checkImporter()
    checkAgreement()
    checkSupervisoryAuthority()
  }

  private mutating func checkImporter() {
    let parties = value.parties
    if let country = parties.importer?.country, !countries.contains(country) {
      report(
        .importerNotInEEA, at: "importer.site.country", "The importing site is not in the EU/EEA.",
        explanation:
          "The importer is the site that brings the batch into the EU/EEA and holds an authorisation for it.")
    } else if parties.importer != nil, parties.importer?.country == nil {
      reportMissingCountry("importer.site.country")
    }
    guard let manufacturer = parties.manufacturer else { return }
    guard let country = manufacturer.country else {
      reportMissingCountry("manufacturer.site.country")
      return
    }
    guard !countries.contains(country), parties.importer == nil else { return }
    report(
      .importerMissing, at: "importer.site",
      "The batch is made outside the EU/EEA, and no importing site is named.",
      explanation: "Normal import procedures apply, and the authority of the importing site supervises: "
        + "EMA/CAT/224381/2019 Rev.1, questions 2 and 4.",
      notes: [("manufacturer.site.country", "The manufacturing country stands here.")],
      solution: "Write “importer: {site: {name, address, country}}”.")
  }

  private mutating func reportMissingCountry(_ path: String) {
    // Where a document needs the field, that it is missing is said with the document.
    let isRequired = documents.contains {
      if case .required = dictionary.field(path)?.need(of: $0) { return true }
      return false
    }
    guard !isRequired else { return }
    report(
      .missingField, at: path, "“\(path)” is missing.", explanation: dictionary.field(path)?.meaning ?? "",
      solution: "Write the site as a map: {name: …, country: NL}.")
  }

  private mutating func checkAgreement() {
    let parties = value.parties
    let named =
      [("mah.name", parties.holder.name)]
      + [("manufacturer.site", parties.manufacturer?.name), ("importer.site", parties.importer?.name)]
      .compactMap { path, name in name.map { (path, $0) } }
    let first = named[0].1
    guard let other = named.first(where: { !CaseValidation.isSameCompany($0.1, first) }) else { return }
    guard parties.agreement == nil else { return }
    report(
      .agreementMissing, at: "agreement.ref",
      "Holder, manufacturer and importer are not one company: their agreement is missing.",
      explanation: "A written agreement sets who speaks to the physician and to the authorities: "
        + "EMA/CAT/224381/2019 Rev.1, question 1.",
      notes: [("mah.name", "The holder stands here."), (other.0, "Another company stands here.")],
      solution: "Write number and date of the agreement: “agreement: {ref: …}”.")
  }

  private static func isSameCompany(_ left: String, _ right: String) -> Bool {
    let plain = { (name: String) in name.lowercased().filter { $0.isLetter || $0.isNumber } }
    return plain(left) == plain(right)
  }

  private mutating func checkSupervisoryAuthority() {
    let parties = value.parties
    guard let named = value.authority.supervisoryCountry else { return }
    let sites = [
      ("manufacturer.site.country", parties.manufacturer?.country),
      ("importer.site.country", parties.importer?.country),
    ]
    .compactMap { path, country in country.map { (path: path, country: $0) } }
    .filter { countries.contains($0.country) }
    guard !sites.isEmpty, !sites.contains(where: { $0.country == named }) else { return }
    let reason: String
    if named == parties.holder.country {
      reason = "It is named by the seat of the marketing authorisation holder, which does not count. "
    } else if named == value.document.country {
      reason =
        "It is named by the country of the treating site, whose national authority is another addressee. "
    } else {
      reason = ""
    }
    let path =
      isGiven("authority.supervisory.country") ? "authority.supervisory.country" : "authority.supervisory"
    report(
      .supervisoryAuthority, at: path,
      "The Supervisory Authority is not that of the making or importing site.",
      explanation: reason
        + "It is the authority that granted the manufacturing authorisation to the site that makes or "
        + "imports the batch in the EU/EEA: EMA/CAT/224381/2019 Rev.1, question 2.",
      notes: sites.map { ($0.path, "The country of that site stands here.") },
      solution: "Write the country of that site.")
  }
}
