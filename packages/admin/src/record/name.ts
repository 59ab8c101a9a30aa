import type { Labels, RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'
import { isId } from '../values/ref.ts'

/** What a record is called: what its label field says, or, where that tells a person nothing, what it is. */
export function recordName(row: RecordRow, entity: EntityInfo, texts: Texts): string {
  return nameIn(String(row[entity.label] ?? ''), entity, texts) ?? texts.entity(entity.name)
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
  const own = nameIn(String(row[entity.label] ?? ''), entity, texts)
  return own ?? (others.length > 0 ? others.join(' · ') : texts.entity(entity.name))
}

/** What stands in a record's label field, in words; `undefined` where it tells a person nothing. */
export function nameIn(label: string, entity: EntityInfo | undefined, texts: Texts): string | undefined {
  if (label === '' || isId(label)) return undefined
  const isChoice = entity?.fields.some(({ name, kind }) => name === entity.label && kind === 'choice')
  return entity && isChoice ? texts.choice(entity.name, entity.label, label) : label
}
