/// Sentences that are easily cut in the wrong place; the text of a trap is its sentences with a space between.
struct SentenceTrap: Sendable, CustomStringConvertible {
  var language: String
  var sentences: [String]

  init(_ language: String, _ sentences: String...) {
    self.language = language
    self.sentences = sentences
  }

  var description: String { "\(language): \(sentences.joined(separator: " "))" }
}

extension SentenceTrap {
  static let all = germanic + romance + slavic + others + leaflets

  static let germanic = [
    SentenceTrap("da", "Ring på tlf. 12 34 56 78 kl. 8.30 i dag.", "Vi svarer."),
    SentenceTrap("da", "Det gælder især s.k. CAR-T-celler, jf. art. 5, stk. 2.", "Lægen ved det."),
    SentenceTrap("da", "»Er det farligt?«", "»Nej.«"),
    SentenceTrap("da", "Prøven blev taget den 3. december 2025.", "Svaret kom den 4. januar."),
    SentenceTrap("da", "Du kan få feber, kvalme m.m.", "Spørg lægen på afd. B."),
    SentenceTrap("de", "Lesen Sie Abschnitt 4.", "Fragen Sie am 2. Tag noch einmal."),
    SentenceTrap("de", "Die Klinik ist seit 2019.", "Das ist so."),
    SentenceTrap("de", "Sie bekommen u. a. Kortison i. v. Gaben, d. h. Sie schlafen evtl. schlecht."),
    SentenceTrap("de", "Hepatitis B.", "Nachweis folgt."),
    SentenceTrap("de", "Rufen Sie an (Tel. 030 123456, Mo. bis Fr.)!", "Wir helfen: Tag und Nacht."),
    SentenceTrap("de", "1. Was ist eine Charge?", "2. Was heißt das?"),
    SentenceTrap(
      "de", "Sie erhalten 2 Mio. Zellen pro kg, ggf. Paracetamol usw.", "Das dauert 30 Min.",
      "Danach ruhen Sie."),
    SentenceTrap("de", "Siehe S. 4.", "Die Ärztin heißt Dr. A. Huber und wohnt im 3. Stock."),
    SentenceTrap("en", "You were treated at 8.30 a.m. on day 2.", "Call No. 5 now."),
    SentenceTrap("en", "Is it safe?", "No.", "The doctor said it was not."),
    SentenceTrap("en", "Your cells (lot no. A-17/3) were thawed.", "We said no.", "A nurse came with batch no. B12."),
    SentenceTrap("en", "Ask J. Smith about hepatitis B.", "Tell him about vitamin C.", "He knows."),
    SentenceTrap("en", "It is open until 5 p.m. Monday to Friday (see p. 4.)", "Closed at weekends!"),
    SentenceTrap("en", "\"Call us.\"", "\"Why?\"", "He said: ‘Now.’", "We did... and waited."),
    SentenceTrap("en", "Keep it below −130 °C.", "CAR-T cells need 2.5 litres, i.e. Ph. Eur. water."),
    SentenceTrap("is", "Sjá 5. gr. laga nr. 34/2012.", "Læknirinn veit það."),
    SentenceTrap("is", "Lyfið inniheldur m.a. CAR-T frumur, þ.e. Kymriah.", "Er það öruggt?", "Já!"),
    SentenceTrap("is", "Hringdu kl. 8.30 f.h. eða fyrir 3. júní.", "Við svörum."),
    SentenceTrap("is", "Meðferð lauk 2025.", "Sjúklingnum líður vel."),
    SentenceTrap("nb", "Les s. 12.", "Spør dr. Berg om bl.a. CAR-T-celler før 17. mai."),
    SentenceTrap("nb", "Behandlingen varte til 2025.", "Pasienten er frisk."),
    SentenceTrap("nb", "«Får jeg feber?»", "«Ja, kanskje.»", "Ring tlf. 22 33 44 55."),
    SentenceTrap("nb", "Det tar ca. 30 min.", "Deretter hviler du, ev. til kl. 16.00."),
    SentenceTrap("nl", "U krijgt o.a. Zolgensma om 8.30 u.", "’s Avonds mag u naar huis."),
    SentenceTrap("nl", "Bel mw. Jansen in ’s-Hertogenbosch.", "’t Kan ook morgen, d.w.z. 4 mei."),
    SentenceTrap("nl", "Lees blz. 4 e.v. of art. 5.", "Vraag het ook aan prof. dr. J. Visser."),
    SentenceTrap("nl", "‘Is dat erg?’", "‘Nee hoor.’", "Hij lachte…"),
    SentenceTrap("sv", "Läs s. 4.", "Ring tfn 08-123 456 78 före kl. 16.00, dvs. i dag."),
    SentenceTrap("sv", "Du får s.k. CAR-T-celler p.g.a. Din sjukdom."),
    SentenceTrap("sv", "Kör inte bil.", "Ät frukt, bröd m.m.", "Är det farligt?", "Nej!"),
    SentenceTrap("sv", "”Kommer det att göra ont?”", "”Nej.”", "Sedan den 3 maj 2025."),
    SentenceTrap("sv", "Vid St. Görans sjukhus och St. Olofs klinik finns vi.", "Ni får 2 st.", "Ring oss."),
  ]

  static let romance = [
    SentenceTrap("es", "Llame a la Dra. García al tel. 91 123 45 67.", "¿Tiene Ud. fiebre?", "¡Dígalo!"),
    SentenceTrap("es", "Se fabrica en EE. UU.", "El lote n.º 5 no cumple el art. 11.5."),
    SentenceTrap("es", "Venga a las 8.30 a. m. con el informe.", "«¿Por qué?», preguntó."),
    SentenceTrap("es", "Espere… y llame.", "Tiene hepatitis B.", "Su médico lo sabe."),
    SentenceTrap("fr", "Avez-vous de la fièvre\u{A0}?", "Appelez le Pr Durand\u{202F}!", "Merci."),
    SentenceTrap(
      "fr", "«\u{A0}Est-ce grave\u{202F}?\u{A0}» demanda-t-elle.", "«\u{A0}Non.\u{A0}»", "Elle sourit."),
    SentenceTrap("fr", "Voir l’art. 5 et la p. 4.", "M. Le Goff et J. Martin répondent à 8 h 30."),
    SentenceTrap(
      "fr", "Il y a 10 000,5 cellules, c.-à-d. Assez.", "C’est l’hépatite B.", "Le médecin le sait."),
    SentenceTrap("it", "Veda l’art. 5.", "Chieda alla dott.ssa Verdi, tel. 06 123 45 67."),
    SentenceTrap("it", "Il paziente ha l’epatite B.", "La cura dura 30 min.", "Poi riposa."),
    SentenceTrap("it", "«È sicuro?»", "«Sì.»", "Costa ca. 2.500 euro, ecc.", "Va bene?"),
    SentenceTrap("it", "Vada all’ospedale S. Giovanni entro il 3.", "Parli con il sig. Neri."),
    SentenceTrap("pt", "Telefone ao Sr. Costa (tel. 21 123 45 67).", "Tem febre?", "Diga ao Prof. Dr. Reis."),
    SentenceTrap("pt", "É o 5.º lote, n.º 3, art. 2.", "A dose é de 2,5 ml."),
    SentenceTrap("pt", "Espere 30 min.", "Depois ligue, p. ex. Às 16 h."),
    SentenceTrap("pt", "Tem hepatite B.", "O S. João fica na Av. Norte."),
    SentenceTrap("ro", "Aveți durere de cap.", "Sunați la tel. 021 123 45 67."),
    SentenceTrap("ro", "Citiți art. 5 alin. 2 lit. a).", "Întrebați-o pe dna. Ionescu."),
    SentenceTrap("ro", "„Este grav?”", "„Nu.”", "Durează cca. 30 min.", "Apoi plecați."),
    SentenceTrap("ro", "Spitalul Sf. Ioan, str. Mare nr. 5, este deschis.", "Veniți!"),
  ]

  static let slavic = [
    SentenceTrap("bg", "Лекувахте се до 2025 г.", "Пациентът е добре."),
    SentenceTrap("bg", "Вижте чл. 5, ал. 2, т. 3.", "Попитайте проф. Петров."),
    SentenceTrap("bg", "Имате т.нар. CAR-T клетки, напр. Кимрия.", "Безопасно ли е?", "Да!"),
    SentenceTrap(
      "bg", "„Боли ли?“", "„Не.“", "Обадете се на тел. 02 123 45 67 от 8.30 ч. до 16 ч. в делник."),
    SentenceTrap("cs", "Přečtěte si str. 4.", "Zavolejte na tel. 123 456 789 do 16 hod.", "Pomůžeme."),
    SentenceTrap("cs", "Léčba skončila 2025.", "Pacient je zdráv."),
    SentenceTrap("cs", "Ptejte se MUDr. Nováka, tj. Vašeho lékaře, na 2. klinice."),
    SentenceTrap("cs", "Můžete mít horečku, zimnici apod.", "Trvá to 30 min.", "Pak odpočívejte."),
    SentenceTrap("hr", "Vidi čl. 5. st. 2. zakona.", "Nazovite prof. dr. sc. Anića."),
    SentenceTrap("hr", "»Je li opasno?«", "»Nije.«", "Tako je od 3. svibnja 2026."),
    SentenceTrap("hr", "Možete imati tzv. CRS, npr. vrućicu itd.", "Javite se!"),
    SentenceTrap("hr", "Imate hepatitis B.", "Liječnik to zna, tj. I. Horvat."),
    SentenceTrap("pl", "Leczenie trwało do 2025 r.", "Pacjent czuje się dobrze."),
    SentenceTrap("pl", "Proszę przyjąć lek.", "Proszę dzwonić do dr. A. Nowaka, tel. 22 123 45 67."),
    SentenceTrap("pl", "Szpital im. Jana Pawła II przy ul. Długiej 5 jest otwarty m.in. W soboty."),
    SentenceTrap("pl", "Zob. art. 5 ust. 2 pkt 3.", "Ma Pan tzw. CRS?", "Tak!"),
    SentenceTrap("sk", "Pozri ods. 2 písm. a).", "Volajte MUDr. Kováča, tel. 02/123 456 78."),
    SentenceTrap("sk", "Môžete mať horúčku, triašku a pod.", "Trvá to 30 min.", "Potom oddychujte."),
    SentenceTrap("sk", "Liečba sa skončila 2025.", "Pacient je zdravý, t. j. Bez príznakov."),
    SentenceTrap("sk", "„Je to nebezpečné?“", "„Nie.“", "Prídite 3. 5. 2026 o 8.30 hod. na kliniku."),
    SentenceTrap("sl", "Glejte 2. odst. 5. čl. zakona.", "Vprašajte dr. Kosa."),
    SentenceTrap("sl", "Lahko imate vročino, mrzlico itd.", "Traja 30 min.", "Nato počivajte."),
    SentenceTrap("sl", "»Je nevarno?«", "»Ne.«", "Zdravljenje je bilo leta 2025.", "Bolnik je zdrav."),
    SentenceTrap("sl", "Pokličite na tel. št. 01 234 56 78, tj. Urgenco, do 16. ure."),
  ]

  static let others = [
    SentenceTrap("el", "Πονάει;", "Όχι· μόνο λίγο.", "Καλέστε τον Δρ. Παπαδόπουλο."),
    SentenceTrap("el", "Έχετε πυρετό, ρίγη κ.λπ.", "Πότε ξεκίνησε\u{37E}", "Χθες στις 8.30 μ.μ."),
    SentenceTrap("el", "«Είναι ασφαλές;» ρώτησε ο κ. Νικολάου.", "«Ναι.»"),
    SentenceTrap("el", "Δείτε τη σελ. 4, π.χ. Πίνακα 2; ή όχι.", "Έχετε ηπατίτιδα Β.", "Ο γιατρός το ξέρει."),
    SentenceTrap("et", "Ravi lõppes 2025. a. Tallinnas.", "Patsient on terve."),
    SentenceTrap("et", "Teil on palavik, valu jne.", "Helistage tel. 123 4567 enne 5. juunit."),
    SentenceTrap("et", "„Kas see on ohtlik?“", "„Ei.“", "See oli 2025.", "Nüüd on hea."),
    SentenceTrap("et", "Lugege lk 4.", "Küsige prof. A. Kaselt 2. korrusel."),
    SentenceTrap("fi", "Katso s. 4.", "Soita puh. 09 123 4567 ennen 3. kesäkuuta."),
    SentenceTrap("fi", "Saatat saada kuumetta, vilunväristyksiä yms.", "Se kestää 30 min.", "Lepää sitten."),
    SentenceTrap("fi", "Hoito päättyi 2025.", "Potilas voi hyvin, ks. EMA:n ohje."),
    SentenceTrap("fi", "Saat ns. CAR-T-soluja klo 8.30.", "”Onko se vaarallista?”", "”Ei.”"),
    SentenceTrap("ga", "Féach lch. 4.", "Labhair leis an Dr. Ó Briain roimh 4 i.n. Dé Luain?"),
    SentenceTrap("ga", "Beidh fiabhras ort, crith srl.", "An bhfuil sé sábháilte?", "Tá!"),
    SentenceTrap(
      "ga", "Tá an t-ospidéal i mBaile Átha Cliath, Co. Átha Cliath.", "Tá heipitíteas B.", "Glaoigh."),
    SentenceTrap("ga", "“An bhfuil pian ort?” a d’fhiafraigh an tSiúr Máire.", "“Níl.”"),
    SentenceTrap("hu", "Lásd az 5. § (2) bek. szövegét.", "Kérdezze dr. Kovács Gy. Pétert a 2. emeleten."),
    SentenceTrap("hu", "Láza, hidegrázása stb. lehet.", "Meddig tart?", "Kb. 30 percig."),
    SentenceTrap("hu", "A kezelés 2026. 05. 03-án volt.", "A beteg jól van."),
    SentenceTrap("hu", "„Veszélyes?”", "„Nem.”", "A klinika 2019.", "Azóta nyitva van, pl. Szegeden."),
    SentenceTrap("hu", "Az I. sz. Belgyógyászati Klinika és a 2. sz. Gyermekklinika ad tájékoztatást."),
    SentenceTrap("hu", "Melléklet: 12. sz. tétel, I. sz.", "Kérdezze orvosát."),
    SentenceTrap("lt", "Gydymas baigėsi 2025 m. gruodžio 3 d.", "Pacientas sveikas."),
    SentenceTrap("lt", "Jums gali būti karščiavimas, šaltkrėtis ir t. t.", "Skambinkite tel. 8 612 34567."),
    SentenceTrap("lt", "Atvykite 8.30 val. Kauno klinikose.", "„Ar pavojinga?“", "„Ne.“"),
    SentenceTrap("lt", "Žr. 5 str. 2 d.", "Jis aiškus, t. y. Petraičio pateiktas."),
    SentenceTrap("lt", "Gydytojas dirba nuo 8.30 val. Santaros klinikose.", "Ateikite 8.30 val.", "Paskambinkite jam."),
    SentenceTrap("lv", "Ārstēšana beidzās 2025. gada 3. decembrī.", "Pacients ir vesels."),
    SentenceTrap("lv", "Jums var būt drudzis, drebuļi utt.", "Tas ilgst 30 min.", "Pēc tam atpūtieties."),
    SentenceTrap("lv", "Sk. 5. panta 2. daļu.", "Zvaniet dr. A. Kalniņam plkst. 8.30."),
    SentenceTrap("lv", "Skat. 4. lpp.", "Zvaniet mums.", "Skat. 3. pielikumu un 5. lpp."),
    SentenceTrap("lv", "“Vai tas ir bīstami?”", "“Nē.”", "Ir t. s. CAR-T šūnas un u. c. šūnas."),
    SentenceTrap("mt", "Ara l-Art. 5 u tal-par. 2.", "Ċempel lil Prof. Vella fit-8.30 a.m. jew wara."),
    SentenceTrap("mt", "Jista’ jkollok deni, uġigħ eċċ.", "Idum 30 min.", "Wara strieħ."),
    SentenceTrap("mt", "“Hu perikoluż?”", "“Le.”", "It-tabib ta’ Malta jaf."),
    SentenceTrap("mt", "Għandek l-epatite B.", "Kellem lil Dr. J. Borg, eż. Illum."),
  ]
}
