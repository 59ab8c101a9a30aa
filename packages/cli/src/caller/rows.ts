import type { Manifest, ManifestEntity } from '@kith/kernel'
import { KithError } from '@kith/sdk'
import { type Caller, pathsOf } from './caller.ts'

export type Row = Readonly<Record<string, unknown>>

export interface Asked {
  readonly where?: unknown
  readonly sort?: readonly string[]
  /** Names of refs whose labels to answer. */
  readonly with?: readonly string[]
  /** How many in all. Absent: every one. */
  readonly limit?: number
}

export interface Rows {
  readonly rows: readonly Row[]
  /** id -> label of what the refs named in `with` point at. */
  readonly labels: Readonly<Record<string, string>>
}

const page = 200

/** Records page by page, by cursor: what is written meanwhile moves nothing that was not read yet. */
export async function* pagesOf(caller: Caller, path: string, asked: Asked): AsyncGenerator<Rows> {
  const { limit, ...input } = asked
  let left = limit ?? Number.POSITIVE_INFINITY
  let after: string | undefined
  do {
    const answer = await caller.call(`${path}.list`, {
      ...input,
      limit: Math.min(page, left),
      ...(after === undefined ? {} : { after }),
    })
    const { rows, next, labels = {} } = answer as Partial<Rows> & Pick<Rows, 'rows'> & { readonly next?: string }
    yield { rows, labels }
    left -= rows.length
    after = next
  } while (after !== undefined && left > 0)
}

/** The kind of record that answers under a path. Throws `KITH_PATH`. */
export function entityAt(manifests: readonly Manifest[], path: string): ManifestEntity {
  const found = manifests.flatMap(({ entities }) => entities).find(entity => entity.path === path)
  if (found) return found
  throw new KithError('KITH_PATH', `No records answer under "${path}" in this app.`, { known: pathsOf(manifests) })
}
