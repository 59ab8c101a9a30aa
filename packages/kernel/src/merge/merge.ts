import { type Handler, type KernelContract, KithError, type MergeJournal, merge as mergeEntity } from '@kith/sdk'
import { addExpectation, addNone, addRelink, addRemoval, addUpdate, type Draft } from '../change/draft.ts'
import { draftOf } from '../contexts/draft-of.ts'
import { everyRow } from '../data/every-row.ts'
import { mergedLink } from '../history/family.ts'
import { newId } from '../ids.ts'
import type { Kernel } from '../kernel.ts'
import { anyRefKey } from '../model/any-ref.ts'
import { linksToMove, putLink, takeLink } from './links.ts'
import { chosenValues, differencesOf, type Merging, readMerging } from './merging.ts'
import { pointersTo } from './pointers.ts'

// What is prepared at once keeps this thread busy.
const most = 2000

/**
 * Makes several records one: values as chosen, everything that pointed at the losers points at the winner, and their ids
 * stand for it. Who merges may update the winner and delete the losers; what points at them needs no right (ADR 0016).
 */
export const merge =
  (kernelOf: () => Kernel): Handler<KernelContract, 'merge'> =>
  async (ctx, input) => {
    const [kernel, draft] = [kernelOf(), draftOf(ctx)]
    const merging = await readMerging(kernel, ctx.actor, input)
    const { model, winner, losers } = merging
    const into = String(winner.id)
    const id = newId()
    draft.partOf = anyRefKey({ entity: mergeEntity.name, id })
    const set = chosenValues(merging, differencesOf(kernel, ctx.actor, merging), input.choose ?? {})
    addUpdate(draft, model, into, set, null)
    addExpectation(draft, model, into, winner.version as number)
    for (const loser of losers) {
      addRemoval(draft, model, String(loser.id), 'delete', null)
      const write = draft.records.get(String(loser.id))
      if (write) write.passedOn = true
      draft.links.push({
        from: { entity: model.name, id: String(loser.id) },
        kind: mergedLink,
        to: { entity: model.name, id: into },
      })
    }
    const moves = await moveAll(kernel, draft, merging)
    const links = await linksToMove(
      kernel,
      model.name,
      into,
      losers.map(row => String(row.id)),
    )
    for (const { was, became } of links) draft.extra.push(takeLink(was), ...(became ? [putLink(became)] : []))
    const from = losers.map(row => String(row.id))
    const journal: MergeJournal = { winner: into, losers: from, moves, links }
    ctx.change.create(
      mergeEntity,
      { into: { entity: model.name, id: into }, from, journal, ...(input.reason ? { reason: input.reason } : {}) },
      { id },
    )
    return { merge: id, entity: model.name, id: into, moved: moves.length }
  }

async function moveAll(
  kernel: Kernel,
  draft: Draft,
  { model, winner, losers }: Merging,
): Promise<MergeJournal['moves']> {
  const into = String(winner.id)
  const moves: MergeJournal['moves'] = []
  for (const pointer of pointersTo(kernel, model.name)) {
    const field = pointer.field.name
    for (const loser of losers.map(row => String(row.id))) {
      for await (const row of everyRow(kernel, pointer.model, pointer.where(loser))) {
        const id = String(row.id)
        if (losers.some(one => one.id === id)) continue
        moves.push({ entity: pointer.model.name, id, field, loser })
        // The winner does not come to point at itself.
        addRelink(draft, pointer.model, id, { [field]: id === into ? null : pointer.value(into) })
        if (moves.length > most) {
          throw new KithError(
            'KITH_MERGE_LARGE',
            `More than ${most} records point at what should be merged: merge the other way round.`,
            { most },
          )
        }
      }
      // Whoever points at it between now and the commit makes this change be prepared again.
      addNone(draft, pointer.model, pointer.where(loser))
    }
  }
  return moves
}
