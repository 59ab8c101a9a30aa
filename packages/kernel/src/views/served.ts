import { type ListHint, view } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import { readList } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { systemActor } from '../rights/rights.ts'
import { declaredIndex, type ViewShape, wantedColumns } from './index-plan.ts'

/** What makes a list slow once it is long: a sort that no index serves has every row looked at for each page. */
export async function hintsFor(kernel: Kernel, model: Model, shape: ViewShape): Promise<readonly ListHint[]> {
  const first = (shape.sort[0] ?? '-createdAt').replace(/^-/, '')
  if (first === 'id' || (await isServed(kernel, model, shape, first))) return []
  return [{ code: 'KITH_SORT_SLOW', field: first }]
}

async function isServed(kernel: Kernel, model: Model, shape: ViewShape, first: string): Promise<boolean> {
  const wanted = wantedColumns(model, shape)
  const alone = wantedColumns(model, { filter: {}, sort: shape.sort })
  if (declaredIndex(model, wanted) ?? declaredIndex(model, alone)) return true
  const custom = model.fields.get(first)
  if (custom?.plugin === undefined && (custom?.field.options.index || custom?.field.options.unique)) return true
  const where = { entity: model.name, index: 'ready' }
  const views = await readList(kernel, { model: modelOf(kernel, view), actor: systemActor, where, limit: 200 })
  return views.rows
    .map(row => wantedColumns(model, row as unknown as ViewShape))
    .some(columns => [wanted, alone].some(mine => mine.join() === columns.join()))
}
