import { css, html, type TemplateResult } from 'lit'
import type { Labels } from '../data/api.ts'
import { icon } from '../ui/icons.ts'
import { Part } from '../ui/part.ts'
import './ref-input.ts'
import type { Picked } from './ref-input.ts'

/** Any number of records of one kind. Tells by `kith-changed-ids` of those that there are now. */
export class KithRefsInput extends Part {
  static override styles = [
    Part.styles,
    css`
      ul { display: flex; flex-wrap: wrap; gap: var(--k-space-1); }
      ul:not(:empty) { margin-bottom: var(--k-space-2); }
      .btn { min-height: var(--k-control-small); font-weight: var(--k-weight); }
      .i { width: 0.75rem; height: 0.75rem; }
    `,
  ]
  static override properties = {
    name: { attribute: false },
    about: { attribute: false },
    isInvalid: { attribute: false },
    entity: { attribute: false },
    ids: { attribute: false },
    labels: { attribute: false },
    learn: { attribute: false },
    known: { state: true },
  }

  declare name: string
  declare about: string
  declare isInvalid: boolean
  declare entity: string
  declare ids: readonly string[]
  declare labels: Labels
  declare learn: (id: string, label: string) => void
  /** Names that were read here. */
  declare known: Labels

  constructor() {
    super()
    this.known = {}
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('ids')) void this.#read()
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('kith-ref-input')?.focus()
  }

  override render(): TemplateResult {
    const { session, directory, texts, ids, entity } = this
    const names: Labels = { ...this.labels, ...this.known }
    const shown = (id: string) => names[id] ?? texts.say('hidden', { name: texts.entity(entity) })
    return html`<ul>${ids.map(id => html`<li><button class="btn" type="button" aria-label=${texts.say('filter.remove', { name: shown(id) })} @click=${() => this.#put(ids.filter(one => one !== id))}><span dir="auto">${shown(id)}</span>${icon('close')}</button></li>`)}</ul>
      <kith-ref-input .name=${this.name} .about=${this.about} .isInvalid=${this.isInvalid} .session=${session} .directory=${directory} .texts=${texts} .entities=${[entity]} .label=${''} @kith-picked=${this.#picked}></kith-ref-input>`
  }

  readonly #picked = ({ detail }: CustomEvent<Picked | undefined>) => {
    if (!detail || this.ids.includes(detail.id)) return
    this.known = { ...this.known, [detail.id]: detail.label }
    this.learn(detail.id, detail.label)
    this.#put([...this.ids, detail.id])
  }

  #put(detail: readonly string[]): void {
    this.dispatchEvent(new CustomEvent<readonly string[]>('kith-changed-ids', { detail }))
  }

  async #read(): Promise<void> {
    const target = this.directory.byName(this.entity)
    const wanted = this.ids.filter(id => this.labels[id] === undefined && this.known[id] === undefined)
    if (!target || wanted.length === 0) return
    const page = await this.session.api
      .list(target.path, { where: { id: { in: wanted } }, limit: 200 })
      .catch(() => ({ rows: [] }))
    const found = page.rows.map(row => [row.id, String(row[target.label] ?? '')] as const)
    this.known = { ...this.known, ...Object.fromEntries(found) }
  }
}

customElements.define('kith-refs-input', KithRefsInput)
