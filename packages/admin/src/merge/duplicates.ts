import type { Api, RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'

/** A record that may be the same, and the words by which it was found. */
export interface Duplicate {
  readonly id: string
  readonly label: string
  readonly text: string
}

interface Hit {
  readonly id: string
  readonly label: string
  readonly stage: string
  readonly text: string
}

const most = 5

/** Records of the same kind with the same address or number, then those of the same name. */
export async function duplicatesOf(api: Api, entity: EntityInfo, row: RecordRow): Promise<readonly Duplicate[]> {
  const sure = entity.fields.filter(({ kind }) => kind === 'email' || kind === 'phone').map(({ name }) => name)
  const asked = [...sure, entity.label].map(name => fieldValue(row, name)).filter(isWords)
  const pages = await Promise.all(
    asked.map(text =>
      api.query<{ hits: readonly Hit[] }>('kernel.search', {
        text: text.slice(0, 200),
        entities: [entity.name],
        limit: most + 1,
      }),
    ),
  )
  const found = new Map<string, Duplicate>()
  for (const { id, label, stage, text } of pages.flatMap(({ hits }) => hits)) {
    if (id !== row.id && stage !== 'near' && !found.has(id)) found.set(id, { id, label, text })
  }
  return [...found.values()].slice(0, most)
}

function isWords(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
