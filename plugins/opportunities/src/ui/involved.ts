import {
  follow,
  type Labels,
  type ListPage,
  overlay,
  Part,
  type Place,
  type RecordRow,
  recordAddress,
} from '@kith/admin/ui'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'

const [role, rivalry] = ['opportunities.role', 'opportunities.rivalry'] as const
const none: ListPage = { rows: [] }

/** Who has a part in an opportunity: contacts and accounts by their role (R34, R42), and competitors (R96). */
export class KithOpportunitiesInvolved extends Part {
  static override styles = [
    Part.styles,
    css`
      section { display: grid; gap: var(--k-space-4); }
      header { display: flex; align-items: baseline; gap: var(--k-space-2); }
      h3 { flex: 1; font-weight: var(--k-weight-medium); }
      li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 var(--k-space-2); padding: var(--k-space-1) 0; border-bottom: var(--k-hairline) solid var(--k-line); line-height: 1.5rem; }
      li a { overflow-wrap: anywhere; }
      a:hover { text-decoration: underline; text-underline-offset: 3px; }
      .what { color: var(--k-text-2); }
      small { grid-column: 1 / -1; color: var(--k-text-3); font-size: var(--k-text-xs); overflow-wrap: anywhere; }
    `,
  ]
  static override properties = { place: { attribute: false }, roles: { state: true }, rivals: { state: true } }

  declare place: Place
  declare roles: ListPage | undefined
  declare rivals: ListPage | undefined
  #stop: (() => void) | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.#follow()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop?.()
  }

  override firstUpdated(): void {
    this.#follow()
  }

  override updated(changed: PropertyValues): void {
    const before = changed.get('place') as Place | undefined
    if (changed.has('place') && before?.row?.id !== this.place.row?.id) void this.#load()
  }

  override render(): TemplateResult {
    const { texts, roles, rivals } = this
    if (!roles || !rivals) return html``
    return html`<section>
      ${this.#group(texts.word('opportunities.involved.title'), role, roles, (row, labels) => this.#role(row, labels))}
      ${this.#group(texts.plural('opportunities.competitor'), rivalry, rivals, (row, labels) => this.#rival(row, labels))}
    </section>`
  }

  #group(
    title: string,
    entity: string,
    { rows, labels = {} }: ListPage,
    draw: (row: RecordRow, labels: Labels) => TemplateResult,
  ): TemplateResult {
    const { texts, session, place } = this
    const mayAdd = place.row?.status === 'open' && session.me.may('create', entity)
    const add = () => overlay(this, 'create', { entity, preset: { opportunity: place.row?.id } })
    const label = `${texts.word('opportunities.involved.add')}: ${title}`
    return html`<div>
      <header><h3>${title}</h3>${mayAdd ? html`<button class="link" type="button" aria-label=${label} @click=${add}>${texts.word('opportunities.involved.add')}</button>` : nothing}</header>
      ${rows.length === 0 ? html`<p class="hint">${texts.word('opportunities.involved.none')}</p>` : html`<ul>${rows.map(row => draw(row, labels))}</ul>`}
    </div>`
  }

  #role(row: RecordRow, labels: Labels): TemplateResult {
    const [path, id] = row.contact === null ? ['accounts', row.account] : ['accounts.contacts', row.contact]
    const what = labels[String(row.type)] ?? this.texts.entity(role)
    return html`<li>${this.#named(path as string, id, labels)}<a class="what" href=${recordAddress('opportunities.roles', row.id)} dir="auto">${what}</a>${note(row.note)}</li>`
  }

  #rival(row: RecordRow, labels: Labels): TemplateResult {
    const how = this.texts.choice(rivalry, 'outcome', String(row.outcome))
    return html`<li>${this.#named('opportunities.competitors', row.competitor, labels)}<a class="what" href=${recordAddress('opportunities.rivalries', row.id)}>${how}</a>${note(row.offer)}</li>`
  }

  /** Without a name where it is out of the reader's sight. */
  #named(path: string, id: unknown, labels: Labels): TemplateResult {
    const name = labels[String(id)]
    return name === undefined
      ? html`<span>—</span>`
      : html`<a href=${recordAddress(path, String(id))} dir="auto">${name}</a>`
  }

  #follow(): void {
    this.#stop?.()
    this.#stop = follow(
      this.session.connection,
      ({ entity }) => entity === role || entity === rivalry,
      () => void this.#load(),
    )
  }

  async #load(): Promise<void> {
    const { id } = this.place.row ?? {}
    if (id === undefined) return
    const read = (path: string, refs: readonly string[]) =>
      this.session.api
        .list(path, { where: { opportunity: id }, sort: ['createdAt'], limit: 50, with: refs })
        .catch(() => none)
    const [roles, rivals] = await Promise.all([
      read('opportunities.roles', ['type', 'contact', 'account']),
      read('opportunities.rivalries', ['competitor']),
    ])
    this.roles = roles
    this.rivals = rivals
  }
}

function note(words: unknown): TemplateResult | typeof nothing {
  return typeof words === 'string' && words !== '' ? html`<small dir="auto">${words}</small>` : nothing
}

customElements.define('kith-opportunities-involved', KithOpportunitiesInvolved)
