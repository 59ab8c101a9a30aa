import { isHeld } from '@kith/client'
import type { EntityInfo } from '../data/directory.ts'
import type { Session } from '../data/session.ts'
import { type Problems, problemsOf } from '../edit/problems.ts'
import type { Texts } from '../texts/texts.ts'
import type { Draft } from './draft.ts'
import { nameOf, type OwnField } from './own-field.ts'

/** What became of it: the name of the field, or why somebody decides first. */
export interface FieldSaved {
  readonly name: string
  readonly isNew: boolean
  readonly held?: string
}

export interface SaveOptions {
  readonly session: Session
  readonly texts: Texts
  readonly entity: EntityInfo
  /** The one that is changed; none makes a new one. */
  readonly field: OwnField | undefined
  readonly draft: Draft
  /** What the draft sets. */
  readonly set: Readonly<Record<string, unknown>>
}

/** Where the server's problems stand; others stand above. */
const places = [
  ...['labels', 'key', 'kind', 'options', 'settings.entity', 'settings.min', 'settings.max', 'settings.country'],
  ...['default', 'required', 'unique', 'index', 'search', 'when'],
]

/** Changes a field, or makes a new one. */
export async function saveField(options: SaveOptions): Promise<FieldSaved | { readonly problems: Problems }> {
  const { session, texts, entity, field, draft, set } = options
  try {
    const answer = field
      ? await session.api.mutate('kernel.changeField', { id: field.id, version: field.version, set })
      : await session.api.mutate('kernel.addField', {
          entity: entity.name,
          key: draft.key.trim(),
          kind: draft.kind,
          ...set,
        })
    const name = nameOf({ labels: set.labels as OwnField['labels'], key: draft.key }, texts)
    const held = isHeld(answer) ? { held: answer.held.reason } : {}
    return { name, isNew: !field, ...held }
  } catch (error) {
    const known = places.map(name => ({ name, kind: draft.kind, options: {} }))
    return { problems: problemsOf(error, texts, known) }
  }
}
