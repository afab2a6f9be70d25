// LiveHost: making sessions, finding unfinished ones, and reading them back.
// SPDX-License-Identifier: Apache-2.0

import JSONLines
package import Journal
package import SessionEngine
package import SystemIO

/// Why a session cannot be made, opened or read.
package enum SessionFailure: Error, Equatable, Sendable {
  case file(FileFailure)
  case cannotCreate(SystemError)
  case inputOutput(SystemError)
  case inUse(folder: String, SessionLock.Holder)
  /// The journal ends before what `sales.json` says was on the disk: an old backup?
  case wentBackwards(folder: String, had: Int64, has: Int64)
}

/// A session as its journal tells it.
package struct LoadedSession: Sendable {
  package let folder: String
  package let document: SessionDocument
  package var session: Session
  package let report: JournalReport
  /// Sound records that this LiveHost cannot make sense of.
  package let unreadable: Int
  /// How many records the journal had when `sales.json` was made, if it has fewer now.
  package let missingFrom: Int64?

  package init(
    folder: String, document: SessionDocument, replay: Replay, report: JournalReport,
    missingFrom: Int64? = nil
  ) {
    self.folder = folder
    self.document = document
    session = replay.session
    self.report = report
    unreadable = replay.unreadable
    self.missingFrom = missingFrom
  }

  /// Whether every record that was ever on the disk is here, in order, and understood.
  package var isSound: Bool { report.isSound && unreadable == 0 && missingFrom == nil }

  /// `sales.json`, made anew.
  package var salesBytes: [UInt8] {
    SalesDocument(document, session, journalSeq: report.lastSeq).bytes()
  }
}

/// A session that this console may write to.
package struct OpenSession {
  package let loaded: LoadedSession
  package let writer: JournalWriter
  package let lock: SessionLock
  /// The file a torn tail was set aside in.
  package let tail: String?
}

/// Sessions on disk.
package enum SessionStore {
  /// A session is resumed when it stopped less than this ago (Docs contract §1).
  package static let resumeLimit: Duration = .seconds(12 * 3600)

  /// Makes a session: folder, lock, `session.json`, journal with its header. All of it is on the
  /// disk before the first sale is acknowledged.
  package static func create(
    in data: DataFolder, _ plan: SessionPlan, isTraining: Bool, source: String, now: Int64,
    suffix: UInt16, regulars: [String: Bool]
  ) throws(SessionFailure) -> OpenSession {
    do throws(SystemError) {
      let parent = data.parent(isTraining: isTraining)
      // The id is what the start and the seed make of it, so that equal rehearsals have equal
      // journals; only the folder's name counts on when there is one already.
      let id = name(plan, source: source, now: now, suffix: suffix)
      let folder = try freshFolder(parent, id)
      let document = SessionDocument(
        id: id, isTraining: isTraining, startedAt: now, source: source, plan: plan)
      guard case .success(let lock) = try SessionLock.take(in: folder, now: now) else {
        throw SystemError(call: "flock", path: folder, code: SystemError.inputOutput.code)
      }
      let plan = try FileSystem.open(
        FileSystem.join(folder, SessionDocument.name), .createNew)
      try plan.writeAll(document.bytes)
      // The first commit makes header, plan and names durable before it is acknowledged.
      let writer = try JournalWriter.create(
        in: DiskFolder(path: folder, companions: [SessionDocument.name]))
      writer.ride(EventRecord.headerRecord(document))
      let loaded = LoadedSession(
        folder: folder, document: document,
        replay: Replay(Session(document.plan, regulars: regulars)), report: JournalReport())
      return OpenSession(loaded: loaded, writer: writer, lock: lock, tail: nil)
    } catch {
      // A write that failed does not know its file.
      let path = error.path.isEmpty ? data.parent(isTraining: isTraining) : error.path
      throw .cannotCreate(SystemError(call: error.call, path: path, code: error.code))
    }
  }

  /// `2026-11-23T193000Z-autumn-fair-7f3a`
  private static func name(
    _ plan: SessionPlan, source: String, now: Int64, suffix: UInt16
  ) -> String {
    let stamp = JSONTime.text(now).prefix(19).filter { $0 != ":" } + "Z"
    let digits = String(suffix, radix: 16)
    let hex = String(repeating: "0", count: 4 - digits.utf8.count) + digits
    return "\(stamp)-\(slug(plan, source: source))-\(hex)"
  }

  private static func freshFolder(
    _ parent: String, _ name: String
  ) throws(SystemError) -> String {
    try FileSystem.createFolders(parent)
    let base = FileSystem.join(parent, name)
    for attempt in 1... {
      let path = attempt == 1 ? base : "\(base)-\(attempt)"
      do throws(SystemError) {
        try FileSystem.createFolder(path)
        return path
      } catch {
        guard error.isExistingFile else { throw error }
      }
    }
    return base
  }

  /// A short name for the folder, in plain letters: from the title, else from the plan's folder.
  static func slug(_ plan: SessionPlan, source: String) -> String {
    let candidates = [plan.title.english, FileSystem.name(of: FileSystem.folder(of: source))]
    for text in candidates {
      let words = text.lowercased().utf8.split { byte in
        !((0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte))
      }
      let slug = words.prefix(5).map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
      if !slug.isEmpty { return String(slug.prefix(40)) }
    }
    return "show"
  }

  /// Reads a session without touching anything.
  /// - Parameters:
  ///   - isWhole: reads every record, also those a checkpoint stands for.
  ///   - progress: gets the bytes of the journal read so far, now and then.
  package static func load(
    _ folder: String, policy: SessionPolicy = .init(), regulars: [String: Bool] = [:],
    isWhole: Bool = false, progress: (Int) -> Void = { _ in }
  ) throws(SessionFailure) -> LoadedSession {
    let document: SessionDocument
    do throws(FileFailure) {
      document = try SessionDocument.load(folder, policy: policy)
    } catch {
      throw .file(error)
    }
    let checkpoint =
      isWhole ? nil : try? FileSystem.read(FileSystem.join(folder, Checkpoint.name))
    let replay: Replay
    let report: JournalReport
    do throws(SystemError) {
      (replay, report) = try Replay.read(
        DiskFolder(path: folder), document.plan, regulars, checkpoint: checkpoint,
        progress: progress)
    } catch {
      throw .inputOutput(error)
    }
    if let found = replay.newerFormat {
      let file = FileSystem.join(folder, JournalReader.firstName)
      throw .file(
        .document(
          DocumentProblem(
            file: file, line: 1, field: "data.schema",
            kind: .newerVersion(found: found, readable: EventRecord.schema))))
    }
    let had = SalesDocument.journalSeq(in: folder)
    return LoadedSession(
      folder: folder, document: document, replay: replay, report: report,
      missingFrom: had > report.lastSeq ? had : nil)
  }

  /// Opens a session to go on with it; the torn tail of a crash is set aside.
  /// - Parameter acceptsOlder: the host's explicit yes to a journal that went backwards; what
  ///   `sales.json` knew is kept in a file of its own.
  package static func resume(
    _ folder: String, policy: SessionPolicy, regulars: [String: Bool], now: Int64,
    acceptsOlder: Bool = false
  ) throws(SessionFailure) -> OpenSession {
    let lock = try take(folder, now)
    let loaded = try load(folder, policy: policy, regulars: regulars)
    if let had = loaded.missingFrom, !acceptsOlder {
      throw .wentBackwards(folder: folder, had: had, has: loaded.report.lastSeq)
    }
    do throws(SystemError) {
      if loaded.missingFrom != nil { try keepSales(folder) }
      let (writer, tail) = try JournalWriter.resume(
        in: DiskFolder(path: folder), after: loaded.report)
      return OpenSession(loaded: loaded, writer: writer, lock: lock, tail: tail)
    } catch {
      throw .inputOutput(error)
    }
  }

  /// Copies `sales.json` to `sales.kept-<n>.json`: it lists sales that the journal has lost.
  private static func keepSales(_ folder: String) throws(SystemError) {
    let bytes = try FileSystem.read(FileSystem.join(folder, SalesDocument.name))
    let name = FileSystem.freeName(try FileSystem.names(in: folder)) { "sales.kept-\($0).json" }
    try FileSystem.replace(FileSystem.join(folder, name), with: bytes)
  }

  private static func take(_ folder: String, _ now: Int64) throws(SessionFailure) -> SessionLock {
    let taken: Result<SessionLock, SessionLock.Holder>
    do throws(SystemError) {
      taken = try SessionLock.take(in: folder, now: now)
    } catch {
      throw .inputOutput(error)
    }
    switch taken {
    case .success(let lock): return lock
    case .failure(let holder): throw .inUse(folder: folder, holder)
    }
  }

  private static func isHeld(_ folder: String, _ now: Int64) throws(SessionFailure) -> Bool {
    do throws(SessionFailure) {
      _ = try take(folder, now)
      return false
    } catch {
      if case .inUse = error { return true }
      throw error
    }
  }

  private static func folders(_ data: DataFolder) throws(SessionFailure) -> [String] {
    do throws(SystemError) {
      return try data.folders(isTraining: false)
    } catch {
      throw .inputOutput(error)
    }
  }

  /// The plan a session came from; nil when its document is no document. A disk that does not
  /// answer is an error: beside an unfinished show no other must begin unasked.
  private static func source(of folder: String) throws(SessionFailure) -> String? {
    do throws(FileFailure) {
      return try SessionDocument.load(folder).source
    } catch {
      if case .system(let error) = error, !error.isMissingFile { throw .inputOutput(error) }
      return nil
    }
  }

  /// The newest live session of the same plan that did not end and stopped less than 12 hours
  /// ago.
  package static func unfinished(
    in data: DataFolder, source: String, now: Int64
  ) throws(SessionFailure) -> String? {
    for folder in try folders(data).reversed() {
      guard try self.source(of: folder) == source else { continue }
      let loaded = try load(folder)
      let phase = loaded.session.phase
      if phase == .planned {
        // Just begun in another console, or a start that never came to be.
        if try isHeld(folder, now) { return folder }
        continue
      }
      guard phase != .ended, let last = loaded.report.lastAt else { return nil }
      return now - last < resumeLimit.milliseconds ? folder : nil
    }
    return nil
  }
}
