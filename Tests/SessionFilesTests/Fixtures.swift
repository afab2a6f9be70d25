// LiveHost: a small stall, its documents and its events.
// SPDX-License-Identifier: Apache-2.0

import Journal
import SessionEngine
import SessionFiles
import SystemIO
import TestSupport

/// 2026-11-23T11:32:05.412Z
let noon: Int64 = 1_795_433_525_412

let goodsText = """
  {
    "schema": "livehost.goods/1",
    "makers": [
      {"id": "lin", "name": {"zh": "林姐", "en": "Lin"}, "place": "Xin'an"},
      {"id": "wu", "name": "Wu", "story": {"zh": "竹编三十年", "en": "Thirty years of bamboo"}}
    ],
    "goods": [
      {"id": "potato", "name": {"zh": "红薯", "en": "Sweet potato"}, "category": "agricultural",
        "price": "25.60", "stock": 10, "unit": "斤", "maker": "lin", "points": ["甜", "Sweet"]},
      {"id": "basket", "name": "Basket", "category": "handicraft",
        "price": "128", "stock": 2, "maker": "wu", "photo": "basket.jpg", "lot": 7}
    ]
  }
  """

let planText = """
  {
    "schema": "livehost.plan/1",
    "title": {"zh": "秋收市集", "en": "Autumn fair"},
    "host": "Su Qing",
    "language": "en",
    "currency": "CNY",
    "catalogue": "goods.json",
    "rundown": [
      {"goods": "potato", "minutes": 1.5},
      {"goods": "basket", "minutes": "0.016"}
    ],
    "greeting": {"first": {"zh": "欢迎{name}！", "en": "Hello, {name}!"}},
    "goal": "3000.00",
    "commission": 0.1
  }
  """

func stallPlan() throws -> SessionPlan {
  try PlanDocument.read(plan: planText, catalogue: goodsText)
}

func yuan(_ fen: Int64) -> Money { Money(minorUnits: fen, .yuan) }

let anna = Viewer(id: "v-1", name: "Anna \"A\" \\ 安娜\n🍠")
let bo = Viewer(id: "v-2", name: "")

/// At least one event of every case, with every optional field there and not there.
let everyEvent: [SessionEvent] =
  [
    .sessionOpened(opening: "Hello"), .wentLive, .sessionPaused, .sessionResumed,
    .sessionRecovered(away: .milliseconds(65_432)), .closingStarted(closing: "Bye"), .sessionEnded,
    .viewerArrived(anna, isReturning: true, hasBought: false),
    .viewerArrived(bo, isReturning: false, hasBought: true), .viewerLeft(anna),
    .viewerCameBack(bo), .followed(anna), .liked(anna, count: 3, message: "m-1"),
    .liked(nil, count: 1, message: nil), .giftGiven(anna, count: 9999, message: nil),
    .giftGiven(nil, count: 1, message: "m-2"), .systemNoted(text: "room full", message: "m-3"),
    .questionAnswered(), .questionAnswered(question: 7, text: "25.60"), .viewerMuted(anna),
    .viewerUnmuted(anna), .wordMuted("spam 😀"), .wordUnmuted("x"),
    .greeted([anna, bo], others: 4, text: "Hi"),
    .greeted([], others: 0, text: ""), .thanked(anna, text: "Thanks"), .said(text: "红薯 \u{7}"),
    .captioned(text: "甜的"), .captioned(text: ""),
    .autoGreetingSet(true), .autoGreetingSet(false), .cycleHeld, .cycleReleased,
    .itemMoved(from: 0, to: 1), .itemLengthSet(item: 1, length: .milliseconds(1500)),
    .stockSet(goods: "potato", onHand: 0),
    .claimReceived(
      Claim(id: "c-1", viewer: anna, goods: "potato", quantity: 2, text: "要2", confidence: 80),
      message: "m-3"),
    .claimReceived(
      Claim(id: "c-2", viewer: bo, goods: "basket", quantity: 1, text: "", confidence: 0),
      message: nil),
    .claimReceived(
      Claim(
        id: "c-3", viewer: bo, goods: "basket", quantity: 1, text: "mine", confidence: 95,
        why: .wanted), message: nil),
    .claimReduced(claim: "c-1", quantity: 1), .claimWarned(claim: "c-1"),
    .claimExtended(claim: "c-1", left: .milliseconds(320_500)),
    .claimLapsed(claim: "c-1", text: "Anna, …"),
    .claimPromoted(claim: "c-2", held: 1, text: ""),
    .saleRecorded(sale("s-1")),
    .saleRecorded(
      Sale(
        id: "s-3-c-1", goods: "basket", quantity: 1, unitPrice: yuan(12_800), discount: yuan(0),
        total: yuan(12_800), buyer: anna, payment: .wechat, claim: "c-1", gathered: "s-3")),
    .saleRecorded(
      Sale(
        id: "s-2", goods: "basket", quantity: 1, unitPrice: yuan(12_800), discount: yuan(0),
        total: yuan(12_800), buyer: nil, payment: .cod, claim: nil, isOrder: true)),
    .saleVoided(sale: "s-1", reason: "undo", isUndo: true),
    .saleVoided(sale: "s-1", reason: "wrong goods", isUndo: false),
    .saleReturned(sale: "s-1", quantity: 1, refund: yuan(2300), reason: "soft"),
    .chatSkipped(count: 1700),
    .chatReceived(anna, text: "hi", mark: .newcomer, message: "m-5", isFirstEver: true),
  ]
  + Alarm.allCases.flatMap { alarm in
    [true, false].map {
      .systemNoted(text: "x", message: nil, alarm: AlarmNews(alarm, isLost: $0))
    }
  }
  + [ChatMark.none, .newcomer, .question, .claim, .old, .host, .system, .muted].map {
    .chatReceived(anna, text: "多少钱？", mark: $0, message: $0 == .none ? nil : "m-4")
  }
  + [FeatureCause.opening, .cycle, .host, .soldOut].map {
    .featured(goods: "potato", item: 0, cause: $0)
  }
  + [ClaimOutcome.accepted, .declined, .withdrawn, .replaced, .ended].map {
    .claimClosed(claim: "c-1", outcome: $0)
  }
  + Payment.allCases.map { .saleRecorded(sale("s-\($0.rawValue)", payment: $0)) }

func sale(_ id: String, payment: Payment = .wechat) -> Sale {
  Sale(
    id: id, goods: "potato", quantity: 2, unitPrice: yuan(2560), discount: yuan(520),
    total: yuan(4600), buyer: anna, payment: payment, claim: "c-1")
}

/// What is looked at when two sessions should be the same.
func picture(_ session: Session) -> [String] {
  var lines = [
    "\(session.phase) \(String(describing: session.openedAt)) \(String(describing: session.endedAt))",
    "\(session.rundown)", "\(session.stock.entries)", "\(session.chat.newest(200))",
    "\(session.greetings)", "\(session.questions)", "\(session.claims.open)",
    "\(session.claims.count) \(session.sales.entries)",
    "\(session.totals.all) \(session.totals.byGoods) \(session.totals.byMaker)",
    "\(session.totals.byCategory) \(session.totals.byPayment)", "\(session.viewers.remembered)",
    "\(session.likes) \(session.gifts) \(session.follows) \(session.greetedCount)",
    "\(session.greetsByItself) \(session.alarms)",
  ]
  for minute in session.totals.byMinute.keys.sorted() {
    lines.append("\(minute) \(String(describing: session.totals.byMinute[minute]))")
  }
  return lines
}

/// A session on disk whose host does things.
struct Console {
  var session: Session
  let open: OpenSession
  private(set) var events: [SessionEvent] = []

  init(_ open: OpenSession) {
    self.open = open
    session = open.loaded.session
  }

  var folder: String { open.loaded.folder }

  mutating func tell(_ command: SessionCommand, at milliseconds: Int64) throws {
    let now = Instant(milliseconds: milliseconds)
    for event in try session.decide(command, at: now) {
      guard case .saved = open.writer.commit([EventRecord.encode(event, at: now)]) else {
        throw SystemError.inputOutput
      }
      session.evolve(event, at: now)
      events.append(event)
    }
  }

  mutating func hear(
    _ kind: AudienceMessage.Kind, _ viewer: Viewer, _ text: String = "", at milliseconds: Int64
  ) throws {
    try tell(
      .audience(AudienceMessage(kind: kind, id: nil, viewer: viewer, text: text)),
      at: milliseconds)
  }
}

func made(
  _ data: DataFolder, at now: Int64 = noon, source: String = "/stall/plan.json",
  isTraining: Bool = false, suffix: UInt16 = 0x7f3
) throws -> Console {
  Console(
    try SessionStore.create(
      in: data, try stallPlan(), isTraining: isTraining, source: source, now: now, suffix: suffix,
      regulars: [:]))
}

/// A show with a bit of everything; ends with the console gone.
func aBitOfEverything(_ console: inout Console) throws {
  try console.tell(.open, at: noon)
  try console.hear(.enter, anna, at: noon + 1000)
  try console.hear(.chat, bo, "要2份", at: noon + 2000)
  try console.tell(.tick, at: noon + 11_000)
  try console.hear(.chat, anna, "多少钱？", at: noon + 12_000)
  try console.tell(
    .recordSale(SaleDraft(id: "s-1", goods: "potato", quantity: 3, buyer: anna)),
    at: noon + 13_000)
  try console.tell(
    .recordSale(
      SaleDraft(
        id: "s-2", goods: "basket", unitPrice: yuan(10_000), discount: .rate(1000),
        payment: .cash)), at: noon + 14_000)
  try console.tell(.undo, at: noon + 15_000)
  try console.tell(.returnSale(number: 1, quantity: 1, reason: "soft"), at: noon + 16_000)
  try console.hear(.like(count: 5), anna, at: noon + 17_000)
  try console.hear(.follow, bo, at: noon + 18_000)
  try console.tell(.pause, at: noon + 20_000)
  try console.tell(.resume, at: noon + 80_000)
  try console.tell(.setLength(item: 1, .seconds(45)), at: noon + 81_000)
  try console.tell(.moveItem(from: 0, to: 1), at: noon + 82_000)
  try console.tell(.setStock(goods: "basket", onHand: 9), at: noon + 83_000)
  try console.tell(.say("红薯刚出窖"), at: noon + 84_000)
}
