import type { RecordRow } from '../data/api.ts'
import type { Locale } from '../data/preferences.ts'
import type { Session } from '../data/session.ts'

/** A role, and what it is called. */
export interface Role {
  readonly key: string
  readonly name: string
}

const administrator = 'administrator'

/** All roles by name; one that is not known is its key. */
export async function readRoles({ api }: Session, locale: Locale): Promise<readonly Role[]> {
  const { rows } = await api.list('kernel.roles', { limit: 200 })
  return rows
    .map(row => ({ key: String(row.key), name: nameOf(row, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
}

/** Those that somebody may pass on: his own; an administrator any. */
export function grantable(roles: readonly Role[], { me }: Session): readonly Role[] {
  return me.roles.includes(administrator) ? roles : roles.filter(({ key }) => me.roles.includes(key))
}

function nameOf({ key, name }: RecordRow, locale: Locale): string {
  const names = (name ?? {}) as Readonly<Record<string, string>>
  return names[locale] ?? names.en ?? String(key)
}
