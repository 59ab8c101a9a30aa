import { type ChangeContext, type Handler, type KernelContract, KithError } from '@kith/sdk'
import type { BatchRun, Checkpoint, Slice } from '../batches/kinds.ts'
import { startBatch } from '../batches/start.ts'
import { addExpectation, type Draft } from '../change/draft.ts'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { extraSql, searchedModels, searchGaps } from './check.ts'
import { searchRow } from './row.ts'
import { tidySearch } from './tidy.ts'

/** Which entities, which of them is at work, and the last record that is done. */
export interface RebuildState {
  readonly entities: readonly string[]
  readonly at: number
  readonly after: string
  readonly done: number
}

const size = 200

/** Begins to write the index anew from the records; who searches meanwhile finds what is there. */
export const rebuildSearch: Handler<KernelContract, 'rebuildSearch'> = (ctx, { entities }) => {
  const state = { entities: [...(entities ?? [])], at: 0, after: '', done: 0 }
  return { batch: startBatch(ctx as ChangeContext<KernelContract>, { kind: 'kernel.search', title: 'search', state }) }
}

/** Records in order of their ids, then rows of records that are gone. A record that is changed meanwhile is read again. */
export async function rebuildSlice(
  { kernel }: BatchRun,
  state: RebuildState,
  draft: Draft,
): Promise<Slice<RebuildState>> {
  const models = modelsOf(kernel, state.entities)
  const model = models[state.at]
  const { done } = state
  if (!model) {
    await tidySearch(kernel.dialect)
    const gaps = (await searchGaps(kernel)).map(gap => ({ ...gap }))
    return { state, progress: done, done: true, result: { gaps } }
  }
  const rows = await kernel.dialect.all({
    sql: `select * from "${model.table}" where id > ? and deleted_at is null order by id limit ${size}`,
    parameters: [state.after],
  })
  for (const row of rows) {
    const record = model.decode(row)
    const id = String(record.id)
    addExpectation(draft, model, id, record.version as number)
    draft.extra.push(...kernel.dialect.search.put(searchRow(model, id, record)))
  }
  const last = rows.at(-1)
  if (last) return step({ ...state, after: String(last.id) }, done + rows.length)
  const extra = await removeExtra(kernel, model, draft)
  return step(extra < size ? { ...state, at: state.at + 1, after: '' } : state, done)
}

async function removeExtra(kernel: Kernel, model: Model, draft: Draft): Promise<number> {
  const sql = `${extraSql(kernel, model, 'r.record')} limit ${size}`
  const rows = await kernel.dialect.all({ sql, parameters: [model.name] }, { deadline: 60_000 })
  for (const { record } of rows) draft.extra.push(...kernel.dialect.search.remove(model.name, String(record)))
  return rows.length
}

function step(state: RebuildState, done: number): Checkpoint<RebuildState> & { readonly done: false } {
  return { state: { ...state, done }, progress: done, done: false }
}

function modelsOf(kernel: Kernel, names: readonly string[]): readonly Model[] {
  const all = searchedModels(kernel)
  if (names.length === 0) return all
  return names.map(name => {
    const model = all.find(one => one.name === name)
    if (model) return model
    throw new KithError('KITH_ENTITY', `No plugin of this app has the entity ${name}, or nothing of it is searched.`, {
      entity: name,
    })
  })
}
