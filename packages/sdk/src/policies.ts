import type { Condition } from '@kith/rules'
import type { AnyEntity, Where } from './entity.ts'

export type PolicyVerb = 'read' | 'create' | 'update' | 'delete' | 'restore'

/** One way to be allowed: to whom, what, on which records. Whatever no branch allows is denied. */
export interface PolicyBranch {
  /** `plugin.word`: what `explain` names. */
  readonly id: string
  /** Roles that it is for. */
  readonly roles: readonly string[]
  readonly verbs: readonly PolicyVerb[]
  /** Absent: every record. May speak of `{ $: 'actor.id' }`. Decided in SQL. */
  readonly where?: Condition
}

export interface Policy {
  readonly entity: string
  readonly branches: readonly PolicyBranch[]
}

type TypedBranch<E extends AnyEntity> = Omit<PolicyBranch, 'where'> & { readonly where?: Where<E['fields']> }

export function policy<E extends AnyEntity>(entity: E, branches: readonly TypedBranch<E>[]): Policy {
  return { entity: entity.name, branches: branches as readonly PolicyBranch[] }
}
