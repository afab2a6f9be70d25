// LiveHost: livehost goods check: is a catalogue fit for a show?
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import SessionEngine
import SessionFiles

struct GoodsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "goods", abstract: HelpWords.text(.helpGoods),
      subcommands: [Check.self, Import.self])
  }

  /// Promised, not built: said so instead of a puzzle of the parser's.
  struct Import: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(shouldDisplay: false)
    }

    @Argument(help: .hidden)
    var files: [String] = []

    func run() throws {
      throw Failure(.usage, Preferences.words(language: nil)(.notYet, "goods import")).exit
    }
  }

  struct Check: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(abstract: HelpWords.text(.helpGoodsCheck))
    }

    @Argument(help: .said(.helpCatalogue))
    var file: String

    @Option(help: .said(.helpCurrency))
    var currency = "CNY"

    @Option(help: .said(.helpLanguage, "LANGUAGE"))
    var language: LanguageChoice?

    func run() throws {
      do throws(Failure) {
        let words = Preferences.words(language: language)
        guard let currency = Currency(code: currency) else {
          throw Failure(.usage, words(.badCurrencyFlag, self.currency))
        }
        do throws(FileFailure) {
          let catalogue = try CatalogueDocument.load(file, currency)
          report(catalogue, words)
        } catch {
          throw .of(error, words)
        }
      } catch {
        throw error.exit
      }
    }

    private func report(_ catalogue: Catalogue, _ words: Words) {
      let categories = Set(catalogue.goods.map(\.category.rawValue)).count
      Console.say(
        words(
          .goodsFine, String(catalogue.goods.count), String(categories),
          String(catalogue.makers.count)))
      for goods in catalogue.goods where goods.points.isEmpty {
        Console.say(words(.goodsNoPoints, String(goods.lot), words.name(goods)))
      }
      for goods in catalogue.goods where goods.stock == 0 {
        Console.say(words(.goodsNoStock, String(goods.lot), words.name(goods)))
      }
    }
  }
}

// One line a phrase: Chinese, then English.
extension Phrase {
  static let goodsFine = Phrase(
    "可以用：%1 种商品，%2 个类别，%3 位制作人。", "Fine. Goods: %1; categories: %2; makers: %3.")
  static let goodsNoPoints = Phrase(
    "提示：%1 号 %2 没有写要说的话（points）。", "Note: lot %1, %2, has nothing to say about it (points).")
  static let goodsNoStock = Phrase(
    "提示：%1 号 %2 库存是 0，轮换时会跳过。", "Note: lot %1, %2, has no stock and will be skipped.")
  static let badCurrencyFlag = Phrase(
    "“%1”不是货币；请写 ISO 4217 代码，比如 CNY。", "“%1” is no currency; write an ISO 4217 code like CNY.")
}
