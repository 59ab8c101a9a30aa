import type { Labels, RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'
import { isId } from '../values/ref.ts'

/** What a record is called: what its label field says, or, where that tells a person nothing, what it is. */
export function recordName(row: RecordRow, entity: EntityInfo, texts: Texts): string {
  return ownName(row, entity) ?? texts.entity(entity.name)
}

/** What a record is called beside one that it points at: without a name of its own by what else it points at. */
export function relatedName(
  row: RecordRow,
  entity: EntityInfo,
  texts: Texts,
  labels: Labels,
  refs: readonly string[],
): string {
  const others = refs.flatMap(name => labels[String(row[name])] ?? [])
  return ownName(row, entity) ?? (others.length > 0 ? others.join(' · ') : texts.entity(entity.name))
}

function ownName(row: RecordRow, { label }: EntityInfo): string | undefined {
  const own = String(row[label] ?? '')
  return own === '' || isId(own) ? undefined : own
}
