// LiveHost: R2: power cuts between any two calls, sector by sector.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed

/// Shows on a disk whose power goes.
package enum PowerCuts {
  /// One show with several power cuts and kills; each step is a state the disk can be found in.
  package static func show(seed: UInt64, isFaulty: Bool) -> (cuts: Int, complaints: [String]) {
    var dice = SeededGenerator(seed: seed)
    let storage = FaultyStorage(seed: seed)
    storage.pieceLength = 64 + dice.below(4096)
    var host = HostModel(storage, isDiskHonest: !isFaulty)
    var cuts = 0
    while cuts < 5 {
      if isFaulty, dice.chance(300) {
        let call = storage.calls + 1 + dice.below(12)
        let kind: Fault.Kind = dice.chance(300) ? .short : .error(dice.pick([5, 28, 12]))
        storage.faults = [Fault(call: call, kind, isSticky: dice.chance(200))]
      }
      // Cuts and kills come inside a call as often as between two.
      storage.faults.append(
        Fault(call: storage.calls + 1 + dice.below(40), .halt, isSticky: true))
      if host.start() {
        for _ in 0..<dice.below(8) {
          if dice.chance(400) { host.chat() }
          host.sell(1 + dice.below(3), padding: dice.chance(300) ? dice.below(1500) : 0)
        }
      }
      if dice.chance(300) {
        storage.kill()
        storage.faults = []
        continue
      }
      cuts += 1
      storage.crash(seed: dice.next())
      host.checkAfterCrash()
    }
    return (cuts, host.complaints)
  }
}
