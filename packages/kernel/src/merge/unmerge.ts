import { isDeepStrictEqual } from 'node:util'
import {
  type Handler,
  type KernelContract,
  KithError,
  type MergeJournal,
  merge as mergeEntity,
  notFound,
} from '@kith/sdk'
import { addRelink, addRemoval, addUpdate, type Draft } from '../change/draft.ts'
import { draftOf } from '../contexts/draft-of.ts'
import { modelOf } from '../data/data-for.ts'
import { readMany } from '../data/read-records.ts'
import { mergedLink } from '../history/family.ts'
import type { Kernel } from '../kernel.ts'
import { anyRefKey } from '../model/any-ref.ts'
import { valueIn } from '../model/bags.ts'
import type { Model, RecordValues } from '../model/model.ts'
import { systemActor } from '../rights/rights.ts'
import { putLink, takeLink } from './links.ts'
import { idIn, pointersTo } from './pointers.ts'

interface Kept {
  readonly entity: string
  readonly id: string
  readonly field: string
}

/** Gives back what a merge moved, as far as it still is as the merge left it, and lists the rest. */
export const unmerge =
  (kernelOf: () => Kernel): Handler<KernelContract, 'unmerge'> =>
  async (ctx, input) => {
    const [kernel, draft] = [kernelOf(), draftOf(ctx)]
    const [row] = await readMany(kernel, {
      model: modelOf(kernel, mergeEntity),
      actor: systemActor,
      ids: [input.merge],
    })
    const journal = row?.journal as MergeJournal | undefined
    const model = row && kernel.models.get((row.into as { entity: string }).entity)
    const [winner] = model && journal ? await readMany(kernel, { model, actor: ctx.actor, ids: [journal.winner] }) : []
    if (!row || !journal || !model) throw notFound(mergeEntity.name, input.merge)
    if (!winner) {
      const [there] = await readMany(kernel, { model, actor: ctx.actor, ids: [journal.winner], deleted: true })
      if (!there) throw notFound(mergeEntity.name, input.merge)
      throw over('winner', 'What they were merged into was merged or deleted since: undo that first.')
    }
    if (row.status !== 'merged') throw over('undone', 'This merge was undone already.')
    draft.partOf = anyRefKey({ entity: mergeEntity.name, id: input.merge })
    const kept: Kept[] = []
    await giveBack(kernel, draft, model, winner, input.merge, kept)
    for (const id of journal.losers) {
      addRemoval(draft, model, id, 'restore', null)
      draft.extra.push({
        sql: 'delete from kernel_link where from_id = ? and kind = ? and to_id = ?',
        parameters: [id, mergedLink, journal.winner],
      })
    }
    await moveBack(kernel, draft, model, journal, kept)
    for (const { was, became } of journal.links) draft.extra.push(...(became ? [takeLink(became)] : []), putLink(was))
    ctx.change.update(mergeEntity, input.merge, { status: 'undone', kept })
    return { merge: input.merge, restored: journal.losers, kept }
  }

/** The winner's own values, from the line that the merge left in its history. */
async function giveBack(
  kernel: Kernel,
  draft: Draft,
  model: Model,
  winner: RecordValues,
  merge: string,
  kept: Kept[],
): Promise<void> {
  const id = String(winner.id)
  const lines = await kernel.dialect.all({
    sql: "select diff from kernel_audit where record = ? and entity = ? and part_of = ? and verb = 'update' order by at",
    parameters: [id, model.name, anyRefKey({ entity: mergeEntity.name, id: merge })],
  })
  const set: RecordValues = {}
  for (const [field, [before, after]] of Object.entries(
    JSON.parse(String(lines[0]?.diff ?? '{}')) as Record<string, [unknown, unknown]>,
  )) {
    const options = model.fields.get(field)?.field.options
    if (!options || options.derived) continue
    if (valueIn(winner, field) !== undefined && isDeepStrictEqual(valueIn(winner, field), after)) set[field] = before
    else kept.push({ entity: model.name, id, field })
  }
  addUpdate(draft, model, id, set, null)
}

async function moveBack(
  kernel: Kernel,
  draft: Draft,
  target: Model,
  journal: MergeJournal,
  kept: Kept[],
): Promise<void> {
  const pointers = pointersTo(kernel, target.name)
  const byEntity = new Map<string, MergeJournal['moves']>()
  for (const move of journal.moves) byEntity.set(move.entity, [...(byEntity.get(move.entity) ?? []), move])
  for (const [entity, moves] of byEntity) {
    const model = kernel.models.get(entity)
    const ids = [...new Set(moves.map(move => move.id))]
    const rows = model ? await readMany(kernel, { model, actor: systemActor, ids }) : []
    const byId = new Map(rows.map(row => [row.id, row]))
    for (const { id, field, loser } of moves) {
      const pointer = pointers.find(one => one.model.name === entity && one.field.name === field)
      const row = byId.get(id)
      const left = id === journal.winner ? undefined : journal.winner
      if (!pointer || !row || idIn(valueIn(row, field)) !== left) kept.push({ entity, id, field })
      // The first of several moves of one field is the one that it was before.
      else addRelink(draft, pointer.model, id, { [field]: pointer.value(loser) })
    }
  }
}

function over(why: string, message: string): KithError {
  return new KithError('KITH_MERGE_OVER', message, { why })
}
