import { overlay, Part, type Place } from '@kith/admin/ui'
import { css, html, type PropertyValues, type TemplateResult } from 'lit'

/** What a lead still lacks, with the way to fill it in. */
export class KithLeadsMissing extends Part {
  static override styles = [
    Part.styles,
    css`
      p { color: var(--k-text-2); line-height: var(--k-leading-prose); }
    `,
  ]
  static override properties = { place: { attribute: false }, fields: { state: true } }

  declare place: Place
  declare fields: readonly string[] | undefined
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
    const { texts, fields, place } = this
    if (!fields || fields.length === 0) return html``
    const names = texts.all(fields.map(name => texts.within(texts.field('leads.lead', name))))
    return html`<p>${texts.word('leads.missing.title', { names })} <button class="link" type="button" @click=${() => overlay(this, 'edit', { entity: 'leads.lead', id: place.row?.id ?? '' })}>${texts.word('leads.missing.fill')}</button></p>`
  }

  async #load(): Promise<void> {
    const answer = await this.session.api
      .query<{ fields: readonly string[] }>('leads.missing', { id: this.place.row?.id })
      .catch(() => ({ fields: [] }))
    this.fields = answer.fields
  }
}

customElements.define('kith-leads-missing', KithLeadsMissing)
