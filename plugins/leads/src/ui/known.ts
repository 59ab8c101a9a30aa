import { icon, Part, type Place, recordAddress } from '@kith/admin/ui'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'

interface Hit {
  readonly entity: string
  readonly id: string
  readonly label: string
  readonly stage: string
  readonly field: string
}

/** Who of ours it may be: leads and contacts with the same address or number. */
export class KithLeadsKnown extends Part {
  static override styles = [
    Part.styles,
    css`
      .known { padding: var(--k-space-3) var(--k-space-4); border-radius: var(--k-radius-m); background: var(--k-amber-soft); color: var(--k-amber-ink); }
      h3 { display: flex; align-items: center; gap: var(--k-space-2); font-weight: var(--k-weight-medium); }
      li { margin-top: var(--k-space-1); color: var(--k-text); overflow-wrap: anywhere; }
      a { text-decoration: underline; text-underline-offset: 3px; line-height: 1.5rem; }
    `,
  ]
  static override properties = { place: { attribute: false }, hits: { state: true } }

  declare place: Place
  declare hits: readonly Hit[] | undefined
  #asked: string | undefined

  override willUpdate(changed: PropertyValues<this>): void {
    const { row } = this.place
    const key = row && `${row.id} ${row.version}`
    if (changed.has('place') && key !== this.#asked) {
      this.#asked = key
      void this.#load()
    }
  }

  override render(): TemplateResult {
    const { texts, directory, hits } = this
    if (!hits || hits.length === 0) return html``
    return html`<section class="known"><h3>${icon('merge')}${texts.word('leads.known.title')}</h3><ul>${hits.map(
      hit => {
        const entity = directory.byName(hit.entity)
        return entity
          ? html`<li><a href=${recordAddress(entity.path, hit.id)} dir="auto">${hit.label}</a> ${texts.word('leads.known.same', { kind: texts.within(texts.entity(hit.entity)), field: texts.within(texts.field(hit.entity, hit.field)) })}</li>`
          : nothing
      },
    )}</ul></section>`
  }

  async #load(): Promise<void> {
    const { session, place } = this
    const { row } = place
    const keys = [row?.email, row?.phone].filter(key => typeof key === 'string' && key !== '')
    const pages = await Promise.all(
      keys.map(text =>
        session.api
          .query<{ hits: readonly Hit[] }>('kernel.search', {
            text,
            entities: ['leads.lead', 'accounts.contact', 'accounts.account'],
            limit: 6,
          })
          .catch(() => ({ hits: [] as readonly Hit[] })),
      ),
    )
    const found = new Map<string, Hit>()
    for (const hit of pages.flatMap(({ hits }) => hits))
      if (hit.id !== row?.id && hit.stage === 'exact') found.set(hit.id, hit)
    this.hits = [...found.values()]
  }
}

customElements.define('kith-leads-known', KithLeadsKnown)
