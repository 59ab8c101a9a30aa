import type { RecordRef } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import { anyRefKey } from '../model/any-ref.ts'
import { valueIn } from '../model/bags.ts'
import type { Model, ModelField } from '../model/model.ts'
import { absent } from './absent.ts'
import { type Check, type Found, named, readAll } from './check.ts'

const page = 500

/** Fields that point at a record that is not there, not even deleted. Only a person can know what they meant. */
export const refs: Check = {
  async find(kernel) {
    const found: Found[] = []
    for (const model of kernel.models.values()) {
      const pointing = [...model.fields.values()].filter(({ kind }) => ['ref', 'refs', 'anyRef'].includes(kind.name))
      if (pointing.length > 0) found.push(...(await inModel(kernel, model, pointing)))
    }
    return found
  },
}

async function inModel(kernel: Kernel, model: Model, fields: readonly ModelField[]): Promise<Found[]> {
  const broken = new Map<string, { count: number; samples: string[] }>()
  for (let after = ''; ; ) {
    const rows = await readAll(kernel, {
      sql: `select * from "${model.table}" where id > ? and deleted_at is null order by id limit ${page}`,
      parameters: [after],
    })
    const records = rows.map(row => model.decode(row))
    const pointers = records.flatMap(record =>
      fields.flatMap(field => refsIn(field, valueIn(record, field.name)).map(ref => ({ record, field, ref }))),
    )
    const gone = await absent(
      kernel,
      pointers.map(({ ref }) => ref),
    )
    for (const { record, field, ref } of pointers) {
      if (!gone.has(anyRefKey(ref))) continue
      const one = broken.get(field.name) ?? { count: 0, samples: [] }
      one.count++
      if (one.samples.length < named) one.samples.push(String(record.id))
      broken.set(field.name, one)
    }
    const last = rows.at(-1)
    if (!last) break
    after = String(last.id)
  }
  return [...broken].map(([field, one]) => ({ code: 'refs.broken', where: `${model.name}.${field}`, ...one }))
}

function refsIn({ field }: ModelField, value: unknown): RecordRef[] {
  if (value === null || value === undefined) return []
  const entity = String(field.options.entity ?? '')
  if (typeof value === 'string') return [{ entity, id: value }]
  return Array.isArray(value) ? value.map(id => ({ entity, id: String(id) })) : [value as RecordRef]
}
