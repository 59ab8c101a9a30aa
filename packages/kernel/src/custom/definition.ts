import type { Condition } from '@kith/sdk'
import type { Dialect } from '../dialects/dialect.ts'
import type { Model } from '../model/model.ts'

type Labels = Readonly<Record<string, string>>

export interface Option {
  readonly value: string
  readonly labels?: Labels | undefined
  readonly active?: boolean | undefined
}

/** A custom field as its record says it: a row of `kernel.customField`. */
export interface Definition {
  readonly id: string
  readonly entity: string
  readonly key: string
  readonly kind: string
  readonly labels?: Labels | null | undefined
  readonly settings?: Readonly<Record<string, unknown>> | null | undefined
  readonly options?: readonly Option[] | null | undefined
  readonly default?: unknown
  readonly when?: Condition | null | undefined
  readonly required: boolean
  readonly unique: boolean
  readonly index: boolean
  readonly search: boolean
  readonly personal: boolean
  readonly active: boolean
  readonly status: 'building' | 'ready' | 'failed'
}

/** Most fields that may be added to one entity, retired ones included: each is one or two columns of every row. */
export const mostFields = 250

/** The name that conditions use. */
export function nameOf({ key }: Pick<Definition, 'key'>): string {
  return `custom.${key}`
}

/** In the order in which they were added. */
export async function readDefinitions(dialect: Dialect, model: Model): Promise<readonly Definition[]> {
  const rows = await dialect.all({
    sql: `select * from "${model.table}" where deleted_at is null order by id`,
    parameters: [],
  })
  return rows.map(row => model.decode(row) as unknown as Definition)
}

/** Changes whenever a definition does, in whatever process. */
export async function readStamp(dialect: Dialect, model: Model): Promise<string> {
  const [row] = await dialect.all({
    sql: `select count(*) as fields, sum(version) as versions, sum(case when status = 'ready' then 1 else 0 end) as ready from "${model.table}"`,
    parameters: [],
  })
  return `${row?.fields} ${row?.versions} ${row?.ready}`
}
