import { user } from '@kith/sdk'
import type { HeldRecord } from '../erase/gather.ts'
import type { Kernel } from '../kernel.ts'
import { mailModel } from '../mail/render.ts'
import type { ModelField } from '../model/model.ts'
import type { Edge } from './pointing.ts'
import { marks, partsOf } from './read-rows.ts'

/** Mails to users among these records: a mail names nobody but by his address. */
export async function mailsTo(kernel: Kernel, records: readonly HeldRecord[]): Promise<Edge[]> {
  const users = new Map(
    records.filter(({ model }) => model.name === user.name).map(({ row }) => [String(row.email), String(row.id)]),
  )
  const model = mailModel(kernel)
  const field = model.fields.get('to') as ModelField
  const edges: Edge[] = []
  for (const emails of partsOf([...users.keys()])) {
    const rows = await kernel.dialect.all(
      { sql: `select * from "${model.table}" where "${field.key.name}" in (${marks(emails)})`, parameters: emails },
      { deadline: 60_000 },
    )
    for (const row of rows.map(found => model.decode(found)))
      edges.push({ from: { model, row }, field, to: users.get(String(row.to)) as string })
  }
  return edges
}
