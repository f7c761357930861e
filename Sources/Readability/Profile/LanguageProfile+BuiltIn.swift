extension LanguageProfile {
  /// The tags of the languages that are built in, sorted.
  public static var builtInTags: [String] { EmbeddedProfiles.all.map(\.tag.description) }

  /// The profile of a language that is built in, or nil if there is none.
  ///
  /// Reading one takes a few milliseconds; keep it if you need it again.
  ///
  /// - Throws: ``ProfileFault``; not for the languages that ship, whose data is tested.
  public static func builtIn(_ tag: String) throws(ProfileFault) -> LanguageProfile? {
    guard let found = EmbeddedProfiles.all.first(where: { $0.tag.description == tag }) else { return nil }
    return try LanguageProfile(tag: tag, ProfileTable(lines: found.lines.description))
  }
}

/// The data of the languages that is built into the library. The build writes the list.
enum EmbeddedProfiles {}
