import { attachment, type Handler, type KernelContract, KithError } from '@kith/sdk'
import { addPurge, addRelink } from '../change/draft.ts'
import { draftOf } from '../contexts/draft-of.ts'
import type { Step } from '../dialects/dialect.ts'
import type { HeldRecord } from '../erase/gather.ts'
import type { Kernel } from '../kernel.ts'
import { anyRefKey } from '../model/any-ref.ts'
import { checkPreset } from './check-preset.ts'
import { countByEntity } from './count-by-entity.ts'
import { type PresetLine, presetLines, removedSteps } from './ledger.ts'
import { readMade } from './made.ts'
import { type Plan, planRemoval } from './plan-removal.ts'
import { unpointed } from './pointing.ts'
import { marks, partsOf } from './read-rows.ts'

/**
 * Takes out what a preset made, for good and whatever its state: no policy and no tap is asked, nothing of it is in the
 * trash, in the search or in the history (ADR 0053). While something stays, the preset counts as applied.
 */
export const removePreset =
  (kernelOf: () => Kernel): Handler<KernelContract, 'removePreset'> =>
  async (ctx, { name, all = false }) => {
    const [kernel, draft] = [kernelOf(), draftOf(ctx)]
    checkPreset(kernel, name)
    const lines = await linesOf(kernel, name)
    const made = await readMade(kernel, lines)
    const { gone, kept, reset } = await planRemoval(kernel, made, all)
    for (const { model, row } of gone) addPurge(draft, model, row)
    for (const { model, row, set } of reset) addRelink(draft, model, String(row.id), set, row)
    draft.extra.push(...unpointed(kernel, gone, reset).map(step => ({ ...step, expect: 'none' as const })))
    draft.extra.push(...traces(gone))
    const hashes = gone.filter(({ model }) => model.name === attachment.name).map(({ row }) => row.hash)
    if (hashes.length > 0)
      draft.deliveries.push({ job: 'kernel.sweep-files', record: 'kernel/files', payload: { hashes } })
    const stays = new Set(kept.map(({ row }) => made.records.get(String(row.id))?.plugin))
    for (const { plugin } of lines) {
      if (!stays.has(plugin)) draft.extra.push(...removedSteps(plugin, name, kernel.clock.now()))
    }
    const entities = (held: readonly HeldRecord[]) => countByEntity(held.map(({ model }) => model.name))
    return { removed: entities(gone), reset: entities(reset), kept: kept.map(inWords) }
  }

/** Throws `KITH_PRESET_UNWRITTEN`. */
async function linesOf(kernel: Kernel, name: string): Promise<PresetLine[]> {
  const lines = (await presetLines(kernel)).filter(
    line => line.name === name && !line.isRemoved && kernel.plugins.has(line.plugin),
  )
  const unwritten = lines.filter(({ change }) => change === undefined).map(({ plugin }) => plugin)
  if (unwritten.length === 0) return lines
  throw new KithError(
    'KITH_PRESET_UNWRITTEN',
    `An earlier version added the preset "${name}" of ${unwritten.join(', ')} and did not write down what it made: delete those records by hand.`,
    { name, plugins: unwritten },
  )
}

/** What the kernel keeps of records beside their rows. */
function traces(gone: readonly HeldRecord[]): Step[] {
  const refs = gone.map(({ model, row }) => ({ entity: model.name, id: String(row.id) }))
  const remove = (table: string, column: string, values: readonly string[]): Step[] =>
    partsOf(values).map(part => ({
      sql: `delete from ${table} where ${column} in (${marks(part)})`,
      parameters: part,
    }))
  const ids = refs.map(({ id }) => id)
  return [
    ...remove('kernel_audit', 'record', ids),
    ...remove('kernel_timeline', 'record', ids),
    ...remove('kernel_link', 'from_id', ids),
    ...remove('kernel_link', 'to_id', ids),
    ...remove('kernel_external', 'record', ids),
    ...remove('kernel_delivery', 'record', refs.map(anyRefKey)),
  ]
}

function named({ model, row }: HeldRecord) {
  return { entity: model.name, id: String(row.id), label: String(row[model.entity.label] ?? '') }
}

function inWords({ model, row, why, by }: Plan['kept'][number]) {
  return { ...named({ model, row }), why, ...(by ? { by: named(by) } : {}) }
}
