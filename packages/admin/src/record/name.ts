import type { RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'
import { isId } from '../values/ref.ts'

/** What a record is called: what its label field says, or, where that tells a person nothing, what it is. */
export function recordName(row: RecordRow, { label, name }: EntityInfo, texts: Texts): string {
  const own = String(row[label] ?? '')
  return own === '' || isId(own) ? texts.entity(name) : own
}
