internal import YAML

/// Companies, authorities, site, physician and patient.
extension FieldReader {
  func parties() -> Parties? {
    let holder: Organisation?
    var (contact, pharmacovigilance): (String?, String?) = (nil, nil)
    if let node = node("mah"), let name = node.text {
      holder = Organisation(name: name)
    } else {
      let reader = map("mah")
      let name = reader.requiredText("name")
      let (address, country) = (reader.text("address"), reader.country("country"))
      (contact, pharmacovigilance) = (reader.text("contact24h"), reader.text("qppv"))
      holder = name.map { Organisation(name: $0, address: address, country: country) }
    }
    let (manufacturer, importer) = (organisation("manufacturer"), organisation("importer"))
    let batchRelease = organisation("batchRelease")
    let agreement = textOrMain("agreement", main: "ref")
    let role: String? =
      node("sender")?.text == nil
      ? map("sender").code("role", of: "senderRoles") : code("sender", of: "senderRoles")
    return holder.map {
      Parties(
        holder: $0, contact24h: contact, pharmacovigilance: pharmacovigilance, manufacturer: manufacturer,
        importer: importer, batchRelease: batchRelease, agreement: agreement, senderRole: role)
    }
  }

  /// `{site: text}` or `{site: {name, …}}`.
  private func organisation(_ key: String) -> Organisation? {
    let party = map(key)
    guard let node = party.node("site") else { return nil }
    if let name = node.text { return Organisation(name: name) }
    let reader = party.map("site")
    guard !reader.isBlank else { return nil }
    let (address, country) = (reader.text("address"), reader.country("country"))
    let authorisation = reader.text("authorisation")
    return reader.requiredText("name").map {
      Organisation(name: $0, address: address, country: country, authorisation: authorisation)
    }
  }

  /// A text of a map that has one main key; the text may also stand for the map.
  private func textOrMain(_ key: String, main: String) -> String? {
    if let text = node(key)?.text { return text }
    return map(key).text(main)
  }

  func authorityFacts() -> AuthorityFacts {
    let reader = map("authority")
    var facts = AuthorityFacts(nationalAuthority: reader.text("nca"))
    if let node = reader.node("supervisory") {
      if node.text != nil {
        facts.supervisoryCountry = reader.country("supervisory")
      } else {
        let supervisory = reader.map("supervisory")
        facts.supervisoryCountry = supervisory.country("country")
        facts.supervisoryName = supervisory.text("name")
      }
    }
    if let node = reader.node("ncaDuty") {
      if node.text != nil {
        facts.nationalDuty = reader.choice("ncaDuty")
      } else {
        let duty = reader.map("ncaDuty")
        facts.nationalDuty = duty.choice("answer")
        facts.nationalDutyDate = duty.date("date")
        facts.nationalDutySource = duty.text("source")
      }
    }
    return facts
  }

  func treatingSite() -> TreatingSite? {
    if let name = node("site")?.text { return TreatingSite(name: name) }
    let reader = map("site")
    let name = reader.requiredText("name")
    let (pharmacy, team) = (reader.text("pharmacy"), reader.text("team24h"))
    return name.map { TreatingSite(name: $0, pharmacy: pharmacy, team24h: team) }
  }

  func physician() -> TreatingPhysician {
    if let name = node("physician")?.text { return TreatingPhysician(name: name) }
    let reader = map("physician")
    return TreatingPhysician(name: reader.text("name"), informedAt: reader.moment("informedAt"))
  }

  func patientFacts() -> PatientFacts {
    let reader = map("patient")
    return PatientFacts(
      pseudonym: reader.text("pseudonym"), ageBand: reader.choice("ageBand"), sex: reader.listedChoice("sex"),
      weightKg: reader.decimal("weightKg"), readerType: reader.choice("readerType"),
      language: reader.language("language"), support: reader.codes("support", of: "support"))
  }
}
