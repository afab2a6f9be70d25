// LiveHost: the stall a demo sells from: no file and no network needed.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine
package import SessionFiles

/// The built-in stall: a plan and a catalogue, read like any other.
package enum DemoStall {
  /// The plan of the demo, in the language of the console.
  package static func plan(
    _ language: Language, policy: SessionPolicy
  ) throws(DocumentProblem) -> SessionPlan {
    let plan = try PlanDocument.read(plan: planText, catalogue: catalogueText, policy: policy)
    return plan.spoken(language)
  }
}

extension SessionPlan {
  /// The same plan with greetings, opening and closing in another language.
  package func spoken(_ language: Language) -> SessionPlan {
    SessionPlan(
      title: title, host: host, language: language, currency: currency, catalogue: catalogue,
      rundown: rundown, opening: opening, closing: closing, greeting: greeting, goal: goal,
      commission: commission, policy: policy)
  }
}
