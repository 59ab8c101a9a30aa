import type { Kernel } from '../kernel.ts'
import { systemActor } from '../rights/rights.ts'
import { marks, partsOf } from './read-rows.ts'

/** Those of the records that somebody made or changed: a person, a key or a visitor, and not a module by itself. */
export async function touchedBySomebody(kernel: Kernel, ids: Iterable<string>): Promise<Set<string>> {
  const touched = new Set<string>()
  for (const part of partsOf([...new Set(ids)])) {
    const rows = await kernel.dialect.all({
      sql: `select distinct record from kernel_audit where record in (${marks(part)}) and actor <> ? and actor not like 'plugin:%'`,
      parameters: [...part, systemActor.id],
    })
    for (const { record } of rows) touched.add(String(record))
  }
  return touched
}
