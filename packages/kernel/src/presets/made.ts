import { isDeepStrictEqual } from 'node:util'
import type { HeldRecord } from '../erase/gather.ts'
import type { Kernel } from '../kernel.ts'
import { valueIn } from '../model/bags.ts'
import type { RecordValues } from '../model/model.ts'
import { type PresetLine, presetJournal } from './ledger.ts'
import { readRows } from './read-rows.ts'

type Diff = Readonly<Record<string, readonly [before: unknown, after: unknown]>>

/** What presets made, as far as it is still there, deleted records too. */
export interface Made {
  /** By id, with the plugin whose preset made it. */
  readonly records: ReadonlyMap<string, HeldRecord & { readonly plugin: string }>
  /** Records that were there before, by id, with the values that they had. */
  readonly changed: ReadonlyMap<string, HeldRecord & { readonly set: RecordValues }>
}

/** Read from the history of the presets' changes. */
export async function readMade(kernel: Kernel, lines: readonly PresetLine[]): Promise<Made> {
  const records = new Map<string, HeldRecord & { plugin: string }>()
  const diffs = new Map<string, Diff[]>()
  const updated: { entity: string; id: string }[] = []
  for (const line of lines) {
    const rows = await historyOf(kernel, line)
    const created = rows.filter(({ verb }) => verb === 'create')
    for (const [id, held] of await readRows(kernel, created)) records.set(id, { ...held, plugin: line.plugin })
    for (const { entity, id, diff } of rows.filter(({ verb }) => verb === 'update')) {
      updated.push({ entity, id })
      diffs.set(id, [diff, ...(diffs.get(id) ?? [])])
    }
  }
  const changed = new Map<string, HeldRecord & { set: RecordValues }>()
  for (const [id, held] of await readRows(kernel, updated)) {
    if (records.has(id) || held.row.deletedAt !== null) continue
    const set = formerValues(held, diffs.get(id) ?? [])
    if (Object.keys(set).length > 0) changed.set(id, { ...held, set })
  }
  return { records, changed }
}

async function historyOf(kernel: Kernel, { plugin, name, change }: PresetLine) {
  const rows = await kernel.dialect.all({
    sql: `select a.entity, a.record, a.verb, a.diff from kernel_batch_change c
      join kernel_audit a on a.id > c.first and a.id < c.last and a.change = c.change
      where c.batch = ? and c.change = ? order by a.id`,
    parameters: [presetJournal(plugin, name), change as string],
  })
  return rows.map(row => ({
    entity: String(row.entity),
    id: String(row.record),
    verb: String(row.verb),
    diff: JSON.parse(String(row.diff ?? '{}')) as Diff,
  }))
}

/** Fields that still have what the presets gave them get what they had; `diffs` are the latest first. */
function formerValues({ model, row }: HeldRecord, diffs: readonly Diff[]): RecordValues {
  const set: RecordValues = {}
  for (const [field, [before, after]] of diffs.flatMap(diff => Object.entries(diff))) {
    const now = field in set ? set[field] : (valueIn(row, field) ?? null)
    if (model.fields.has(field) && isDeepStrictEqual(now, after)) set[field] = before
  }
  return set
}
