import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { emailsOf, type HeldRecord, phonesOf } from './gather.ts'
import type { Known } from './recognise.ts'

/** One line of a record's history. */
export interface PastLine {
  readonly id: string
  readonly model: Model
  readonly diff: Readonly<Record<string, readonly [unknown, unknown]>>
}

export async function readPast(kernel: Kernel, records: readonly HeldRecord[]): Promise<PastLine[]> {
  const reads = records.map(async ({ model, row }) => {
    const lines = await kernel.dialect.all({
      sql: 'select id, diff from kernel_audit where record = ? and entity = ? and diff is not null',
      parameters: [row.id as string, model.name],
    })
    return lines.map(({ id, diff }) => ({ id: String(id), model, diff: JSON.parse(String(diff)) as PastLine['diff'] }))
  })
  return (await Promise.all(reads)).flat()
}

/** What the person is known by, and was: a file may be older than his last address. */
export function knownOf(records: readonly HeldRecord[], past: readonly PastLine[]): Known {
  const was = past.flatMap(({ model, diff }) =>
    Object.entries(diff).flatMap(([name, values]) =>
      values.map(value => ({ model, row: { [name]: value as string | null } })),
    ),
  )
  const held = [...records, ...was]
  return {
    emails: unique(held.flatMap(emailsOf)),
    phones: unique(held.flatMap(phonesOf)),
    texts: unique(held.flatMap(textsOf)),
  }
}

function textsOf({ model, row }: HeldRecord): string[] {
  if (!model.entity.person) return []
  return [...model.fields.values()]
    .filter(({ kind, field }) => kind.name === 'text' && field.options.personal)
    .map(({ name }) => row[name])
    .filter(value => typeof value === 'string')
    .filter(value => value.trim().length > 1)
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
