import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import type { Directory } from '../data/directory.ts'
import { base } from '../styles/base.ts'
import type { Message } from '../texts/en.ts'
import type { Texts } from '../texts/texts.ts'

/** The keys, for people to look up. */
const keys: readonly (readonly [Message, ...string[]])[] = [
  ['keys.search', '/', 'Ctrl K'],
  ['keys.create', 'N'],
  ['keys.go', 'G'],
  ['settings.keys.move', 'J', 'K'],
  ['settings.keys.open', '↵'],
  ['keys.peek', 'Space'],
  ['keys.select', 'X'],
  ['keys.filter', 'F'],
  ['keys.move-card', 'M'],
  ['settings.keys.edit', 'E'],
  ['settings.keys.undo', 'Z'],
  ['settings.keys.beside', '[', ']'],
  ['settings.keys.close', 'Esc'],
  ['keys.list', '?'],
]

/** What each key does; a module's own stand behind the application's. */
export class KithKeyList extends LitElement {
  static override styles = [
    base,
    css`
      dl > div { display: grid; grid-template-columns: 8rem minmax(0, 1fr); align-items: center; min-height: var(--k-row); border-bottom: var(--k-hairline) solid var(--k-line); }
      dt { display: flex; gap: var(--k-space-1); }
      kbd { display: inline-block; }
    `,
  ]
  static override properties = { texts: { attribute: false }, directory: { attribute: false } }

  declare texts: Texts
  declare directory: Directory

  override render(): TemplateResult {
    const { texts } = this
    const line = (text: string, ...names: readonly string[]) =>
      html`<div><dt>${names.map(name => html`<kbd>${name}</kbd>`)}</dt><dd>${text}</dd></div>`
    // It scrolls on a phone: by keys too.
    return html`<div role="group" tabindex="0" aria-label=${texts.say('keys.title')}><dl>
      ${keys.map(([message, ...names]) => line(texts.say(message), ...names))}
      ${this.directory.actions.map(({ plugin, id, key }) => (key === undefined ? nothing : line(texts.word(`${plugin}.action.${id}`), key.toUpperCase())))}
    </dl></div>`
  }
}

customElements.define('kith-key-list', KithKeyList)
