// LiveHost: every action of the show screen also as a word (accessibility rule T14).
// SPDX-License-Identifier: Apache-2.0

extension ShowAction {
  /// The word after `:` that does the same.
  package var verb: Verb {
    switch self {
    case .undo: .undo
    case .sellOne: .sellOne
    case .sell: .sell
    case .greet: .greet
    case .claims: .claims
    case .answer: .answer
    case .questions: .questions
    case .acceptFirst: .accept
    case .declineFirst: .decline
    case .keepLonger: .extend
    case .viewers: .viewers
    case .next: .next
    case .previous: .previous
    case .hold: .hold
    case .goods: .goods
    case .rundown: .rundown
    case .sales: .sales
    case .pause: .pause
    case .phrases: .phrase
    case .caption: .caption
    case .undisturbed: .undisturbed
    case .pauseChat: .pauseChat
    case .replies: .replies
    case .larger: .larger
    case .smaller: .smaller
    case .theme: .theme
    case .language: .language
    case .page: .page
    case .quiet: .quiet
    case .again: .again
    case .slower: .slower
    case .faster: .faster
    case .speech: .speak
    case .voice: .voice
    case .presenter: .presenter
    // A command line is opened by its key alone; in it, the words themselves are the commands.
    case .command, .help: .help
    case .keys: .keys
    case .menu: .menu
    case .end: .end
    }
  }
}
