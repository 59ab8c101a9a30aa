import { evaluate, variables } from '@kith/rules'
import type { Row, user } from '@kith/sdk'
import type { rule } from '../contract/index.ts'
import { leadTypes } from './fields.ts'

type Rule = Row<typeof rule>
type User = Row<typeof user>

export interface RulingOptions {
  /** In any order; inactive ones are passed over. */
  readonly rules: readonly Rule[]
  readonly users: readonly User[]
  /** The lead's fields. */
  readonly values: Readonly<Record<string, unknown>>
  readonly now: Date
  readonly zone: string
  /** The next number of a rule's round, from 1. Asked only when that rule decides. */
  readonly turn: (rule: Rule) => Promise<number>
}

/** What the rules make of a lead. */
export interface Ruling {
  /** Fields to set. */
  readonly set: Readonly<Record<string, unknown>>
  /** A user's id; null is the pool. */
  readonly owner: string | null
  /** The rule that decided, also for the pool. */
  readonly rule: Rule | undefined
  readonly score: number
}

/** Asks the rules in order. A rule sees what those before it set; one without an active owner decides nothing and sets nothing. */
export async function rulingOf(options: RulingOptions): Promise<Ruling> {
  let values = options.values
  let set: Record<string, unknown> = {}
  let decided: { readonly rule: Rule; readonly owner: string | null } | undefined
  for (const rule of inOrder(options.rules)) {
    if (!holds(rule, values, options)) continue
    const decision = rule.mode === 'none' || decided ? undefined : await decide(rule, values, options)
    if (rule.mode !== 'none' && decision === undefined) continue
    decided ??= decision
    set = { ...set, ...rule.set }
    values = { ...values, ...rule.set }
  }
  return { set, owner: decided?.owner ?? null, rule: decided?.rule, score: scoreOf({ ...options, values }) }
}

/** The points of all rules whose conditions hold. */
export function scoreOf(options: Pick<RulingOptions, 'rules' | 'values' | 'now' | 'zone'>): number {
  const holding = options.rules.filter(rule => rule.active && rule.points !== 0 && holds(rule, options.values, options))
  return holding.reduce((sum, rule) => sum + rule.points, 0)
}

function inOrder(rules: readonly Rule[]): readonly Rule[] {
  return rules
    .filter(rule => rule.active)
    .sort((a, b) => a.position - b.position || (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0))
}

function holds(rule: Rule, values: object, { now, zone }: Pick<RulingOptions, 'now' | 'zone'>): boolean {
  return evaluate(rule.when, values, { types: leadTypes, variable: variables({ now, zone }) })
}

async function decide(rule: Rule, values: Readonly<Record<string, unknown>>, options: RulingOptions) {
  if (rule.mode === 'pool') return { rule, owner: null }
  const owners = candidates(rule, values, options.users)
  if (owners.length === 0) return undefined
  const at = rule.mode === 'first' ? 0 : ((await options.turn(rule)) - 1) % owners.length
  const owner = owners[at]
  return owner === undefined ? undefined : { rule, owner }
}

function candidates(rule: Rule, values: Readonly<Record<string, unknown>>, users: readonly User[]): string[] {
  const active = users.filter(user => user.active)
  if (rule.byRegion) {
    const { region } = values
    return active.filter(user => region && user.region === region && user.roles?.includes('sales')).map(user => user.id)
  }
  return rule.owners.filter(id => active.some(user => user.id === id))
}
