// LiveHost: putting a show together: session, clock, journal, audience, face.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import AudienceFeed
import ConsoleUI
import CursesTerminal
import HostRuntime
import Journal
import SessionEngine
import SessionFiles
import SystemIO

/// Starts a console and sees it to its end.
struct Launcher {
  /// What kind of show this is.
  enum Kind: Equatable {
    case live(isNew: Bool)
    case rehearsal
  }

  let options: ResolvedOptions
  let flags: ConsoleFlags
  let kind: Kind
  /// The plan's absolute path; empty for the built-in stall.
  let source: String
  let plan: SessionPlan
  private let generator: IDGenerator

  init(
    options: ResolvedOptions, flags: ConsoleFlags, kind: Kind, source: String, plan: SessionPlan
  ) {
    self.options = options
    self.flags = flags
    self.kind = kind
    self.source = source
    self.plan = plan
    generator = IDGenerator(seed: flags.seed ?? ThisProcess.randomSeed())
  }

  private var isTraining: Bool { kind == .rehearsal }
  private var words: Words {
    Words(options.language ?? plan.language, options.preferences.translation)
  }

  /// Rules of the session as this host has set them.
  static func policy(_ settings: SettingsDocument) -> SessionPolicy {
    var policy = SessionPolicy()
    if let seconds = settings.undoSeconds { policy.undoWindow = .seconds(seconds) }
    if let seconds = settings.holdSeconds { policy.holdWindow = .seconds(seconds) }
    if let leaves = settings.leavesSoldOut { policy.leavesSoldOut = leaves }
    policy.mutedWords = settings.mutedWords
    if let greets = settings.greetsByItself { policy.greetsByItself = greets }
    return policy
  }

  func run() throws(Failure) {
    ThisProcess.turnWriteSignalsIntoErrors()
    if !isTraining, options.speed != .real(1000) { throw Failure(.usage, words(.speedInShow)) }
    if options.linearOrigin == nil, let problem = CursesTerminal.problem() {
      throw .of(problem, words)
    }
    let input = try commandInput()
    let opened = try open(input)
    let clock = clock(opened)
    let sources = try sources(clock)
    let signals = try attempt { () throws(SystemError) in try SignalInbox() }
    let journal: any JournalPort =
      clock.isVirtual ? InlineJournal(opened.writer) : try thread(opened.writer)
    let runtime = ShowRuntime(
      opened.loaded, journal: journal, clock: clock, data: options.data, sources: sources)
    CrashGuard.install(saying: words(.ownDefect, runtime.folder) + "\n")
    let (ending, settings) = try runConsole(runtime, signals, input, notices(opened, clock))
    runtime.finish()
    sayGoodbye(runtime, ending, settings)
    // The lock is held until everything is on the disk.
    withExtendedLifetime(opened.lock) {}
    if ending == .notSaved { throw Failure(.inputOutput, words(.endNotSaved)) }
  }

  private func attempt<Value>(_ body: () throws(SystemError) -> Value) throws(Failure) -> Value {
    do throws(SystemError) {
      return try body()
    } catch {
      throw Failure(.inputOutput, words(.cannotReadOrWrite, error.path, error.reason))
    }
  }

  private func thread(_ writer: JournalWriter) throws(Failure) -> JournalThread {
    do throws(SystemError) {
      return try JournalThread(writer)
    } catch {
      throw Failure(.inputOutput, words(.cannotReadOrWrite, error.path, error.reason))
    }
  }

  // MARK: The session

  private func open(_ input: Descriptor) throws(Failure) -> OpenSession {
    let regulars =
      isTraining
      ? SimulatedAudience.regulars : ViewersDocument.load(options.data.viewers).document.regulars
    let isVirtual = options.speed == .virtual
    let now = isVirtual ? SessionClock.virtualStart.milliseconds : MachineClock.wallMilliseconds()
    do throws(SessionFailure) {
      if kind == .live(isNew: false),
        let folder = try SessionStore.unfinished(in: options.data, source: source, now: now)
      {
        return try resume(folder, regulars, now, input)
      }
      return try SessionStore.create(
        in: options.data, plan, isTraining: isTraining, source: source, now: now,
        suffix: generator.suffix(), regulars: regulars)
    } catch {
      throw .of(error, words)
    }
  }

  /// Goes on with a session; into a journal that went backwards only with the host's yes.
  private func resume(
    _ folder: String, _ regulars: [String: Bool], _ now: Int64, _ input: Descriptor
  ) throws(SessionFailure) -> OpenSession {
    do throws(SessionFailure) {
      return try SessionStore.resume(folder, policy: plan.policy, regulars: regulars, now: now)
    } catch {
      guard case .wentBackwards(_, let had, let has) = error else { throw error }
      Console.say(words(.goOnFromOlder, String(has), String(had)))
      guard Console.isYes(input) else { throw error }
      return try SessionStore.resume(
        folder, policy: plan.policy, regulars: regulars, now: now, acceptsOlder: true)
    }
  }

  private func clock(_ opened: OpenSession) -> SessionClock {
    switch options.speed {
    case .virtual: .virtual()
    case .real(let speed):
      .real(notBefore: opened.loaded.report.lastAt ?? .min, speed: speed)
    }
  }

  /// What has to be said about a session that is gone on with.
  private func notices(_ opened: OpenSession, _ clock: SessionClock) -> [String] {
    let languages = options.preferences.languageNotices
    guard let last = opened.loaded.report.lastAt else { return languages }
    let away = clock.now.since(Instant(milliseconds: last))
    let view = ShowView.words(words)
    var notices = [view.resumed(after: away)]
    if let tail = opened.tail { notices.append(view.tailSetAside(tail)) }
    if !opened.loaded.document.isSamePlan(as: plan) { notices.append(words(.planChanged)) }
    if let damage = opened.loaded.report.damage.first {
      notices.append(view.journalDamaged(line: damage.line))
    }
    return languages + notices
  }

  // MARK: Audience and input

  private var audience: [String] {
    if !flags.audience.isEmpty { return flags.audience }
    return isTraining ? ["simulated"] : ["none"]
  }

  private func sources(_ clock: SessionClock) throws(Failure) -> [any AudienceSource] {
    var sources: [any AudienceSource] = []
    for text in audience where text != "none" {
      sources.append(try source(text, clock))
    }
    return sources
  }

  private func source(
    _ text: String, _ clock: SessionClock
  ) throws(Failure) -> any AudienceSource {
    if text == "simulated" {
      guard isTraining else { throw Failure(.usage, words(.simulatedInShow)) }
      return SimulatedSource(
        SimulatedAudience(
          seed: generator.seed, catalogue: plan.catalogue, start: clock.now))
    }
    if text == "-" { return StreamSource(name: "-", .standardInput) }
    if text.hasPrefix("unix:") {
      let path = String(text.dropFirst(5))
      do throws(SystemError) {
        return try SocketSource(path: path)
      } catch {
        if error.isBusy { throw Failure(.inUse, words(.socketInUse, path)) }
        throw Failure(.cannotCreate, words(.cannotListen, path, error.reason))
      }
    }
    if let command = try connector(text) {
      return try attempt { () throws(SystemError) in
        try ConnectorSource(name: text, command, now: clock.now)
      }
    }
    throw Failure(.usage, words(.badAudience, text))
  }

  /// The program behind an audience that we start; nil for other audiences.
  private func connector(_ text: String) throws(Failure) -> [String]? {
    if text.hasPrefix("exec:") {
      let command = String(text.dropFirst(5))
      guard command.contains(where: { !$0.isWhitespace }) else {
        throw Failure(.usage, words(.badAudience, text))
      }
      return ["/bin/sh", "-c", command]
    }
    guard text.hasPrefix("irc://") || text.hasPrefix("ircs://") else { return nil }
    // It lies beside us, or on the search path.
    let beside = FileSystem.join(FileSystem.folder(of: ThisProcess.program ?? ""), "livehost-irc")
    if FileSystem.exists(beside) { return [beside, text] }
    guard ThisProcess.hasCommand("livehost-irc") else { throw Failure(.usage, words(.noConnector)) }
    return ["livehost-irc", text]
  }

  /// Where linear commands come from: standard input, or the terminal when that is the feed.
  private func commandInput() throws(Failure) -> Descriptor {
    guard audience.contains("-"), options.linearOrigin != nil else { return .standardInput }
    guard let terminal = try? ThisProcess.controllingTerminal() else {
      throw Failure(.usage, words(.linearNeedsTerminal))
    }
    return terminal
  }

  // MARK: The console

  private func runConsole(
    _ runtime: ShowRuntime, _ signals: SignalInbox, _ input: Descriptor, _ notices: [String]
  ) throws(Failure) -> (ConsoleEnding, HostSettings) {
    let last = runtime.session.openedAt == nil ? nil : runtime.lastSeen
    runtime.submit(last.map { .recover(lastSeen: $0) } ?? .open)
    let display = options.host(language: words.language)
    let generator = generator
    let speech = SpeechDesk(isPossible: options.speed != .virtual)
    if let origin = options.linearOrigin {
      let runner = LinearRunner(
        runtime: runtime, signals: signals, speech: speech, input: input,
        output: try attempt { () throws(SystemError) in try OutputThread(.standardOutput) },
        display: display, settings: options.settings, settingsPath: options.data.settings,
        limit: options.limit, makeID: generator.saleID
      )
      return (runner.run(origin: origin, notices: notices), runner.display)
    }
    let terminal: CursesTerminal
    do throws(TerminalProblem) {
      terminal = try CursesTerminal(theme: display.theme)
    } catch {
      throw .of(error, words)
    }
    defer { terminal.close() }
    let console = ScreenConsole(
      runtime: runtime, terminal: terminal, signals: signals, speech: speech, display: display,
      settings: options.settings, settingsPath: options.data.settings,
      findsTheme: options.findsTheme, limit: options.limit, makeID: generator.saleID
    )
    return (console.run(notices: notices.map { Notice($0) }), display)
  }

  private func sayGoodbye(
    _ runtime: ShowRuntime, _ ending: ConsoleEnding, _ settings: HostSettings
  ) {
    var lines: [String] = []
    if ending == .ended, options.linearOrigin == nil {
      lines = ReviewLines.lines(runtime.session, runtime.clock.now, words)
    }
    if runtime.areSalesStale { lines.append(words(.salesBehind)) }
    if ending != .ended, !isTraining, !runtime.clock.isVirtual { lines.append(words(.canGoOn)) }
    // Under a virtual clock equal commands give equal output, so no path is in it.
    lines.append(
      runtime.clock.isVirtual ? words(.keptRehearsal) : words(.filesAt, runtime.folder))
    if options.linearOrigin != nil {
      let columns = LinearRunner.columnsOfTerminal
      lines = lines.flatMap { settings.linear.folded($0, terminal: columns) }
    }
    Console.sayLast(lines, inHurry: ending == .left)
  }
}

/// Fresh ids, repeatable with a seed.
final class IDGenerator {
  let seed: UInt64
  private var generator: SeededGenerator

  init(seed: UInt64) {
    self.seed = seed
    generator = SeededGenerator(seed: seed)
  }

  func suffix() -> UInt16 { UInt16(truncatingIfNeeded: generator.next()) }

  func saleID() -> String { generator.hexID("s-") }
}
