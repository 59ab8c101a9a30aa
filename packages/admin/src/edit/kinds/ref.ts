import { html } from 'lit'
import '../ref-input.ts'
import type { Picked } from '../ref-input.ts'
import type { InputKind, InputOptions } from './kind.ts'

/** A record of one kind, by what one types of its name. */
export const ref: InputKind = {
  draft: value => value ?? null,
  read: draft => ({ value: draft }),
  input: options => {
    const { draft, labels, field, change } = options
    const label = typeof draft === 'string' ? labels[draft] : undefined
    return picker(options, [field.options.entity ?? ''], label, picked => change(picked?.id ?? null))
  },
}

/** A record of any kind. */
export const anyRef: InputKind = {
  draft: value => value ?? null,
  read: draft => ({ value: draft }),
  input: options => {
    const { draft, labels, change } = options
    const id = (draft as { readonly id?: string } | null)?.id
    const label = id === undefined ? undefined : (labels[id] ?? id)
    return picker(options, [], label, picked => change(picked ? { entity: picked.entity, id: picked.id } : null))
  },
}

function picker(
  { id, name, describedBy, isInvalid, session, directory, texts, field, learn }: InputOptions,
  entities: readonly string[],
  label: string | undefined,
  pick: (picked: Picked | undefined) => void,
) {
  return html`<kith-ref-input id=${id} class="picker" .name=${name} .about=${describedBy} .isInvalid=${isInvalid} .isRequired=${field.options.required === true} .session=${session} .directory=${directory} .texts=${texts} .entities=${entities} .label=${label ?? ''} @kith-picked=${({
    detail,
  }: CustomEvent<Picked | undefined>) => {
    if (detail) learn(detail.id, detail.label)
    pick(detail)
  }}></kith-ref-input>`
}
