import { type AnyTap, describeError, type KernelContract, reject, tap, view } from '@kith/sdk'
import { startBatch } from '../batches/start.ts'
import { sortKeys } from '../data/sort.ts'
import { checkWhere, fieldType } from '../data/where.ts'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { declaredIndex, type ViewShape, wantedColumns } from './index-plan.ts'

interface Row {
  readonly id: string
  readonly before: View | null
  readonly after: View
  readonly fields: readonly string[]
}

interface View extends ViewShape {
  readonly entity: string
  readonly columns: readonly string[]
  readonly group: string | null
  readonly audience: string
  readonly owner: string | null
  readonly team: string | null
}

/** A view is its maker's, says only what its entity has, and gets the index that it needs. */
export function viewTaps(of: () => Kernel): readonly AnyTap<KernelContract>[] {
  const saving = tap<KernelContract>()(view.saving, {
    id: 'kernel.views',
    shape: (ctx, rows) =>
      (rows as unknown as readonly Row[]).filter(isAboutList).map(({ id, before, after }) => {
        const model = of().models.get(after.entity)
        const owner = after.owner ?? (before === null && ctx.actor.kind === 'user' ? ctx.actor.id : null)
        if (!model || problemOf(model, after)) return { id, set: { owner } }
        const columns = wantedColumns(model, after)
        const ready = declaredIndex(model, columns) !== undefined
        const state = { view: id, entity: after.entity, columns }
        if (!ready) startBatch(ctx, { kind: 'kernel.view-index', title: after.entity, state, total: 1 })
        return { id, set: { owner, index: ready ? 'ready' : 'building' } }
      }),
    guard(_ctx, rows) {
      for (const { after, fields } of rows as unknown as readonly Row[]) {
        if (fields.every(name => name === 'index')) continue
        const model = of().models.get(after.entity)
        if (!model) return reject('view.entity', `There is no entity ${after.entity}.`, 'entity')
        const problem = problemOf(model, after)
        if (problem) return reject('view.list', problem.message, problem.path)
        if (after.audience === 'team' && after.team === null)
          return reject('view.team', 'Say whose view it is.', 'team')
      }
      return undefined
    },
  })
  return [saving]
}

/** Who only renames a view changes nothing of its list. */
function isAboutList({ before, fields }: Row): boolean {
  return before === null || fields.some(name => name === 'filter' || name === 'sort')
}

function problemOf(
  model: Model,
  { filter, sort, columns, group }: View,
): { path: string; message: string } | undefined {
  try {
    checkWhere(model, filter)
    sortKeys(model, sort)
  } catch (error) {
    return { path: 'filter', message: describeError(error).message }
  }
  const unknown = [...columns, ...(group === null ? [] : [group])].find(
    name => fieldType(model, name) === undefined && !model.fields.has(name),
  )
  return unknown === undefined ? undefined : { path: 'columns', message: `${model.name} has no field "${unknown}".` }
}
