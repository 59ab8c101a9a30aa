import type { RecordValues } from '../../model/model.ts'
import { systemActor } from '../../rights/rights.ts'
import { findByField, keyOf } from './lookups.ts'
import type { ReadRow } from './read-cells.ts'
import type { RowsOptions } from './write-rows.ts'

/**
 * What a commit would refuse, in a dry run: values that only one record may have and that another one has, in the
 * database or in an earlier row. Values that were met are kept with the ids that the dry run forgets at its end.
 */
export async function refuseTwins(
  rows: readonly ReadRow[],
  present: (row: ReadRow) => RecordValues | 'several' | null | undefined,
  { run, plan, source, file, draft }: RowsOptions,
): Promise<void> {
  const { kernel } = run
  for (const field of plan.model.fields.values()) {
    if (!field.field.options.unique || field.kind.name === 'ref') continue
    const stored = (row: ReadRow): unknown => {
      const given = row.values[field.name]
      const parsed = given === undefined || given === null ? undefined : field.schema().safeParse(given)
      return parsed?.success ? parsed.data : undefined
    }
    const having = rows.filter(row => stored(row) !== undefined)
    if (having.length === 0) continue
    const values = [...new Set(having.map(stored))]
    const taken = await findByField(kernel, { actor: systemActor, model: plan.model, field, values })
    const kind = `${plan.model.name} ${field.name}`
    const keys = values.map(value => keyOf(field, value))
    const met = await kernel.dialect.all({
      sql: `select external, record from kernel_external where source = ? and entity = ? and external in (${keys.map(() => '?').join(', ')})`,
      parameters: [source, kind, ...keys],
    })
    const first = new Map(met.map(row => [String(row.external), String(row.record)]))
    for (const row of having) {
      const key = keyOf(field, stored(row))
      const known = present(row)
      const own = known && known !== 'several' ? String(known.id) : `${file} ${row.external ?? row.number}`
      const other = taken.get(key)
      const earlier = first.get(key)
      const isTaken = other === 'several' || (other !== undefined && other.id !== own)
      if (isTaken || (earlier !== undefined && earlier !== own)) {
        const column = plan.columns.find(one => one.field === field)?.heading
        const message = `Another ${plan.model.name} has this ${field.name}, in the database or in an earlier row.`
        row.problems.push({ ...(column === undefined ? {} : { column }), path: field.name, code: 'unique', message })
      } else if (earlier === undefined) {
        first.set(key, own)
        draft.extra.push({
          sql: 'insert into kernel_external (source, entity, external, record, at) values (?, ?, ?, ?, ?) on conflict do nothing',
          parameters: [source, kind, key, own, draft.at.toISOString()],
        })
      }
    }
  }
}
