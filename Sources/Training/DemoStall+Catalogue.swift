// LiveHost: the built-in stall of the demo.
// SPDX-License-Identifier: Apache-2.0

extension DemoStall {
  /// The goods of the built-in stall, in the format of `goods.json`.
  static let catalogueText = #"""
    {
      "schema": "livehost.goods/1",
      "makers": [
        {
          "id": "lin-xiaohe",
          "name": {"zh": "林小荷", "en": "Lin Xiaohe"},
          "place": {"zh": "云南大理", "en": "Dali, Yunnan"},
          "story": {
            "zh": "林小荷视力很弱，数线靠手指，布面匀不匀，她一摸就知道。",
            "en": "Lin Xiaohe has low vision. She counts threads by touch and feels every slip."
          }
        },
        {
          "id": "yunwu",
          "name": {"zh": "云雾茶社", "en": "Yunwu Tea Co-op"},
          "place": {"zh": "湖北恩施", "en": "Enshi, Hubei"},
          "story": {
            "zh": "九户茶农合办，三位坐轮椅，茶垄之间修了一米二宽的平路。",
            "en": "Nine growers, three in wheelchairs; smooth level paths run between the rows."
          }
        },
        {
          "id": "ma-changhe",
          "name": {"zh": "马长河", "en": "Ma Changhe"},
          "place": {"zh": "甘肃陇南", "en": "Longnan, Gansu"},
          "story": {
            "zh": "马长河装着假肢上山，菇棚是自己搭的，核桃树是父亲栽的。",
            "en": "Ma Changhe farms on a prosthetic leg: sheds he built, his father's walnut trees."
          }
        },
        {
          "id": "maisui",
          "name": {"zh": "麦穗工坊", "en": "Maisui Kitchen"},
          "place": {"zh": "河南南阳", "en": "Nanyang, Henan"},
          "story": {
            "zh": "八位孤独症青年做面、熬果酱，谁喜欢安静，就上最早的一班。",
            "en": "Eight autistic adults cook here; whoever likes quiet takes the earliest shift."
          }
        },
        {
          "id": "shi-wen",
          "name": {"zh": "石文", "en": "Shi Wen"},
          "place": {"zh": "四川青川", "en": "Qingchuan, Sichuan"},
          "story": {
            "zh": "石文中风后改用左手雕木头，夹具是自己做的，勺子一年比一年薄。",
            "en": "Shi Wen carves left-handed since a stroke, in clamps he made, finer each year."
          }
        }
      ],
      "goods": [
        {
          "id": "green-tea",
          "name": {"zh": "云雾绿茶", "en": "Cloud green tea"},
          "category": "agricultural",
          "price": "58.00",
          "stock": 30,
          "unit": {"zh": "罐", "en": "tin"},
          "maker": "yunwu",
          "points": [
            {"zh": "58 元一罐，100 克，能泡四十杯。", "en": "58 yuan for 100 g, about forty cups."},
            {
              "zh": "八十度的水泡两分钟，清甜，有栗子香。",
              "en": "Two minutes at 80 degrees: clear and sweet, with a hint of chestnut."
            },
            {
              "zh": "密封铁罐，48 小时内发货，避光放一年。",
              "en": "A sealed tin, sent within 48 hours; keeps a year in the dark."
            }
          ]
        },
        {
          "id": "cotton-towel",
          "name": {"zh": "手织棉巾", "en": "Handwoven towel"},
          "category": "handicraft",
          "price": "36.00",
          "stock": 24,
          "unit": {"zh": "条", "en": "piece"},
          "maker": "lin-xiaohe",
          "points": [
            {
              "zh": "36 元一条，纯棉，在织机上要坐三个小时。",
              "en": "36 yuan for pure cotton and three hours at the loom."
            },
            {
              "zh": "长 70 厘米，宽 34 厘米，擦手擦脸都好用。",
              "en": "70 by 34 cm, good for hands and for face."
            },
            {"zh": "可以机洗，越洗越软。", "en": "Machine washable, and softer every time."}
          ]
        },
        {
          "id": "hand-noodles",
          "name": {"zh": "手擀挂面", "en": "Hand-rolled noodles"},
          "category": "food",
          "price": "16.80",
          "stock": 50,
          "unit": {"zh": "筒", "en": "pack"},
          "maker": "maisui",
          "points": [
            {
              "zh": "16.80 元一筒，800 克，够八碗。",
              "en": "16.80 yuan for 800 g, which makes eight bowls."
            },
            {
              "zh": "只有麦粉、水和盐，煮四分钟，有嚼劲。",
              "en": "Flour, water and salt; four minutes to a good bite."
            },
            {
              "zh": "纸筒装，放干燥的地方，六个月都好吃。",
              "en": "In a card tube; good for six months in a dry place."
            }
          ]
        },
        {
          "id": "wooden-spoon",
          "name": {"zh": "山樱木勺", "en": "Cherry-wood spoon"},
          "category": "handicraft",
          "price": "28.00",
          "stock": 20,
          "unit": {"zh": "把", "en": "piece"},
          "maker": "shi-wen",
          "points": [
            {
              "zh": "28 元一把，一整块木头雕成，没有接缝。",
              "en": "28 yuan, carved from a single piece without a joint."
            },
            {
              "zh": "长 19 厘米，勺口浅，喝粥盛汤都顺手。",
              "en": "19 cm long with a shallow bowl, for porridge or soup."
            },
            {
              "zh": "手洗擦干，一季抹一次食用油。",
              "en": "Wash by hand, dry it, and oil it once a season."
            }
          ]
        },
        {
          "id": "shiitake",
          "name": {"zh": "花面香菇", "en": "Dried shiitake"},
          "category": "agricultural",
          "price": "34.50",
          "stock": 32,
          "unit": {"zh": "袋", "en": "bag"},
          "maker": "ma-changhe",
          "points": [
            {
              "zh": "34.50 元一袋，干菇 250 克，泡开有一公斤。",
              "en": "34.50 yuan for 250 g dried, a good kilo once soaked."
            },
            {
              "zh": "冷水泡两小时，泡菇的水留着炖汤。",
              "en": "Soak two hours in cold water, and keep the water for soup."
            },
            {
              "zh": "菇面四到六厘米，封好能放一年。",
              "en": "Caps of 4 to 6 cm; well sealed they keep a year."
            }
          ]
        },
        {
          "id": "plum-jam",
          "name": {"zh": "青梅果酱", "en": "Green plum jam"},
          "category": "food",
          "price": "26.00",
          "stock": 18,
          "unit": {"zh": "瓶", "en": "jar"},
          "maker": "maisui",
          "points": [
            {
              "zh": "26 元一瓶，320 克，六成半是果肉。",
              "en": "26 yuan for 320 g, two thirds of it fruit."
            },
            {
              "zh": "酸甜，抹面包、兑气泡水都好。",
              "en": "Sweet and sharp, on bread or in sparkling water."
            },
            {
              "zh": "开瓶后冷藏，三个星期内吃完。",
              "en": "Once open, keep it cold and finish it within three weeks."
            }
          ]
        },
        {
          "id": "table-runner",
          "name": {"zh": "苍山桌旗", "en": "Mountain table runner"},
          "category": "handicraft",
          "price": "96.00",
          "stock": 2,
          "unit": {"zh": "条", "en": "piece"},
          "maker": "lin-xiaohe",
          "points": [
            {
              "zh": "96 元一条，棉麻手织，山的样子是织出来的。",
              "en": "96 yuan in cotton and linen, the mountains woven in, not printed."
            },
            {
              "zh": "长 160 厘米，宽 32 厘米，四人桌正好。",
              "en": "160 by 32 cm, right for a table of four."
            },
            {
              "zh": "一共两条，布袋包好，三天内发出。",
              "en": "There are two; each leaves in a cloth bag within three days."
            }
          ]
        },
        {
          "id": "walnuts",
          "name": {"zh": "薄皮核桃", "en": "Thin-shell walnuts"},
          "category": "agricultural",
          "price": "29.90",
          "stock": 40,
          "unit": {"zh": "袋", "en": "bag"},
          "maker": "ma-changhe",
          "points": [
            {
              "zh": "29.90 元一袋，三斤，一百多颗。",
              "en": "29.90 yuan for 1.5 kg, more than a hundred nuts."
            },
            {
              "zh": "一捏就开，仁是甜的，几乎不涩。",
              "en": "The shell gives in your hand; the kernel is sweet, hardly bitter."
            },
            {
              "zh": "今年的新果，密封放阴凉处，能存半年。",
              "en": "This year's harvest; sealed and cool, they keep half a year."
            }
          ]
        },
        {
          "id": "osmanthus-cake",
          "name": {"zh": "桂花米糕", "en": "Osmanthus rice cakes"},
          "category": "food",
          "price": "22.00",
          "stock": 28,
          "unit": {"zh": "盒", "en": "box"},
          "maker": "maisui",
          "points": [
            {
              "zh": "22 元一盒，十块，一块一包。",
              "en": "22 yuan for a box of ten, each wrapped on its own."
            },
            {
              "zh": "米香里带桂花甜，微波十秒更软。",
              "en": "Rice with a breath of osmanthus; ten seconds of microwave softens it."
            },
            {"zh": "冰袋寄出，冷藏放十天。", "en": "Sent on ice; keeps ten days in the fridge."}
          ]
        },
        {
          "id": "wooden-comb",
          "name": {"zh": "黄杨木梳", "en": "Boxwood comb"},
          "category": "handicraft",
          "price": "45.00",
          "stock": 15,
          "unit": {"zh": "把", "en": "piece"},
          "maker": "shi-wen",
          "points": [
            {
              "zh": "45 元一把，齿是一根一根锯出来、磨圆的。",
              "en": "45 yuan, every tooth sawn and rounded by hand."
            },
            {
              "zh": "长 14 厘米，握把厚，手小手大都拿得稳。",
              "en": "14 cm long, with a thick grip for small hands and large."
            },
            {
              "zh": "别泡水，用软刷扫一扫，装布袋寄出。",
              "en": "Brush it clean, do not soak it; it comes in a cloth bag."
            }
          ]
        },
        {
          "id": "black-tea",
          "name": {"zh": "山谷红茶", "en": "Valley black tea"},
          "category": "agricultural",
          "price": "62.00",
          "stock": 26,
          "unit": {"zh": "罐", "en": "tin"},
          "maker": "yunwu",
          "points": [
            {
              "zh": "62 元一罐，120 克，一泡三克，能喝四十次。",
              "en": "62 yuan for 120 g: at 3 g a pot, forty pots."
            },
            {
              "zh": "汤色橙红，带蜜香，加奶也好喝。",
              "en": "Amber with a note of honey, and it takes milk well."
            },
            {
              "zh": "铁罐高 12 厘米，盖子好开，能放两年。",
              "en": "A 12 cm tin with an easy lid; keeps for two years."
            }
          ]
        },
        {
          "id": "rice-crisps",
          "name": {"zh": "芝麻米脆", "en": "Sesame rice crisps"},
          "category": "food",
          "price": "14.50",
          "stock": 36,
          "unit": {"zh": "袋", "en": "bag"},
          "maker": "maisui",
          "points": [
            {"zh": "14.50 元一袋，200 克，十六片。", "en": "14.50 yuan for 200 g, sixteen crisps."},
            {
              "zh": "现烤的，脆，芝麻多，甜得轻。",
              "en": "Oven-baked and crunchy, with plenty of sesame and little sugar."
            },
            {
              "zh": "含芝麻；夹好袋口，两个星期内吃完。",
              "en": "Contains sesame; clip the bag shut and finish within two weeks."
            }
          ]
        }
      ]
    }
    """#
}
