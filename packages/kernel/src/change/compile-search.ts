import { valueIn } from '@kith/sdk'
import type { Statement } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import { searchRow } from '../search/row.ts'
import type { RecordWrite } from './writes.ts'

/** The search row of a written record, in the same commit: none where nothing that is searched has changed. */
export function searchStatements({ dialect: { search } }: Kernel, write: RecordWrite): Statement[] {
  const { model, id, verb, set } = write
  if (model.searched.length === 0) return []
  if (verb === 'delete' || (verb !== 'restore' && write.before?.deletedAt)) return search.remove(model.name, id)
  if (verb === 'create') return search.add(searchRow(model, id, set))
  const touched =
    verb !== 'update' || model.searched.some(({ name }) => name in set && set[name] !== valueIn(write.before, name))
  return touched ? search.put(searchRow(model, id, { ...write.before, ...set })) : []
}
