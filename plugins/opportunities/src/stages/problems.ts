import { evaluate, fieldsOf, variables } from '@kith/rules'
import type { Condition, Problem } from '@kith/sdk'
import { opportunityTypes } from './fields.ts'
import type { Stage } from './order.ts'

export interface Asking {
  /** The opportunity, as `asked` gives it. */
  readonly values: Readonly<Record<string, unknown>>
  readonly now: Date
  readonly zone: string
}

/** What is wrong with an opportunity that is to pass these stages, field by field: each field once. */
export function stageProblems(stages: readonly Stage[], asking: Asking): readonly Problem[] {
  const problems = new Map<string, Problem>()
  for (const stage of stages) {
    for (const part of parts(stage.when)) {
      if (holds(part, asking)) continue
      for (const path of fieldsOf(part)) if (!problems.has(path)) problems.set(path, problem(path, stage, asking))
    }
    if (stage.kind !== 'open' && !asking.values.reason && !problems.has('reason')) {
      problems.set('reason', problem('reason', stage, asking))
    }
  }
  return [...problems.values()]
}

function problem(path: string, { name }: Stage, { values }: Asking): Problem {
  const isEmpty = values[path] === null || values[path] === undefined || values[path] === ''
  return isEmpty
    ? { path, code: 'required', message: `"${name}" needs ${path}.` }
    : { path, code: 'opportunities.condition', message: `${path} is not as "${name}" asks for.` }
}

/** What a condition asks, one thing after another: each is told by itself. */
function parts(when: Condition): readonly Condition[] {
  return Object.entries(when).flatMap(([key, value]) =>
    key === 'all' ? (value as readonly Condition[]).flatMap(parts) : [{ [key]: value } as Condition],
  )
}

function holds(part: Condition, { values, now, zone }: Asking): boolean {
  return evaluate(part, values, { types: opportunityTypes, variable: variables({ now, zone }) })
}
