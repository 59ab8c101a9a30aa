import { createHmac } from 'node:crypto'
import type { Step } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import { secretOf } from '../secret/secret.ts'

/** What a person was known by. `external` is `externalKey`: an id of the system that he came from. */
export type TombstoneKind = 'email' | 'phone' | 'external'

export interface Mark {
  readonly kind: TombstoneKind
  readonly value: string
}

export interface ErasedAmong {
  readonly has: (mark: Mark) => boolean
  /** Holds while nobody else of them is erased: an import reads first and writes a moment later. */
  readonly still: Step | undefined
}

const atOnce = 500
const nobody: Step = { sql: 'select 1 from kernel_tombstone limit 1', parameters: [], expect: 'none' }

/** What of these belonged to somebody who was erased. Kept as keyed hashes: they tell nobody who it was. */
export async function erasedAmong(kernel: Kernel, marks: readonly Mark[]): Promise<ErasedAmong> {
  const none = { has: () => false, still: undefined }
  if (marks.length === 0) return none
  const any = await kernel.dialect.all({ sql: nobody.sql, parameters: [] })
  if (any.length === 0) return { ...none, still: nobody }
  const secret = await secretOf(kernel.dialect)
  const hashes = [...new Set(marks.map(mark => hashOf(secret, mark)))]
  const found = new Set<string>()
  for (let i = 0; i < hashes.length; i += atOnce) {
    const part = hashes.slice(i, i + atOnce)
    const rows = await kernel.dialect.all({ sql: `select hash ${among(part)}`, parameters: part })
    for (const row of rows) found.add(String(row.hash))
  }
  const open = hashes.filter(hash => !found.has(hash))
  return {
    has: mark => found.has(hashOf(secret, mark)),
    still: open.length > 0 ? { sql: `select 1 ${among(open)} limit 1`, parameters: open, expect: 'none' } : undefined,
  }
}

function among(hashes: readonly string[]): string {
  return `from kernel_tombstone where hash in (${hashes.map(() => '?').join(', ')})`
}

export async function tombstoneSteps(kernel: Kernel, erasure: string, marks: readonly Mark[]): Promise<Step[]> {
  const secret = await secretOf(kernel.dialect)
  return marks.map(mark => ({
    sql: 'insert into kernel_tombstone (hash, erasure) values (?, ?) on conflict do nothing',
    parameters: [hashOf(secret, mark), erasure],
  }))
}

/** A source's own id of a record, as it is hashed. */
export function externalKey(source: string, entity: string, external: string): string {
  return `${source} ${entity} ${external}`
}

function hashOf(secret: string, { kind, value }: Mark): string {
  const same = kind === 'external' ? value : value.toLowerCase()
  return createHmac('sha256', secret).update(`${kind}:${same}`).digest('base64url')
}
