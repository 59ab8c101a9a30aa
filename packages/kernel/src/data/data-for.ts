import {
  type Actor,
  type AnyEntity,
  type Data,
  KithError,
  type Measure,
  type RecordRef,
  type SearchInput,
} from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { search } from '../search/search.ts'
import { type ReadGroups, readGroups } from './read-groups.ts'
import { readLinked } from './read-linked.ts'
import { type ReadReached, readReached } from './read-reached.ts'
import { readCount, readLabels, readList, readMany } from './read-records.ts'
import { checkWhere } from './where.ts'

/** Reading as `actor`. `onGet` learns of each record read by id: a change expects it to stay as it was. */
export function dataFor(
  kernel: Kernel,
  actor: Actor,
  onGet?: (model: Model, id: string, version: number) => void,
): Data {
  const checked = (model: Model, where: unknown) =>
    checkWhere(model, where ?? {}, kernel.rights.fields(actor, model.name, 'read'))
  const data = {
    async get(entity: AnyEntity | string, id: string) {
      const model = modelOf(kernel, typeof entity === 'string' ? { name: entity } : entity)
      const [row] = await readMany(kernel, { model, actor, ids: [id] })
      if (row) onGet?.(model, id, row.version as number)
      return row
    },
    async first(entity: AnyEntity, input: { where?: unknown; sort?: readonly string[] }) {
      const model = modelOf(kernel, entity)
      const page = await readList(kernel, {
        model,
        actor,
        where: checked(model, input.where),
        sort: input.sort,
        limit: 1,
      })
      return page.rows[0]
    },
    async list(entity: AnyEntity, input: Parameters<Data['list']>[1] = {}) {
      const model = modelOf(kernel, entity)
      const page = await readList(kernel, { ...input, model, actor, where: checked(model, input.where) })
      if (!input.with || input.with.length === 0) return page
      return { ...page, labels: await readLabels(kernel, { model, actor, rows: page.rows, refs: input.with }) }
    },
    count(entity: AnyEntity, where?: unknown) {
      const model = modelOf(kernel, entity)
      return readCount(kernel, { model, actor, where: checked(model, where) })
    },
    groups(entity: AnyEntity, { where, measures = {}, ...rest }: GroupsOptions) {
      const model = modelOf(kernel, entity)
      const asked = Object.entries(measures).map(
        ([name, measure]) => [name, { ...measure, where: checked(model, measure.where) }] as const,
      )
      return readGroups(kernel, {
        ...rest,
        model,
        actor,
        where: checked(model, where),
        measures: Object.fromEntries(asked),
      })
    },
    linked: (kind: string, from: RecordRef) => readLinked(kernel, { actor, kind, from }),
    reached(kind: string, { entity, by = ['id'], where, ...rest }: ReachedOptions) {
      const model = modelOf(kernel, entity)
      return readReached(kernel, { ...rest, kind, model, actor, by, where: checked(model, where) })
    },
    search: (input: SearchInput) => search(kernel, actor, input),
  }
  return data as unknown as Data
}

interface GroupsOptions extends Pick<ReadGroups, 'by' | 'sum' | 'limit'> {
  readonly where?: unknown
  readonly measures?: Readonly<Record<string, Measure>>
}

interface ReachedOptions extends Pick<ReadReached, 'from' | 'way' | 'sum'> {
  readonly entity: AnyEntity
  readonly by?: readonly string[]
  readonly where?: unknown
}

export function modelOf(kernel: Kernel, entity: { readonly name: string }): Model {
  const model = kernel.models.get(entity.name)
  if (!model)
    throw new KithError('KITH_ENTITY', `No plugin of this app has the entity ${entity.name}.`, { entity: entity.name })
  return model
}
