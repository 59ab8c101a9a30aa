import type { Finding } from '@kith/sdk'
import { batches } from './batches.ts'
import type { Check } from './check.ts'
import { database } from './database.ts'
import { deliveries } from './deliveries.ts'
import { links } from './links.ts'
import { refs } from './refs.ts'
import { room } from './room.ts'
import { schema } from './schema.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { shares } from './shares.ts'
import { timeline } from './timeline.ts'
import { versions } from './versions.ts'

export type CheckName = Finding['check']

/** In the order in which they are made: what later ones stand on comes first. */
export const checks: Readonly<Record<CheckName, Check>> = {
  database,
  schema,
  search,
  timeline,
  refs,
  links,
  shares,
  versions,
  deliveries,
  batches,
  settings,
  room,
}

/** What is asked, in that order. */
export function chosenChecks(asked: readonly CheckName[] | undefined): CheckName[] {
  return (Object.keys(checks) as CheckName[]).filter(name => asked === undefined || asked.includes(name))
}

/** Of what was found, that which a person has to look at: making it anew would be a guess. */
const unmendable = new Set(['schema.type', 'schema.other-index', 'check.failed'])

export function mends(name: CheckName, code: string): boolean {
  return checks[name].mend !== undefined && !unmendable.has(code)
}
