import { type Actor, KithError, type SavingPatch, type SavingRow, valueIn } from '@kith/sdk'
import { checkSet } from '../change/check-values.ts'
import { addDependents } from '../change/dependents.ts'
import { type Draft, readBefore } from '../change/draft.ts'
import type { RecordWrite } from '../change/writes.ts'
import { changeContext } from '../contexts/change-context.ts'
import { readContext } from '../contexts/read-context.ts'
import type { Kernel } from '../kernel.ts'
import { setValue } from '../model/bags.ts'
import type { Model, RecordValues } from '../model/model.ts'
import { deepFreeze } from './freeze.ts'
import { obey } from './guard.ts'
import { runTap, whoOf } from './run-tap.ts'
import type { Tap } from './taps.ts'

const rounds = 8

/**
 * The owners' filters over the whole change: shape taps get all rows of an entity at once; what they add is shaped in
 * turn; guards see the end of it. Throws `KITH_SHAPE_LOOP` when taps go on adding writes.
 */
export async function runSaving(kernel: Kernel, actor: Actor, draft: Draft): Promise<void> {
  for (let round = 0; draft.unseen.size > 0; round++) {
    if (round === rounds) {
      const entities = [...draft.unseen].map(id => draft.records.get(id)?.model.name)
      throw new KithError(
        'KITH_SHAPE_LOOP',
        `Taps went on adding writes after ${rounds} rounds, to ${[...new Set(entities)].join(', ')}.`,
      )
    }
    const ids = [...draft.unseen]
    draft.unseen.clear()
    await readBefore(kernel, draft)
    const writes = ids.map(id => draft.records.get(id)).filter(write => write !== undefined)
    await addDependents(kernel, draft, writes)
    for (const [model, group] of byModel(writes.filter(isTapped))) await shape(kernel, actor, draft, model, group)
  }
  await readBefore(kernel, draft)
  const tapped = [...draft.records.values()].filter(isTapped)
  for (const [model, group] of byModel(tapped)) await guard(kernel, actor, draft, model, group)
}

// A merge re-points records that are closed as well, and erasure and what goes for good ask nobody.
function isTapped({ verb, forGood }: RecordWrite): boolean {
  return verb !== 'relink' && verb !== 'erase' && !forGood
}

async function shape(
  kernel: Kernel,
  actor: Actor,
  draft: Draft,
  model: Model,
  writes: readonly RecordWrite[],
): Promise<void> {
  for (const word of ['saving', 'deleting'] as const) {
    const concerned = writes.filter(write => hookWord(write) === word)
    const taps = kernel.taps.of(`${model.name}.${word}`).filter(tap => tap.has.has('shape'))
    if (concerned.length === 0 || taps.length === 0) continue
    const byId = new Map(concerned.map(write => [write.id, write]))
    let rows: readonly SavingRow<never>[] = deepFreeze(concerned.map(savingRow))
    for (const tap of taps) {
      const given = rows
      const context = changeContext(kernel, tap.plugin, actor, draft)
      const patches = await runTap(kernel, tap, () => tap.host.shape(tap.id, context, given))
      const patched = new Set(
        ((patches ?? []) as readonly SavingPatch<never>[]).map(patch => apply(tap, byId, patch).id),
      )
      if (patched.size > 0) rows = Object.freeze(given.map(row => refreshed(row, byId, patched)))
    }
  }
}

/** The row as it is after a patch; who was not patched keeps the one that he has. */
function refreshed(
  row: SavingRow<never>,
  byId: ReadonlyMap<string, RecordWrite>,
  patched: ReadonlySet<string>,
): SavingRow<never> {
  const write = patched.has(row.id) ? byId.get(row.id) : undefined
  return write ? deepFreeze(savingRow(write)) : row
}

function apply(tap: Tap, byId: ReadonlyMap<string, RecordWrite>, patch: SavingPatch<never>): RecordWrite {
  const write = byId.get(patch.id)
  if (!write) {
    throw new KithError(
      'KITH_TAP_FAILED',
      `The tap ${tap.id} patched ${patch.id}, which is not a row that it was given.`,
      whoOf(tap),
    )
  }
  Object.assign(write.set, checkSet(write.model, patch.set as RecordValues, tap.plugin))
  write.authors.add(tap.plugin)
  return write
}

async function guard(
  kernel: Kernel,
  actor: Actor,
  draft: Draft,
  model: Model,
  writes: readonly RecordWrite[],
): Promise<void> {
  for (const word of ['saving', 'deleting'] as const) {
    const concerned = writes.filter(write => hookWord(write) === word)
    if (concerned.length === 0) continue
    const guards = kernel.taps.of(`${model.name}.${word}`).filter(tap => tap.has.has('guard'))
    if (guards.length === 0) continue
    const rows = deepFreeze(concerned.map(savingRow))
    for (const tap of guards) {
      obey(
        tap,
        await runTap(kernel, tap, () => tap.host.guard(tap.id, readContext(kernel, tap.plugin, actor), rows)),
        draft.answered,
      )
    }
  }
}

function hookWord(write: RecordWrite): 'saving' | 'deleting' {
  return write.verb === 'delete' ? 'deleting' : 'saving'
}

function savingRow(write: RecordWrite): SavingRow<never> {
  const after: RecordValues = {}
  for (const { name, path } of write.model.fields.values()) {
    const value = write.set[name] ?? (name in write.set ? null : (valueIn(write.before, name) ?? null))
    if (path) setValue(after, path, value)
    else after[name] = value
  }
  return {
    id: write.id,
    verb: write.verb,
    before: write.before ?? null,
    after,
    ...(write.createdAt === undefined ? {} : { createdAt: write.createdAt }),
    fields: Object.keys(write.set),
  } as unknown as SavingRow<never>
}

function byModel(writes: readonly RecordWrite[]): Map<Model, RecordWrite[]> {
  const groups = new Map<Model, RecordWrite[]>()
  for (const write of writes) {
    const group = groups.get(write.model)
    if (group) group.push(write)
    else groups.set(write.model, [write])
  }
  return groups
}
