import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Directory } from '../data/directory.ts'
import type { Session } from '../data/session.ts'
import { base } from '../styles/base.ts'
import type { Texts } from '../texts/texts.ts'
import { isId } from '../values/ref.ts'
import { controlStyles } from './styles.ts'

export interface Picked {
  readonly entity: string
  readonly id: string
  readonly label: string
}

/** Milliseconds without typing after which is searched. */
const pause = 150
const most = 8

/**
 * A record, picked by what one types of its name: arrows move, Enter picks, Esc closes. Tells by `kith-picked` what was
 * picked, or nothing once the words are emptied.
 */
export class KithRefInput extends LitElement {
  static override styles = [
    base,
    controlStyles,
    css`
      :host { position: relative; }
      .list {
        position: absolute;
        inset-inline: 0;
        top: 100%;
        z-index: var(--k-z-menu, 30);
        max-height: 16rem;
        margin-top: var(--k-space-1);
        padding: var(--k-space-1);
        border: var(--k-hairline) solid var(--k-line);
        border-radius: var(--k-radius-m);
        background: var(--k-raised);
        box-shadow: var(--k-shadow-2);
        overflow: auto;
      }
      .list li {
        display: grid;
        align-content: center;
        min-height: var(--k-control-height);
        padding: var(--k-space-1) var(--k-space-2);
        border-radius: var(--k-radius-s);
        line-height: 1.25rem;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      .list li[aria-selected='true'] { background: var(--k-active); }
      .list small { color: var(--k-text-3); font-size: var(--k-text-xs); }
      .said { padding: var(--k-space-1) var(--k-space-2); color: var(--k-text-3); }
    `,
  ]
  static override properties = {
    session: { attribute: false },
    directory: { attribute: false },
    texts: { attribute: false },
    name: { attribute: false },
    about: { attribute: false },
    isInvalid: { attribute: false },
    isRequired: { attribute: false },
    entities: { attribute: false },
    label: { attribute: false },
  }

  declare session: Session
  declare directory: Directory
  declare texts: Texts
  declare name: string
  declare about: string
  declare isInvalid: boolean
  declare isRequired: boolean
  /** Kinds of records to pick from; none are all. */
  declare entities: readonly string[]
  /** What the picked record is called. */
  declare label: string

  #text = ''
  #hits: readonly Picked[] | undefined
  #at = 0
  #turn = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
    this.#turn++
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('label')) this.#text = this.label
  }

  override focus(): void {
    const input = this.renderRoot.querySelector('input')
    input?.focus()
    input?.select()
  }

  override render(): TemplateResult {
    const { texts } = this
    const n = this.#hits?.length
    const isOpen = n !== undefined
    return html`
      <input class="control" type="text" role="combobox" autocomplete="off" dir="auto" aria-label=${this.name} aria-autocomplete="list" aria-expanded=${isOpen} aria-controls="list" aria-required=${this.isRequired === true} aria-invalid=${this.isInvalid === true} aria-activedescendant=${isOpen && n > 0 ? `o${this.#at}` : nothing}
        placeholder=${texts.say('edit.find')} .value=${live(this.#text)} @input=${this.#typed} @keydown=${this.#pressed} @blur=${this.#left} @click=${this.#clicked}>
      ${isOpen ? html`<ul class="list" id="list" role="listbox" aria-label=${this.name}>${this.#options()}</ul>` : html`<ul class="list" id="list" role="listbox" aria-label=${this.name} hidden></ul>`}
      <div class="vh" role="status">${isOpen ? texts.say('edit.found', { n }) : ''}</div>
    `
  }

  #options(): unknown {
    const { texts } = this
    if (this.#hits?.length === 0) {
      return html`<li class="said" role="option" aria-disabled="true" aria-selected="false">${texts.say('edit.found.none')}</li>`
    }
    return this.#hits?.map(
      (hit, i) =>
        html`<li id="o${i}" role="option" aria-selected=${i === this.#at} @pointerdown=${(event: Event) => event.preventDefault()} @click=${() => this.#pick(hit)}><span dir="auto">${isId(hit.label) ? texts.entity(hit.entity) : hit.label}</span>${this.entities.length === 1 ? nothing : html`<small>${texts.entity(hit.entity)}</small>`}</li>`,
    )
  }

  readonly #typed = (event: Event) => {
    this.#text = (event.target as HTMLInputElement).value
    if (this.#text.trim() === '' && this.label !== '') this.#tell(undefined)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#look(this.#text.trim()), pause)
    event.stopPropagation()
  }

  readonly #clicked = () => {
    if (this.#hits === undefined) void this.#look('')
  }

  readonly #left = () => {
    this.#close()
    this.#text = this.label
    this.requestUpdate()
  }

  readonly #pressed = (event: KeyboardEvent) => {
    const hits = this.#hits
    const isOpen = hits !== undefined
    if (event.key === 'ArrowDown' && !isOpen) void this.#look('')
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#move(event.key === 'ArrowDown' ? 1 : -1)
    else if (event.key === 'Enter' && isOpen && hits[this.#at]) this.#pick(hits[this.#at] as Picked)
    else if (event.key === 'Escape' && isOpen) this.#close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  #move(by: 1 | -1): void {
    const n = this.#hits?.length ?? 0
    if (n === 0) return
    this.#at = (this.#at + by + n) % n
    this.requestUpdate()
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector(`#o${this.#at}`)?.scrollIntoView({ block: 'nearest' }),
    )
  }

  #pick(hit: Picked): void {
    this.#close()
    this.#text = hit.label
    this.label = hit.label
    this.#tell(hit)
  }

  #tell(detail: Picked | undefined): void {
    if (detail === undefined) this.label = ''
    this.dispatchEvent(new CustomEvent('kith-picked', { detail }))
  }

  #close(): void {
    clearTimeout(this.#timer)
    this.#turn++
    this.#hits = undefined
    this.requestUpdate()
  }

  async #look(text: string): Promise<void> {
    const mine = ++this.#turn
    const found = await this.#find(text).catch((): readonly Picked[] => [])
    if (mine !== this.#turn || !this.isConnected) return
    this.#hits = found
    this.#at = 0
    this.requestUpdate()
  }

  /** What is found by the words; without any, the newest. */
  async #find(text: string): Promise<readonly Picked[]> {
    const { api } = this.session
    const { entities } = this
    if (text !== '') {
      const input = { text, limit: most, ...(entities.length > 0 ? { entities } : {}) }
      return (await api.query<{ hits: readonly Picked[] }>('kernel.search', input)).hits
    }
    const info = this.directory.byName(entities[0] ?? '')
    if (!info) return []
    const { rows } = await api.list(info.path, { limit: most })
    return rows.map(row => ({ entity: info.name, id: row.id, label: String(row[info.label] ?? '') }))
  }
}

customElements.define('kith-ref-input', KithRefInput)
