import TestSupport
import Testing

@testable import Candour

/// An address is one piece on the page: a reader who types it must not look for its end in the next column.
@Suite struct WebAddressTests {
  /// Addresses in ⟦ ⟧.
  private func marked(_ text: String) -> String {
    WebAddress.pieces(of: text).map { $0.isAddress ? "⟦\($0.text)⟧" : String($0.text) }.joined()
  }

  @Test(arguments: [
    "Δηλώστε στο ⟦https://www.eof.gr/yellow-card.⟧ Ευχαριστούμε.",
    "Institut, ⟦www.pei.de;⟧ ⟦https://nebenwirkungen.bund.de⟧",
    "Mail (⟦privacy@clinic.example⟧) oder Telefon", "⟦adr@moh.example⟧",
    "No address: +49 000, 1/2, 9 a. m., e.g. this; or A @ B.", "",
  ]) func everyAddressIsAPieceAndNothingIsLost(text: String) {
    let plain = text.replacing("⟦", with: "").replacing("⟧", with: "")
    // The mark of a bracket goes with the address.
    #expect(marked(plain) == text.replacing("(⟦", with: "⟦(").replacing("⟧)", with: ")⟧"))
    #expect(WebAddress.pieces(of: plain).map(\.text).joined() == plain)
  }

  @Test func theAddressOfTheAuthorityIsOnePieceOfTheLeaflet() throws {
    let content = SampleContent.all
    let subject = try content.sampleCase(country: "DE")
    let document = try content.composed(subject, .patientInformation, "de").document
    #expect(HTMLPage(content).render(document).contains("<span class=\"web-address\">https://nebenwirkungen.bund.de"))
  }
}
