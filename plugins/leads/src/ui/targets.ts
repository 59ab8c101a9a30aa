import type { RecordRow } from '@kith/admin/ui'

export const kinds = ['account', 'contact'] as const
/** What a lead becomes. */
export type Kind = (typeof kinds)[number]

export const entities: Readonly<Record<Kind, string>> = { account: 'accounts.account', contact: 'accounts.contact' }

interface Certain {
  readonly id: string | null
}

/** What is there already and may be the same, as `leads.matches` says it. */
export interface Matches {
  readonly account: Certain | null
  readonly contact: Certain | null
  readonly accounts: readonly string[]
  readonly contacts: readonly string[]
}

/** `match`: what it certainly is, also where one may not see it. */
export type Target = 'create' | 'match' | { readonly id: string } | null
export type Targets = Readonly<Record<Kind, Target>>

/** Records that were found, by id: those that one may see. */
export type Known = ReadonlyMap<string, RecordRow>

/** All that one may choose from: what is certain, what is likely, a new one, none. */
export function targetsFor(kind: Kind, found: Matches | undefined, known: Known): readonly Target[] {
  const certain = found?.[kind]
  const others = (kind === 'account' ? found?.accounts : found?.contacts) ?? []
  const sure: readonly Target[] = certain ? [certain.id === null ? 'match' : { id: certain.id }] : []
  return [...sure, ...others.filter(id => known.has(id)).map(id => ({ id })), 'create', null]
}

export function isSame(a: Target, b: Target): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** What a new one is called. */
export function newName(kind: Kind, lead: RecordRow | undefined): string {
  return String((kind === 'account' && lead?.kind === 'organisation' && lead.company) || lead?.name || '')
}
