// LiveHost: the data folder: where sessions, viewers and settings lie.
// SPDX-License-Identifier: Apache-2.0

package import SystemIO

/// The data folder and the names in it.
package struct DataFolder: Sendable {
  package let path: String

  package init(path: String) {
    self.path = path
  }

  /// `--data`, else `$LIVEHOST_DATA`, else `$XDG_DATA_HOME/livehost`, else
  /// `~/.local/share/livehost`; the last two may point to another folder (`"data"` in their
  /// `settings.json`).
  package static func chosen(flag: String?) -> DataFolder {
    if let flag, !flag.isEmpty { return DataFolder(path: flag) }
    if let path = ThisProcess.environment("LIVEHOST_DATA"), !path.isEmpty {
      return DataFolder(path: path)
    }
    // The XDG rules ignore relative paths.
    if let base = ThisProcess.environment("XDG_DATA_HOME"), base.hasPrefix("/") {
      return moved(DataFolder(path: FileSystem.join(base, "livehost")))
    }
    let home = ThisProcess.environment("HOME") ?? "."
    return moved(DataFolder(path: FileSystem.join(home, ".local/share/livehost")))
  }

  /// Where the files are when nobody says: the host may have moved them at the first start.
  private static func moved(_ usual: DataFolder) -> DataFolder {
    let folder = (try? SettingsDocument.load(usual.settings))?.dataFolder
    return folder.map { DataFolder(path: $0) } ?? usual
  }

  package var sessions: String { FileSystem.join(path, "sessions") }
  package var rehearsals: String { FileSystem.join(path, "rehearsals") }
  package var viewers: String { FileSystem.join(path, "viewers.json") }
  /// Further languages of the console.
  package var languages: String { FileSystem.join(path, "languages") }
  package var settings: String { FileSystem.join(path, "settings.json") }

  package func parent(isTraining: Bool) -> String { isTraining ? rehearsals : sessions }

  /// The session folders of one kind, oldest first.
  package func list(isTraining: Bool) -> [String] {
    (try? folders(isTraining: isTraining)) ?? []
  }

  /// The same, for whoever must not take "cannot be read" for "none".
  package func folders(isTraining: Bool) throws(SystemError) -> [String] {
    let parent = parent(isTraining: isTraining)
    guard FileSystem.exists(parent) else { return [] }
    return try FileSystem.names(in: parent).map { FileSystem.join(parent, $0) }.filter {
      FileSystem.exists(FileSystem.join($0, SessionDocument.name))
    }
  }

  /// What a host means by SESSION: a folder, a file in it, its name or the only one with that
  /// part in its name, or `last`.
  package func find(_ text: String) -> FindOutcome {
    if FileSystem.exists(FileSystem.join(text, SessionDocument.name)) { return .found(text) }
    if FileSystem.exists(text), !FileSystem.isFolder(text) {
      let folder = FileSystem.folder(of: text)
      if FileSystem.exists(FileSystem.join(folder, SessionDocument.name)) { return .found(folder) }
    }
    let all = list(isTraining: false) + list(isTraining: true)
    if text == "last" || text == "最近" {
      // By the last write, not by name: a virtual clock starts in its own year.
      let newest = all.max {
        (DataFolder.lastWrite($0), FileSystem.name(of: $0))
          < (DataFolder.lastWrite($1), FileSystem.name(of: $1))
      }
      return newest.map { .found($0) } ?? .none
    }
    let matches = all.filter { FileSystem.name(of: $0).contains(text) }
    if matches.count == 1 { return .found(matches[0]) }
    return matches.isEmpty ? .none : .several(matches.map(FileSystem.name(of:)))
  }

  private static func lastWrite(_ folder: String) -> Int64 {
    FileSystem.modifiedMilliseconds(FileSystem.join(folder, "journal.jsonl"))
  }

  /// What a name led to.
  package enum FindOutcome: Equatable, Sendable {
    case found(String)
    case several([String])
    case none
  }
}
