import type { Api } from './api.ts'

export type Verb = 'read' | 'create' | 'update' | 'delete' | 'restore'

/** Who uses the application, and what he may do at all; whether with a certain record is asked when there is one. */
export interface Me {
  /** Absent for who came in by a link of the installation. */
  readonly id: string | undefined
  readonly name: string | undefined
  readonly roles: readonly string[]
  /** What the organisation's amounts are added up in. */
  readonly currency: string
  may(verb: Verb, entity: string): boolean
  mayCall(permission: string): boolean
}

interface Answer {
  readonly id: string | null
  readonly name: string | null
  readonly roles: readonly string[]
  readonly currency: string
  readonly permissions: readonly string[]
  readonly entities: Readonly<Record<string, readonly Verb[]>>
}

export async function readMe(api: Api): Promise<Me> {
  const { id, name, roles, currency, permissions, entities } = await api.query<Answer>('kernel.me')
  const allowed = new Set(permissions)
  return {
    id: id ?? undefined,
    name: name ?? undefined,
    roles,
    currency,
    may: (verb, entity) => entities[entity]?.includes(verb) === true,
    mayCall: permission => allowed.has(permission),
  }
}
