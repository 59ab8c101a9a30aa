import { html, nothing } from 'lit'
import type { InputKind, InputOptions } from './kind.ts'

/** One of the codes that are offered, by their words. */
export const choice: InputKind = {
  draft: value => value ?? '',
  read: draft => ({ value: draft === '' ? null : draft }),
  input: options => {
    const { texts, entity, field } = options
    return select(
      options,
      (field.options.values ?? []).map(code => [code, texts.choice(entity, field.name, code)]),
    )
  },
}

/** Yes, no, or not said. */
export const yesNo: InputKind = {
  draft: value => (value === null || value === undefined ? '' : String(value)),
  read: draft => ({ value: draft === '' ? null : draft === 'true' }),
  input: options =>
    select(options, [
      ['true', options.texts.say('value.yes')],
      ['false', options.texts.say('value.no')],
    ]),
}

function select(
  { id, draft, describedBy, isInvalid, field, texts, change }: InputOptions,
  choices: readonly (readonly [code: string, words: string])[],
) {
  const isEmptyAllowed = !field.options.required || draft === ''
  return html`<select class="control" id=${id} aria-required=${field.options.required === true} aria-invalid=${isInvalid} aria-describedby=${describedBy || nothing} @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>
    ${isEmptyAllowed ? html`<option value="" ?selected=${draft === ''}>${texts.say('edit.none')}</option>` : nothing}
    ${choices.map(([code, words]) => html`<option value=${code} ?selected=${draft === code}>${words}</option>`)}
  </select>`
}
