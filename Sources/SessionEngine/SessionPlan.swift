// LiveHost: what a show is planned to be.
// SPDX-License-Identifier: Apache-2.0

/// One entry of the rundown: what goes on air, for how long.
package struct RundownItem: Equatable, Sendable {
  /// The id of the goods.
  package let goods: String
  package var length: Duration

  package init(goods: String, length: Duration) {
    self.goods = goods
    self.length = length
  }
}

/// Everything that was decided before the show: what the engine goes by.
package struct SessionPlan: Sendable {
  package let title: LocalizedText
  package let host: LocalizedText
  /// The language of the show: of greetings, opening and closing.
  package let language: Language
  package let currency: Currency
  package let catalogue: Catalogue
  package let rundown: [RundownItem]
  package let opening: LocalizedText
  package let closing: LocalizedText
  package let greeting: GreetingTemplates
  package let goal: Money?
  /// The host's share of the revenue, in hundredths of a percent: 0…10,000.
  package let commission: Int64
  package let policy: SessionPolicy
  /// Understands the lots and names of this catalogue. Made once a plan and not once a session: it
  /// takes longer than all else that a session begins with.
  package let claimGrammar: ClaimGrammar
  let claimSieve: ClaimSieve

  package init(
    title: LocalizedText, host: LocalizedText, language: Language, currency: Currency,
    catalogue: Catalogue, rundown: [RundownItem], opening: LocalizedText, closing: LocalizedText,
    greeting: GreetingTemplates, goal: Money?, commission: Int64, policy: SessionPolicy = .init()
  ) {
    precondition((0...10_000).contains(commission))
    precondition(!rundown.isEmpty)
    self.title = title
    self.host = host
    self.language = language
    self.currency = currency
    self.catalogue = catalogue
    self.rundown = rundown
    self.opening = opening
    self.closing = closing
    self.greeting = greeting
    self.goal = goal
    self.commission = commission
    self.policy = policy
    claimGrammar = ClaimGrammar(catalogue)
    claimSieve = ClaimSieve(catalogue)
  }
}

/// Times and limits of the rules; the defaults are LiveHost's.
package struct SessionPolicy: Sendable, Equatable {
  /// How long the opening line stands before the first goods are timed.
  package var openingLength: Duration = .seconds(10)
  /// How long a sale can be taken back without a reason (accessibility rule T18); zero is off.
  package var undoWindow: Duration = .seconds(30)
  /// How long goods are kept for a claim while others wait for them; zero is for ever (T13).
  package var holdWindow: Duration = .seconds(300)
  /// The host is told so long before a hold runs out, and sees it at least so long (T13).
  package var holdWarning: Duration = .seconds(20)
  /// Whether the rundown goes on by itself when what is on air is sold out.
  package var leavesSoldOut = false
  /// Whether the engine greets by itself when the show opens; else the host does, with one key.
  package var greetsByItself = true
  /// Words whose lines are never shown.
  package var mutedWords: [String] = []
  /// At least this long between two greetings.
  package var greetingCoolDown: Duration = .seconds(8)
  package var greetingsPerMinute = 6
  /// Names said in one greeting; the rest are counted.
  package var namesPerGreeting = 3
  /// Warning begins this long before the end of an item (at most a quarter of it) …
  package var warningLength: Duration = .seconds(30)
  /// … and the countdown this long (at most a tenth of it).
  package var dangerLength: Duration = .seconds(10)
  /// The most of one thing in one sale.
  package var quantityLimit = 9999

  package init() {}
}
