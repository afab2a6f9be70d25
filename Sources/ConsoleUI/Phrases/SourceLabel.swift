// LiveHost: an audience feed, named in few words.
// SPDX-License-Identifier: Apache-2.0

import TextScreen

/// Feeds are named as the command line has them; a command may be long, with folders and options.
enum SourceLabel {
  private static let columns = 30

  /// `exec:tools/feed --room 5 --token …` is `feed --room 5 --token…`.
  static func short(_ name: String) -> String {
    guard name.hasPrefix("exec:") else { return SafeText.fitted(name, columns) }
    let words = name.dropFirst(5).split(separator: " ").map { word in
      word.split(separator: "/").last.map(String.init) ?? String(word)
    }
    return SafeText.fitted(words.joined(separator: " "), columns)
  }
}
