import type { Condition } from '@kith/rules'
import type { AnyEntity, Where } from './entity.ts'

export type PolicyVerb = 'read' | 'create' | 'update' | 'delete' | 'restore'

/**
 * Whose records a branch is about, by the user that its `owner` field names: the actor's own; those of his team; of his
 * team and all teams below it; those that were shared with him, his team or a team above it (`kernel.share`).
 */
export type PolicyScope = 'own' | 'team' | 'below' | 'shared'

/**
 * One way to be allowed: to whom, what, on which records, in which fields. Whatever no branch allows is denied; within
 * a branch everything that it says must hold, and all of it is decided in SQL (docs/adr/0013).
 */
export interface PolicyBranch {
  /** `plugin.word`: what `kernel.explain` names. */
  readonly id: string
  /** Roles that it is for; `*` is whoever has logged in. */
  readonly roles: readonly string[]
  readonly verbs: readonly PolicyVerb[]
  /** Absent: whoever's they are. */
  readonly scope?: PolicyScope
  /** The ref to a user that `scope` asks. Default `owner`. */
  readonly owner?: string
  /** A ref: on the record that it points at, the actor may do the same, or update it where the verb is not `read` (R32). */
  readonly via?: string
  /** A `refs` of business lines: one of them is the actor's too, or there is none (R33). */
  readonly lines?: string
  /** Any further condition. May speak of `{ $: 'actor.id' }`, `actor.team`, `actor.below`, `actor.above`, `actor.lines`. */
  readonly where?: Condition
  /** The fields that may be read, or written; absent: all of them. What every record has, such as `id`, is always read. */
  readonly fields?: readonly string[] | { readonly except: readonly string[] }
}

export interface Policy {
  readonly entity: string
  readonly branches: readonly PolicyBranch[]
}

type FieldName<E extends AnyEntity> = Extract<keyof E['fields'], string>

type TypedBranch<E extends AnyEntity> = Omit<PolicyBranch, 'owner' | 'via' | 'lines' | 'where' | 'fields'> & {
  readonly owner?: FieldName<E>
  readonly via?: FieldName<E>
  readonly lines?: FieldName<E>
  readonly where?: Where<E['fields']>
  readonly fields?: readonly FieldName<E>[] | { readonly except: readonly FieldName<E>[] }
}

export function policy<E extends AnyEntity>(entity: E, branches: readonly TypedBranch<E>[]): Policy {
  return { entity: entity.name, branches: branches as readonly PolicyBranch[] }
}

/** Whether a branch is about a field. */
export function branchAllows(branch: PolicyBranch, field: string): boolean {
  const { fields } = branch
  if (fields === undefined) return true
  return 'except' in fields ? !fields.except.includes(field) : fields.includes(field)
}
