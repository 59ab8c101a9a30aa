import { isDeepStrictEqual } from 'node:util'
import { type Actor, invalid, KithError, notFound } from '@kith/sdk'
import { readMany } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import { valueIn } from '../model/bags.ts'
import type { Model, ModelField, RecordValues } from '../model/model.ts'

/** Records that are to become one, as the actor reads them. */
export interface Merging {
  readonly model: Model
  readonly winner: RecordValues
  readonly losers: readonly RecordValues[]
}

/** One field in which they differ. */
export interface Difference {
  readonly field: ModelField
  readonly proposed: string
  /** Whether the actor may choose its value. */
  readonly open: boolean
}

/** Throws `KITH_MERGE` for what cannot be merged, `KITH_NOT_FOUND` for a record that the actor may not see. */
export async function readMerging(
  kernel: Kernel,
  actor: Actor,
  input: { readonly entity: string; readonly into: string; readonly from: readonly string[] },
): Promise<Merging> {
  const { entity, into, from } = input
  const model = kernel.models.get(entity)
  if (!model) throw notFound(entity, into)
  if (new Set([into, ...from]).size !== from.length + 1) {
    throw refused('itself', 'A record cannot be merged into itself, nor twice into another.')
  }
  if (model.plugin === 'kernel' || !model.entity.audit || isListed(kernel, model)) {
    throw refused('entity', `Records of ${entity} cannot be merged.`)
  }
  const rows = await readMany(kernel, { model, actor, ids: [into, ...from] })
  const byId = new Map(rows.map(row => [row.id, row]))
  const [winner, ...losers] = [into, ...from].map(id => {
    const row = byId.get(id)
    if (!row) throw notFound(entity, id)
    return row
  })
  return { model, winner: winner as RecordValues, losers }
}

/** Fields that differ: a value of the winner's goes before one of the others, and any before none. */
export function differencesOf(kernel: Kernel, actor: Actor, { model, winner, losers }: Merging): Difference[] {
  const writes = kernel.rights.fields(actor, model.name, 'update')
  const result: Difference[] = []
  for (const field of model.fields.values()) {
    const { name } = field
    const all = [winner, ...losers]
    if (!all.every(row => valueIn(row, name) !== undefined)) continue
    if (losers.every(row => isDeepStrictEqual(valueIn(row, name), valueIn(winner, name)))) continue
    const { derived, fixed } = field.field.options
    const open = !derived && !fixed && (writes === undefined || writes(name))
    const filled = open ? all.find(row => !isEmpty(valueIn(row, name))) : undefined
    result.push({ field, open, proposed: String((filled ?? winner).id) })
  }
  return result
}

/** The values that the winner takes over. Throws `KITH_INVALID` for a choice that is none. */
export function chosenValues(
  { winner, losers }: Merging,
  differences: readonly Difference[],
  choose: Readonly<Record<string, string>>,
): RecordValues {
  const rows = new Map([winner, ...losers].map(row => [String(row.id), row]))
  const wrong = Object.entries(choose).filter(
    ([name, id]) => !rows.has(id) || differences.some(d => d.field.name === name && !d.open),
  )
  if (wrong.length > 0) {
    throw invalid(
      wrong.map(([name]) => ({ path: `choose.${name}`, code: 'choice', message: `${name} cannot be chosen so.` })),
    )
  }
  const set: RecordValues = {}
  for (const { field, proposed, open } of differences) {
    if (!open) continue
    const value = valueIn(rows.get(choose[field.name] ?? proposed), field.name) ?? null
    if (!isDeepStrictEqual(value, valueIn(winner, field.name))) set[field.name] = value
  }
  return set
}

// A list of records keeps no order of who pointed at whom that could be given back.
function isListed(kernel: Kernel, model: Model): boolean {
  return [...kernel.models.values()].some(other =>
    [...other.fields.values()].some(f => f.kind.name === 'refs' && f.field.options.entity === model.name),
  )
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function refused(why: string, message: string): KithError {
  return new KithError('KITH_MERGE', message, { why })
}
