import { html } from 'lit'
import '../refs-input.ts'
import type { InputKind } from './kind.ts'

/** Records of one kind, in their order. */
export const refs: InputKind = {
  draft: value => (Array.isArray(value) ? value : []),
  read: draft => ({ value: draft }),
  input: ({ id, name, describedBy, isInvalid, session, directory, texts, field, draft, labels, change, learn }) =>
    html`<kith-refs-input id=${id} .name=${name} .about=${describedBy} .isInvalid=${isInvalid} .session=${session} .directory=${directory} .texts=${texts} .entity=${field.options.entity ?? ''} .ids=${draft} .labels=${labels} .learn=${learn} @kith-changed-ids=${({ detail }: CustomEvent<readonly string[]>) => change(detail)}></kith-refs-input>`,
}
