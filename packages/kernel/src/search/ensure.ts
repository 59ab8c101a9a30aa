import { hash } from 'node:crypto'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { callOperation } from '../operations/call.ts'
import { systemActor } from '../rights/rights.ts'
import { searchedModels } from './check.ts'

/** Raised when the same value has other terms than before: every index is written anew then. */
const terms = 1

/**
 * Has the index of an entity written anew where it was made of other fields than are searched now, or not at all. What
 * it was made of stands in the ledger.
 */
export async function ensureSearch(kernel: Kernel): Promise<void> {
  const rows = await kernel.dialect.all({
    sql: "select id, checksum from kernel_ledger where kind = 'search'",
    parameters: [],
  })
  const known = new Map(rows.map(row => [String(row.id), String(row.checksum)]))
  const changed = searchedModels(kernel).filter(model => known.get(model.name) !== checksumOf(model))
  if (changed.length === 0) return
  const stale: string[] = []
  for (const model of changed) if (await needsRebuild(kernel, model, known)) stale.push(model.name)
  if (stale.length > 0) {
    const call = { operation: 'kernel.rebuildSearch', input: { entities: stale } }
    await callOperation(kernel, { actor: systemActor, ...call })
  }
  const at = kernel.clock.now().toISOString()
  await kernel.dialect.commit({
    steps: changed.map(model => ({
      sql: "insert into kernel_ledger (plugin, kind, id, checksum, at) values (?, 'search', ?, ?, ?) on conflict (plugin, kind, id) do update set checksum = excluded.checksum, at = excluded.at",
      parameters: [model.plugin, model.name, checksumOf(model), at],
    })),
  })
}

// Records that are there without a line in the ledger were written before there was an index, or by this very start.
async function needsRebuild(kernel: Kernel, model: Model, known: ReadonlyMap<string, string>): Promise<boolean> {
  if (known.has(model.name)) return true
  const [row] = await kernel.dialect.all({
    sql: `select 1 from "${model.table}" t where t.deleted_at is null and not exists (select 1 from ${kernel.dialect.search.rows} r where r.record = t.id and r.entity = ?) limit 1`,
    parameters: [model.name],
  })
  return row !== undefined
}

function checksumOf(model: Model): string {
  return hash('sha256', JSON.stringify([terms, model.searched]), 'base64url')
}
