import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'

/** What is wrong with the index of an entity: records that it does not have, and rows of records that are not there. */
export interface SearchGap {
  readonly entity: string
  readonly missing: number
  readonly extra: number
}

/** Compares the index with the records; only what differs is answered. A rebuild (`kernel.rebuildSearch`) mends it. */
export async function searchGaps(kernel: Kernel): Promise<SearchGap[]> {
  const gaps: SearchGap[] = []
  for (const model of searchedModels(kernel)) {
    const [row] = await kernel.dialect.all(
      {
        sql: `select (${missingSql(kernel, model)}) as missing, (${extraSql(kernel, model, 'count(*)')}) as extra`,
        parameters: [model.name, model.name],
      },
      { deadline: 600_000 },
    )
    const gap = { entity: model.name, missing: Number(row?.missing), extra: Number(row?.extra) }
    if (gap.missing + gap.extra > 0) gaps.push(gap)
  }
  return gaps
}

export function searchedModels(kernel: Kernel): Model[] {
  return [...kernel.models.values()].filter(model => model.searched.length > 0)
}

function missingSql({ dialect }: Kernel, model: Model): string {
  return `select count(*) from "${model.table}" t where t.deleted_at is null and not exists (select 1 from ${dialect.search.rows} r where r.record = t.id and r.entity = ?)`
}

/** Rows of the index whose record is not there, or deleted. One parameter: the entity. */
export function extraSql({ dialect }: Kernel, model: Model, what: string): string {
  return `select ${what} from ${dialect.search.rows} r where r.entity = ? and not exists (select 1 from "${model.table}" t where t.id = r.record and t.deleted_at is null)`
}
