/// The content that is built into the program. The build writes the list of files.
enum EmbeddedContent {}
