import { icon, recordAddress } from '@kith/admin/ui'
import { css, html, type TemplateResult } from 'lit'
import { RecordPart } from './record-part.ts'

interface Found {
  readonly id: string | null
  readonly name: string | null
}

/** The campaign that a lead, a contact or an account came from (R78). */
export class KithCampaignsOrigin extends RecordPart<readonly Found[]> {
  static override styles = [
    RecordPart.styles,
    css`
      p { display: flex; align-items: center; gap: var(--k-space-2); margin-block: var(--k-space-2); color: var(--k-text-2); overflow-wrap: anywhere; }
      a { color: var(--k-accent-text, var(--k-accent)); text-decoration: underline; text-underline-offset: 3px; }
    `,
  ]
  protected readonly about = ['campaigns.member']

  protected override async read(id: string): Promise<readonly Found[]> {
    const input = { entity: this.place.entity?.name, id }
    return (await this.session.api.query<{ campaigns: readonly Found[] }>('campaigns.origin', input)).campaigns
  }

  override render(): TemplateResult {
    const { texts, found } = this
    return html`${(found ?? []).map(
      ({ id, name }) =>
        html`<p>${icon('megaphone')}<span>${texts.word('campaigns.origin.from')} ${id === null ? texts.word('campaigns.origin.hidden') : html`<a href=${recordAddress('campaigns', id)} dir="auto">${name}</a>`}</span></p>`,
    )}`
  }
}

customElements.define('kith-campaigns-origin', KithCampaignsOrigin)
