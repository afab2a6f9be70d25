// LiveHost: the built-in stall of the demo.
// SPDX-License-Identifier: Apache-2.0

extension DemoStall {
  /// The plan of the built-in stall, in the format of `plan.json`.
  static let planText = #"""
    {
      "schema": "livehost.plan/1",
      "title": {"zh": "山谷小铺", "en": "The valley stall"},
      "host": {"zh": "叶子", "en": "Ye Zi"},
      "language": "en",
      "currency": "CNY",
      "catalogue": "goods.json",
      "rundown": [
        {"goods": "green-tea", "minutes": 1.5},
        {"goods": "cotton-towel", "minutes": 1},
        {"goods": "hand-noodles", "minutes": 1},
        {"goods": "wooden-spoon", "minutes": 1.5},
        {"goods": "shiitake", "minutes": 1.25},
        {"goods": "plum-jam", "minutes": 1},
        {"goods": "table-runner", "minutes": 2},
        {"goods": "walnuts", "minutes": 1.25},
        {"goods": "osmanthus-cake", "minutes": 1},
        {"goods": "wooden-comb", "minutes": 1.5},
        {"goods": "black-tea", "minutes": 1.5},
        {"goods": "rice-crisps", "minutes": 1}
      ],
      "opening": {
        "zh": "欢迎来到山谷小铺，我是叶子。十二样东西，五位东家，一样一样讲给你听。",
        "en": "Welcome to the valley stall, I'm Ye Zi: twelve goods by five makers, one by one."
      },
      "closing": {
        "zh": "小铺今天打烊了，谢谢你来坐。货三天内发出，下次再聊。",
        "en": "The stall is closing, thank you for coming. Parcels leave within three days."
      },
      "goal": "2000.00",
      "commission": "0.10"
    }
    """#
}
