import { createHmac, randomBytes } from 'node:crypto'
import type { Step } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'

export type TombstoneKind = 'email' | 'phone'

/** What of these belonged to somebody who was erased. Kept as keyed hashes: they tell nobody who it was. */
export async function erasedAmong(
  kernel: Kernel,
  kind: TombstoneKind,
  values: readonly string[],
): Promise<ReadonlySet<string>> {
  if (values.length === 0) return new Set()
  const secret = await secretOf(kernel)
  const byHash = new Map(values.map(value => [hashOf(secret, kind, value), value]))
  const rows = await kernel.dialect.all({
    sql: `select hash from kernel_tombstone where hash in (${[...byHash].map(() => '?').join(', ')})`,
    parameters: [...byHash.keys()],
  })
  return new Set(rows.map(row => byHash.get(String(row.hash)) as string))
}

export async function tombstoneSteps(
  kernel: Kernel,
  erasure: string,
  values: readonly { readonly kind: TombstoneKind; readonly value: string }[],
): Promise<Step[]> {
  const secret = await secretOf(kernel)
  return values.map(({ kind, value }) => ({
    sql: 'insert into kernel_tombstone (hash, erasure) values (?, ?) on conflict do nothing',
    parameters: [hashOf(secret, kind, value), erasure],
  }))
}

function hashOf(secret: string, kind: TombstoneKind, value: string): string {
  return createHmac('sha256', secret).update(`${kind}:${value.toLowerCase()}`).digest('base64url')
}

/** A secret of this installation, made when it is first needed. */
async function secretOf(kernel: Kernel): Promise<string> {
  await kernel.dialect.commit({
    steps: [
      {
        sql: "insert into kernel_secret (name, value) values ('installation', ?) on conflict do nothing",
        parameters: [randomBytes(32).toString('base64url')],
      },
    ],
  })
  const [row] = await kernel.dialect.all({
    sql: "select value from kernel_secret where name = 'installation'",
    parameters: [],
  })
  return String(row?.value)
}
