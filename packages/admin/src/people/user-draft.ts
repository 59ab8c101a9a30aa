import { KithError } from '@kith/client'
import { type Problems, problemsOf } from '../edit/problems.ts'
import type { Shared } from '../ui/part.ts'

/** What may be typed of a user. Empty words are none. */
export type Draft = Partial<Record<'name' | 'email' | 'team' | 'locale' | 'zone' | 'region', string>> &
  Partial<Record<'roles' | 'lines', readonly string[]>>

/** What is kept of what was typed: no words are nothing. */
export function setOf(draft: Draft): Readonly<Record<string, unknown>> {
  const written = (value: unknown) => (typeof value === 'string' ? value.trim() || null : value)
  return Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, written(value)]))
}

/** What has to be there and was taken away. */
export function missingIn(set: Readonly<Record<string, unknown>>): readonly string[] {
  return ['name', 'email'].filter(name => set[name] === null)
}

/** Refusals that are about the roles, whatever was changed. */
const ofRoles = ['KITH_LAST_ADMINISTRATOR', 'KITH_ROLE_GRANT']

/** What the server said to a draft. */
export function refusalOf(error: unknown, draft: Draft, { texts, directory }: Omit<Shared, 'session'>): Problems {
  if (error instanceof KithError && ofRoles.includes(error.code) && draft.roles)
    return { fields: { roles: texts.error(error) }, whole: undefined }
  return problemsOf(error, texts, directory.byName('kernel.user')?.fields ?? [])
}
