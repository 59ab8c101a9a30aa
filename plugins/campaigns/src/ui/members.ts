import { failure, type KithError, type ListPage, notify, recordAddress } from '@kith/admin/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { panelStyles } from './panel-styles.ts'
import { RecordPart } from './record-part.ts'

const responses = ['planned', 'invited', 'responded', 'attended', 'declined'] as const

/** Whom a campaign turns to and what they said (R78): the newest hundred, each with its response to set. */
export class KithCampaignsMembers extends RecordPart<ListPage> {
  static override styles = [RecordPart.styles, panelStyles]
  protected readonly about = ['campaigns.member']

  protected override read(id: string): Promise<ListPage> {
    const query = { where: { campaign: id }, limit: 100, with: ['lead', 'contact'] }
    return this.session.api.list('campaigns.members', query)
  }

  override render(): TemplateResult {
    const { texts, found, error, session } = this
    if (error)
      return html`${error.code === 'KITH_DENIED' ? nothing : failure({ texts, error, again: () => void this.load() })}`
    if (!found) return html``
    const field = (name: string) => texts.field('campaigns.member', name)
    const choice = (value: string) => texts.choice('campaigns.member', 'response', value)
    const may = session.me.may('update', 'campaigns.member')
    const day = new Intl.DateTimeFormat(texts.locale === 'en' ? 'en-GB' : texts.locale, { dateStyle: 'medium' })
    const rows = found.rows.map(row => {
      const lead = row.lead !== null
      const id = String(row.lead ?? row.contact)
      const name = found.labels?.[id] ?? texts.word('campaigns.members.hidden')
      const address = recordAddress(lead ? 'leads' : 'accounts.contacts', id)
      const said = String(row.response)
      const set = (event: Event) => void this.#respond(row.id, (event.target as HTMLSelectElement).value)
      return html`<tr><th scope="row" dir="auto">${found.labels?.[id] ? html`<a href=${address}>${name}</a>` : name}</th>
        <td>${texts.entity(lead ? 'leads.lead' : 'accounts.contact')}</td>
        <td>${may ? html`<select class="control" aria-label="${field('response')}: ${name}" @change=${set}>${responses.map(value => html`<option value=${value} ?selected=${value === said}>${choice(value)}</option>`)}</select>` : choice(said)}</td>
        <td class="quiet-text">${row.respondedAt ? day.format(new Date(String(row.respondedAt))) : '—'}</td></tr>`
    })
    return html`<section><div class="head"><h2>${texts.plural('campaigns.member')}</h2></div>
      ${rows.length === 0 ? html`<p class="hint">${texts.word('campaigns.members.none')}</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label=${texts.plural('campaigns.member')}><table><thead><tr><th scope="col">${texts.word('campaigns.members.who')}</th><th scope="col">${texts.word('campaigns.members.kind')}</th><th scope="col">${field('response')}</th><th scope="col">${field('respondedAt')}</th></tr></thead><tbody>${rows}</tbody></table></div>`}
      ${found.next ? html`<p class="hint">${texts.word('campaigns.members.more')}</p>` : nothing}</section>`
  }

  async #respond(id: string, response: string): Promise<void> {
    try {
      await this.session.api.mutate('campaigns.members.update', { id, set: { response } })
      notify(this, { text: this.texts.word('campaigns.members.saved') })
    } catch (error) {
      notify(this, { text: this.texts.error(error as KithError) })
    }
    await this.load()
  }
}

customElements.define('kith-campaigns-members', KithCampaignsMembers)
