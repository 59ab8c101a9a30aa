import { evaluate, variables } from '@kith/rules'
import type { Row, user } from '@kith/sdk'
import type { queue, rule } from '../contract/index.ts'
import { caseTypes } from './fields.ts'

type Rule = Row<typeof rule>
type Queue = Row<typeof queue>
type User = Pick<Row<typeof user>, 'id' | 'active'>

export interface RulingOptions {
  /** In any order; inactive ones are passed over. */
  readonly rules: readonly Rule[]
  readonly queues: readonly Queue[]
  readonly users: readonly User[]
  /** Of which rules are asked. */
  readonly on: 'new' | 'changed'
  /** The case's fields. */
  readonly values: Readonly<Record<string, unknown>>
  readonly now: Date
  readonly zone: string
  /** The next number of a rule's round, from 1. Asked only when that rule decides. */
  readonly turn: (rule: Rule) => Promise<number>
}

/** Where a case goes. */
export interface Destination {
  readonly rule: Rule
  readonly queue: string
  /** null: it waits in the queue. */
  readonly owner: string | null
}

/** What the rules make of a case. */
export interface Ruling {
  readonly set: Readonly<Record<string, unknown>>
  /** undefined: no rule decided. */
  readonly to: Destination | undefined
  /** Who is asked to join in. */
  readonly notify: readonly string[]
}

/**
 * Asks the rules in their order (R86). A rule sees what those before it set; one whose queue is inactive, or whose people
 * all are, decides nothing and sets nothing: the next one is asked.
 */
export async function rulingOf(options: RulingOptions): Promise<Ruling> {
  let values = options.values
  let set: Record<string, unknown> = {}
  let to: Destination | undefined
  let notify: readonly string[] = []
  for (const rule of inOrder(options)) {
    if (!holds(rule, values, options)) continue
    const decision = rule.mode === 'none' || to ? undefined : await decide(rule, options)
    if (rule.mode !== 'none' && decision === undefined) continue
    to ??= decision
    set = { ...set, ...rule.set }
    values = { ...values, ...rule.set }
    notify = [...new Set([...notify, ...rule.notify])]
  }
  return { set, to, notify: notify.filter(id => isActive(options.users, id)) }
}

function inOrder({ rules, on }: RulingOptions): readonly Rule[] {
  return rules
    .filter(rule => rule.active && rule.on === on)
    .sort((a, b) => a.position - b.position || (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0))
}

function holds(rule: Rule, values: object, { now, zone }: RulingOptions): boolean {
  return evaluate(rule.when, values, { types: caseTypes, variable: variables({ now, zone }) })
}

async function decide(rule: Rule, options: RulingOptions): Promise<Destination | undefined> {
  const queue = options.queues.find(queue => queue.id === rule.queue && queue.active)
  if (!queue) return undefined
  if (rule.mode === 'queue') return { rule, queue: queue.id, owner: defaultOwner(queue, options.users) }
  const named = rule.owners.length > 0 ? rule.owners : (queue.members ?? [])
  const people = named.filter(id => isActive(options.users, id))
  const at = rule.mode === 'first' ? 0 : people.length && ((await options.turn(rule)) - 1) % people.length
  const owner = people[at]
  return owner === undefined ? undefined : { rule, queue: queue.id, owner }
}

/** Who gets what comes to a queue without a name on it; nobody where he is not there any more. */
export function defaultOwner(queue: Pick<Queue, 'defaultOwner'>, users: readonly User[]): string | null {
  const { defaultOwner: id } = queue
  return id && isActive(users, id) ? id : null
}

function isActive(users: readonly User[], id: string): boolean {
  return users.some(user => user.id === id && user.active)
}
