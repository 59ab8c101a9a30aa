import { evaluate, variables } from '@kith/rules'
import type { Row, user } from '@kith/sdk'
import type { rule } from '../contract/index.ts'
import { opportunityTypes } from '../stages/fields.ts'

type Rule = Row<typeof rule>

export interface RulingOptions {
  /** In any order; inactive ones are passed over. */
  readonly rules: readonly Rule[]
  readonly users: readonly Row<typeof user>[]
  /** The opportunity, as `asked` gives it. */
  readonly values: Readonly<Record<string, unknown>>
  readonly now: Date
  readonly zone: string
  /** The next number of a rule's round, from 1. Asked only when that rule decides. */
  readonly turn: (rule: Rule) => Promise<number>
}

/** Whose an opportunity is by the rules (R43): by the first that holds and finds an active owner. */
export async function rulingOf(
  options: RulingOptions,
): Promise<{ readonly rule: Rule; readonly owner: string } | undefined> {
  const { rules, values, now, zone } = options
  const inOrder = rules
    .filter(({ active }) => active)
    .sort((a, b) => a.position - b.position || (a.createdAt < b.createdAt ? -1 : 1))
  for (const rule of inOrder) {
    if (!evaluate(rule.when, values, { types: opportunityTypes, variable: variables({ now, zone }) })) continue
    const owners = candidates(rule, options)
    if (owners.length === 0) continue
    const at = rule.mode === 'first' ? 0 : ((await options.turn(rule)) - 1) % owners.length
    const owner = owners[at]
    if (owner !== undefined) return { rule, owner }
  }
  return undefined
}

function candidates(rule: Rule, { users, values }: RulingOptions): readonly string[] {
  const active = users.filter(user => user.active)
  if (!rule.byRegion) return rule.owners.filter(id => active.some(user => user.id === id))
  const { region } = values
  return active.filter(user => region && user.region === region && user.roles?.includes('sales')).map(({ id }) => id)
}
