import { failure, recordAddress } from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'
import { panelStyles } from './panel-styles.ts'
import { RecordPart } from './record-part.ts'

interface Found {
  readonly entity: string
  readonly count: number
  readonly capped: boolean
  readonly rows: readonly { readonly id: string; readonly name: string }[]
}

/** How many fit a segment, and some of them (R82). */
export class KithCampaignsPreview extends RecordPart<readonly Found[]> {
  static override styles = [
    RecordPart.styles,
    panelStyles,
    css`
      h3 { font-weight: var(--k-weight-medium); }
      ul { display: flex; flex-wrap: wrap; gap: var(--k-space-1) var(--k-space-4); }
      li { overflow-wrap: anywhere; line-height: 1.75rem; }
    `,
  ]
  protected readonly about = ['campaigns.segment', 'leads.lead', 'accounts.contact', 'accounts.account']

  protected override async read(id: string): Promise<readonly Found[]> {
    return (await this.session.api.query<{ parts: readonly Found[] }>('campaigns.preview', { id })).parts
  }

  override render(): TemplateResult {
    const { texts, found, error, directory } = this
    if (error) return html`${failure({ texts, error, again: () => void this.load() })}`
    if (!found) return html``
    const parts = found.map(({ entity, count, capped, rows }) => {
      const path = directory.byName(entity)?.path
      const said = `${texts.number(count)}${capped ? '+' : ''}`
      const more = count > rows.length ? html`<li class="quiet-text">…</li>` : nothing
      return html`<section><div class="head"><h3>${texts.plural(entity)}: ${said}</h3></div>
        <ul>${rows.map(({ id, name }) => html`<li>${path === undefined ? name : html`<a href=${recordAddress(path, id)} dir="auto">${name}</a>`}</li>`)}${more}</ul></section>`
    })
    return html`<section><div class="head"><h2>${texts.word('campaigns.preview.title')}</h2></div>${parts}</section>`
  }
}

customElements.define('kith-campaigns-preview', KithCampaignsPreview)
