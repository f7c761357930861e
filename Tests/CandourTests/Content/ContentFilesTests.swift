import Foundation
import TestSupport
import Testing

@testable import Candour

@Suite struct ContentFilesTests {
  @Test func areTheSameBuiltInInAFolderAndInMemory() throws {
    let folder = try ContentFiles(folder: PackageFolder.path)
    let memory = SampleContent.files([:])
    #expect(folder.paths == ContentFiles.embedded.paths && memory.paths == ContentFiles.embedded.paths)
    for path in folder.paths {
      #expect(folder.bytes(of: path) == ContentFiles.embedded.bytes(of: path), "\(path): build again?")
    }
    #expect(folder.digest == ContentFiles.embedded.digest && memory.digest == ContentFiles.embedded.digest)
    #expect(folder.languageTags == ContentFiles.embedded.languageTags)
  }

  @Test func sayUnderWhichNameAPersonFindsAFile() throws {
    #expect(ContentFiles.embedded.displayName(of: "Locales/en/page.yml") == "Locales/en/page.yml")
    let folder = try ContentFiles(folder: PackageFolder.path)
    #expect(folder.displayName(of: "Locales/en/page.yml") == PackageFolder.path + "/Locales/en/page.yml")
    #expect(ContentFiles.embedded.origin == "built in" && folder.origin == PackageFolder.path)
  }

  @Test func changeTheirDigestWithEveryByteAndEveryName() {
    let files = ContentFiles(origin: "a", files: ["Locales/a.md": [1, 2], "Locales/b.md": [3]])
    let others = [
      ContentFiles(origin: "a", files: ["Locales/a.md": [1, 2], "Locales/b.md": [4]]),
      ContentFiles(origin: "a", files: ["Locales/a.md": [1], "Locales/b.md": [2, 3]]),
      ContentFiles(origin: "a", files: ["Locales/a.md": [1, 2], "Locales/c.md": [3]]),
      ContentFiles(origin: "a", files: ["Locales/a.md": [1, 2]]),
    ]
    #expect(others.allSatisfy { $0.digest != files.digest })
    #expect(ContentFiles(origin: "b", files: ["Locales/b.md": [3], "Locales/a.md": [1, 2]]).digest == files.digest)
  }

  @Test func needBothPartsOfAFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "Locales/en/page.yml")
    #expect(throws: ContentFiles.Fault.self) { try ContentFiles(folder: folder.path) }
    #expect(throws: ContentFiles.Fault.self) { try ContentFiles(folder: folder.path + "/nothing") }
    try folder.write("x", to: "Templates/a.yml")
    #expect(try ContentFiles(folder: folder.path).paths == ["Locales/en/page.yml", "Templates/a.yml"])
  }

  @Test func sayWhyAFolderCannotBeUsed() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("x", to: "a.yml")
    for (path, words) in [
      (folder.path + "/nothing", "There is no such folder."), (file, "This is a file."),
      (folder.path, "has no folder “Locales”"),
    ] {
      do {
        _ = try ContentFiles(folder: path)
        Issue.record("\(path) was taken for content.")
      } catch { #expect("\(error)".contains(words), "\(error)") }
    }
  }

  @Test(arguments: ["page.yml", "approvals.yml", "user-test.yml"])
  func aFolderWithTheNameOfAFileIsFoundInItsLanguageOnly(name: String) throws {
    let folder = try TemporaryFolder()
    for path in ContentFiles.embedded.paths where path != "Locales/de/\(name)" {
      try folder.write(ContentFiles.embedded.bytes(of: path) ?? [], to: path)
    }
    try folder.write("x", to: "Locales/de/\(name)/x.txt")
    let files = try ContentFiles(folder: folder.path)
    let found = Content.load(files, languages: ["de-AT"], countries: []).diagnostics
    let fault = try #require(found.first { $0.identifier == "content-not-readable" })
    #expect(fault.file == folder.path + "/Locales/de/\(name)" && fault.severity == .error)
    #expect(fault.summary == "This is a folder, where a file is expected.")
    #expect(Content.load(files, languages: ["fr"], countries: []).diagnostics == [])
  }

  @Test func leaveOutWhatIsNoContent() throws {
    let folder = try TemporaryFolder()
    for name in [
      "Locales/README.md", "Locales/en/page.yml", "Locales/en/.page.yml.swp", "Locales/en/page.yml~", "Templates/a.txt",
    ] {
      try folder.write("x", to: name)
    }
    #expect(try ContentFiles(folder: folder.path).paths == ["Locales/en/page.yml"])
  }

  @Test func stayAsTheyWereOnceTheyAreHeld() throws {
    let folder = try TemporaryFolder()
    try folder.write("a: 1", to: "Locales/en/page.yml")
    try folder.write("x", to: "Templates/a.yml")
    let files = try ContentFiles(folder: folder.path)
    let held = files.held()
    try folder.write("a: 2", to: "Locales/en/page.yml")
    try folder.write("b: 1", to: "Locales/en/approvals.yml")
    try folder.write("earlier", to: "Locales/.sources/0.txt")
    #expect(files.bytes(of: "Locales/en/page.yml") == Array("a: 2".utf8))
    #expect(held.bytes(of: "Locales/en/page.yml") == Array("a: 1".utf8))
    #expect(held.bytes(of: "Locales/en/approvals.yml") == nil, "It was not there.")
    #expect(held.bytes(of: "Locales/.sources/0.txt") == Array("earlier".utf8), "It is no content.")
    #expect(held.paths == files.paths && held.origin == files.origin)
    #expect(held.displayName(of: "Templates/a.yml") == folder.path + "/Templates/a.yml")
  }

  @Test func findEveryPathAndNoOther() {
    let files = ContentFiles.embedded
    for (index, path) in files.paths.enumerated() { #expect(files.index(of: path) == index) }
    for path in ["", "Locales", "Locales/en", "Locales/en/page.ym", "Locales/en/page.ymla", "~"] {
      #expect(files.index(of: path) == nil && files.bytes(of: path) == nil)
    }
  }

  @Test func listLanguagesAndCountries() {
    let files = ContentFiles(
      origin: "x",
      files: [
        "Locales/en/locale.yml": [], "Locales/de-AT/locale.yml": [], "Locales/fr/page.yml": [],
        "Locales/countries/BE.yml": [], "Locales/x/y/locale.yml": [], "Locales/en/physician-letter.md": [],
        "Locales/de/physician-letter.md": [], "Locales/it/locale.yml": [],
      ])
    #expect(files.checkedTags == ["de-AT", "en", "it"], "Italian has no document yet; its rules serve texts of others")
    #expect(files.languageTags == ["de-AT", "en"] && files.countryCodes == ["BE"])
  }
}
