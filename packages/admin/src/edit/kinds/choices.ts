import { html, nothing } from 'lit'
import type { InputKind } from './kind.ts'

/** Any number of the codes that are offered. */
export const choices: InputKind = {
  draft: value => (Array.isArray(value) ? value : []),
  read: draft => ({ value: draft }),
  input: ({ id, name, draft, describedBy, texts, entity, field, change }) => {
    const chosen = draft as readonly string[]
    const turn = (code: string, isOn: boolean) =>
      change((field.options.values ?? []).filter(one => (one === code ? isOn : chosen.includes(one))))
    return html`<div class="boxes" role="group" id=${id} aria-label=${name} aria-describedby=${describedBy || nothing}>
      ${(field.options.values ?? []).map(
        code =>
          html`<label class="box"><input type="checkbox" .checked=${chosen.includes(code)} @change=${(event: Event) => turn(code, (event.target as HTMLInputElement).checked)}><span>${texts.choice(entity, field.name, code)}</span></label>`,
      )}
    </div>`
  },
}
