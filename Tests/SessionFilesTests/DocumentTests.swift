// LiveHost: plan and catalogue: what is read, and what is said about what cannot be.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import JSONLines
import SessionEngine
import SystemIO
import TestSupport
import Testing

@testable import SessionFiles

/// A wrong document: what to change in which one, and what must be said about it.
struct Mistake: Sendable, CustomTestStringConvertible {
  var old: String
  var new: String
  var line: Int
  var field: String
  var kind: DocumentProblem.Kind

  init(
    _ old: String, _ new: String, _ line: Int, _ field: String, _ kind: DocumentProblem.Kind
  ) {
    (self.old, self.new, self.line, self.field, self.kind) = (old, new, line, field, kind)
  }

  var testDescription: String { new }
}

struct DocumentTests {
  private func failure(plan: String, goods: String) throws -> FileFailure? {
    let folder = try TemporaryFolder()
    _ = try folder.write("goods.json", goods)
    let path = try folder.write("plan.json", plan)
    do throws(FileFailure) {
      _ = try PlanDocument.load(path)
      return nil
    } catch {
      return error
    }
  }

  private func check(_ mistake: Mistake, _ failure: FileFailure?, _ file: String) {
    guard case .document(let problem) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(problem.file.hasSuffix("/" + file))
    #expect(problem.line == mistake.line)
    #expect(problem.field == mistake.field)
    #expect(problem.kind == mistake.kind)
  }

  @Test func aPlanAndItsCatalogueAreRead() throws {
    let plan = try stallPlan()
    #expect(plan.title.text(in: .chinese) == "秋收市集" && plan.host == LocalizedText("Su Qing"))
    #expect(plan.language == .english && plan.currency == .yuan && plan.goal == yuan(300_000))
    #expect(plan.rundown.map(\.length) == [.seconds(90), .milliseconds(960)])
    #expect(plan.commission == 1000 && plan.catalogue.goods.map(\.lot) == [1, 7])
    #expect(plan.catalogue.goods.map(\.price) == [yuan(2560), yuan(12_800)])
    #expect(plan.greeting.first.english == "Hello, {name}!")
    #expect(plan.greeting.many == GreetingTemplates.standard.many)
  }

  @Test func theExampleOfTheDocumentationIsRead() throws {
    let folder = FileSystem.folder(of: FileSystem.folder(of: FileSystem.folder(of: #filePath)))
    let plan = try PlanDocument.load(folder + "/Docs/Examples/autumn-fair/plan.json")
    #expect(plan.catalogue.goods.count == 14)
  }

  @Test(arguments: [
    Mistake(#""25.60""#, #""12.5.0""#, 9, "goods[0].price", .badMoney("12.5.0", currency: .yuan)),
    Mistake(#""25.60""#, #""-1""#, 9, "goods[0].price", .badMoney("-1", currency: .yuan)),
    Mistake(#""25.60""#, #""1e400""#, 9, "goods[0].price", .badMoney("1e400", currency: .yuan)),
    Mistake(
      #""25.60""#, "1e400", 9, "goods[0].price", .wrongType(found: .number, expected: .money)),
    Mistake(#""25.60""#, "25.6", 9, "goods[0].price", .wrongType(found: .number, expected: .money)),
    Mistake(#""25.60""#, #""25.601""#, 9, "goods[0].price", .badMoney("25.601", currency: .yuan)),
    Mistake(#""25.60""#, #""""#, 9, "goods[0].price", .badMoney("", currency: .yuan)),
    Mistake(
      #""25.60""#, "true", 9, "goods[0].price", .wrongType(found: .boolean, expected: .money)),
    Mistake(#""price": "25.60","#, "", 8, "goods[0].price", .missing),
    Mistake(#""basket", "name""#, #""potato", "name""#, 10, "goods[1].id", .duplicate("potato")),
    Mistake(#""lot": 7"#, #""lot": 1"#, 11, "goods[1].lot", .duplicate("1")),
    Mistake(#""lot": 7"#, #""lot": 0"#, 11, "goods[1].lot", .badNumber("0", from: "1", to: "9999")),
    Mistake(#""id": "wu""#, #""id": "lin""#, 5, "makers[1].id", .duplicate("lin")),
    Mistake(#""maker": "wu""#, #""maker": "li""#, 11, "goods[1].maker", .unknownReference("li")),
    Mistake(
      #""stock": 10"#, #""stock": "10""#, 9, "goods[0].stock",
      .wrongType(found: .string, expected: .wholeNumber)),
    Mistake(
      #""stock": 10"#, #""stock": -1"#, 9, "goods[0].stock",
      .badNumber("-1", from: "0", to: "1000000")),
    Mistake(
      #""stock": 10"#, #""stock": 1.5"#, 9, "goods[0].stock",
      .wrongType(found: .number, expected: .wholeNumber)),
    Mistake(
      "agricultural", "toy", 8, "goods[0].category",
      .badChoice("toy", allowed: ["handicraft", "agricultural", "food"])),
    Mistake(
      #""name": "Basket""#, #""name": {"fr": "panier"}"#, 10, "goods[1].name",
      .wrongType(found: .object, expected: .localizedText)),
    Mistake(
      "livehost.goods/1", "livehost.plan/1", 2, "schema",
      .otherDocument(found: "livehost.plan/1", expected: "livehost.goods/1")),
    Mistake(
      "livehost.goods/1", "livehost.goods/2", 2, "schema",
      .newerVersion(found: "livehost.goods/2", readable: "livehost.goods/1")),
    Mistake(#""Basket","#, "\"Bas\tket\",", 10, "", .notJSON(.rawControlCharacter)),
    Mistake(#""stock": 2,"#, #""stock": 02,"#, 11, "", .notJSON(.badNumber)),
  ])
  func mistakesInTheCatalogueAreNamedWithTheirPlace(_ mistake: Mistake) throws {
    let goods = goodsText.replacing(mistake.old, with: mistake.new)
    #expect(goods != goodsText)
    check(mistake, try failure(plan: planText, goods: goods), "goods.json")
  }

  private static func minutes(_ text: String) -> Mistake {
    Mistake(
      "1.5", text, 9, "rundown[0].minutes", .badNumber(text, from: "0.016", to: "1440"))
  }

  @Test(arguments: [
    minutes("0"), minutes("-1"), minutes("1e9"), minutes("1000000000"), minutes("1.5555"),
    minutes("1440.001"),
    Mistake("1.5", "true", 9, "rundown[0].minutes", .wrongType(found: .boolean, expected: .number)),
    Mistake("1.5", #""1.""#, 9, "rundown[0].minutes", .badNumber("1.", from: "0.016", to: "1440")),
    Mistake("\"basket\"", "\"cup\"", 10, "rundown[1].goods", .unknownReference("cup")),
    Mistake("\"CNY\"", "\"yuan\"", 6, "currency", .badCurrency("yuan")),
    Mistake("\"CNY\"", "\"cny\"", 6, "currency", .badCurrency("cny")),
    Mistake("\"CNY\"", "7", 6, "currency", .wrongType(found: .number, expected: .text)),
    Mistake(
      "\"en\",\n  \"c", "\"fr\",\n  \"c", 5, "language", .badChoice("fr", allowed: ["zh", "en"])),
    Mistake("0.1", "1.1", 14, "commission", .badNumber("1.1", from: "0", to: "1")),
    Mistake("0.1", #""""#, 14, "commission", .badNumber("", from: "0", to: "1")),
    Mistake("0.1", #"".""#, 14, "commission", .badNumber(".", from: "0", to: "1")),
    Mistake(
      "\"3000.00\"", "3000", 13, "goal", .wrongType(found: .number, expected: .money)),
    Mistake("\"catalogue\": \"goods.json\",", "", 1, "catalogue", .missing),
    Mistake("\"Su Qing\"", "[]", 4, "host", .wrongType(found: .array, expected: .localizedText)),
    Mistake(
      "livehost.plan/1", "livehost.plan/10", 2, "schema",
      .newerVersion(found: "livehost.plan/10", readable: "livehost.plan/1")),
    Mistake(
      "livehost.plan/1", "shopping list", 2, "schema",
      .otherDocument(found: "shopping list", expected: "livehost.plan/1")),
  ])
  func mistakesInThePlanAreNamedWithTheirPlace(_ mistake: Mistake) throws {
    let plan = planText.replacing(mistake.old, with: mistake.new)
    #expect(plan != planText)
    check(mistake, try failure(plan: plan, goods: goodsText), "plan.json")
  }

  @Test func anEmptyRundownAndAnEmptyCatalogueAreRefused() throws {
    let start = try #require(planText.range(of: "\"rundown\": ["))
    let end = try #require(planText.range(of: "],"))
    let plan = planText.replacingCharacters(start.upperBound..<end.lowerBound)
    check(
      Mistake("", "", 8, "rundown", .noElements), try failure(plan: plan, goods: goodsText),
      "plan.json")
    let goods = #"{"makers":[],"goods":[]}"#
    check(
      Mistake("", "", 1, "goods", .noElements), try failure(plan: planText, goods: goods),
      "goods.json")
  }

  @Test func filesThatAreMissingEmptyOrNoDocumentsAreNamed() throws {
    let wholeFile: [(String, DocumentProblem.Kind, Int)] = [
      ("", .empty, 1), (" \n\n", .empty, 1), ("\u{FEFF}", .empty, 1),
      ("[]", .wrongType(found: .array, expected: .object), 1),
      ("\n\n7", .wrongType(found: .number, expected: .object), 3),
      (String(planText.prefix(60)), .notJSON(.truncated), 3), ("{}}", .notJSON(.trailingText), 1),
      (String(repeating: "[", count: 99), .notJSON(.tooDeep), 1),
      ("{\n\"a\": \"\\x\"}", .notJSON(.badEscape), 2),
      ("{a:1}", .notJSON(.unexpectedByte(0x61)), 1),
    ]
    for (text, kind, line) in wholeFile {
      check(
        Mistake("", "", line, "", kind), try failure(plan: text, goods: goodsText), "plan.json")
    }
    #expect(throws: FileFailure.self) { try PlanDocument.load("/no/such/plan.json") }
    guard
      case .document(let problem) = try failure(
        plan: planText.replacing("goods.json", with: "x"), goods: "")
    else {
      Issue.record("a missing catalogue was read")
      return
    }
    #expect(problem.isMissingFile && problem.field == "catalogue")
    #expect(problem.sentence(in: .english).contains("/x; check the path"))
  }

  @Test func aByteOrderMarkAndUnknownMembersAreTaken() throws {
    let plan = "\u{FEFF}" + planText.replacing("\"host\"", with: "\"mood\": [1, {}],\n  \"host\"")
    #expect(try failure(plan: plan, goods: goodsText) == nil)
  }

  @Test func aFileBeyondTheLimitIsTooLarge() throws {
    let text = String(repeating: " ", count: DocumentSource.limit + 1)
    check(
      Mistake("", "", 1, "", .tooLarge), try failure(plan: text, goods: goodsText), "plan.json")
  }

  @Test func mangledDocumentsNeverTrapAndEveryFailureHasASentence() throws {
    for seed in Budget.seeds(1500) {
      var dice = SeededGenerator(seed: seed)
      var texts = [Array(planText.utf8), Array(goodsText.utf8)]
      for _ in 0...dice.below(3) {
        let which = dice.below(2)
        let place = dice.below(texts[which].count - 1)
        switch dice.below(3) {
        case 0: texts[which][place] ^= 1 << UInt8(dice.below(8))
        case 1: texts[which].remove(at: place)
        default: texts[which].insert(dice.pick(Array(#"{}[]",:0-1e.\"#.utf8)), at: place)
        }
      }
      do throws(DocumentProblem) {
        _ = try PlanDocument.read(
          plan: String(decoding: texts[0], as: UTF8.self),
          catalogue: String(decoding: texts[1], as: UTF8.self))
      } catch {
        #expect(error.line >= 1 && !error.sentence(in: .english).isEmpty, "seed \(seed)")
      }
    }
  }

  private static let kinds: [DocumentProblem.Kind] =
    [
      .empty, .tooLarge, .missing, .badMoney("x", currency: .yuan), .badCurrency("x"),
      .badNumber("x", from: "1", to: "2"), .badChoice("x", allowed: ["a", "b"]), .duplicate("x"),
      .unknownReference("x"), .noElements, .otherDocument(found: "a", expected: "b"),
      .newerVersion(found: "a", readable: "b"), .badTime("x"),
    ]
    + [
      .empty, .truncated, .tooDeep, .tooLong, .unexpectedByte(1), .badEscape, .badNumber, .badUTF8,
      .rawControlCharacter, .trailingText,
    ].map { .notJSON($0) }
    + [
      .text, .localizedText, .wholeNumber, .number, .list, .object, .yesOrNo, .money,
    ].flatMap { expected in
      [JSONKind.object, .array, .string, .number, .boolean, .null].map {
        .wrongType(found: $0, expected: expected)
      }
    }

  @Test func everySentenceSaysTheMistakeAndTheWayOutInBothLanguages() {
    for kind in Self.kinds {
      let problem = DocumentProblem(file: "plan.json", line: 3, field: "goal", kind: kind)
      let english = problem.sentence(in: .english)
      let chinese = problem.sentence(in: .chinese)
      for sentence in [english, chinese] {
        #expect(sentence.hasPrefix("plan.json:3: goal: "), "\(sentence)")
        #expect(!sentence.contains("\n"), "\(sentence)")
        #expect(!".;:,。；：， ".contains(sentence.last ?? " "), "\(sentence)")
      }
      #expect(english.contains("; "), "no way out: \(english)")
      #expect(chinese.contains("；"), "no way out: \(chinese)")
      #expect(chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      let ownWords = english.unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) }
      #expect(ownWords.isEmpty, "\(english)")
    }
    let whole = DocumentProblem(file: "a", line: 1, field: "", kind: .empty)
    #expect(whole.sentence(in: .english).hasPrefix("a:1: the file"))
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<Index>) -> String {
    var copy = self
    copy.removeSubrange(range)
    return copy
  }

  fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
