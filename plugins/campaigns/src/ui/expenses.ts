import { failure, type ListPage, overlay, recordAddress } from '@kith/admin/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { panelStyles } from './panel-styles.ts'
import { RecordPart } from './record-part.ts'
import { moneySaid } from './said.ts'

interface Money {
  readonly amount: number
  readonly currency: string
  readonly base: number | null
}

/** What a campaign cost (R79), each amount in its own currency. */
export class KithCampaignsExpenses extends RecordPart<ListPage> {
  static override styles = [RecordPart.styles, panelStyles]
  protected readonly about = ['campaigns.expense']

  protected override read(id: string): Promise<ListPage> {
    return this.session.api.list('campaigns.expenses', { where: { campaign: id }, sort: ['-day'], limit: 100 })
  }

  override render(): TemplateResult {
    const { texts, found, error, session, place } = this
    if (error) return html`${failure({ texts, error, again: () => void this.load() })}`
    if (!found) return html``
    const field = (name: string) => texts.field('campaigns.expense', name)
    const day = new Intl.DateTimeFormat(texts.locale === 'en' ? 'en-GB' : texts.locale, {
      dateStyle: 'medium',
      timeZone: 'UTC',
    })
    const add = () => {
      const preset = { campaign: place.row?.id, channel: null, day: today() }
      overlay(this, 'create', { entity: 'campaigns.expense', preset })
    }
    const rows = found.rows.map(row => {
      const { amount, currency, base } = row.amount as Money
      const note =
        base === null ? html` <span class="quiet-text">${texts.word('campaigns.expenses.no_rate')}</span>` : nothing
      return html`<tr><th scope="row" dir="auto"><a href=${recordAddress('campaigns.expenses', row.id)}>${row.name}</a></th><td>${day.format(new Date(`${row.day}T00:00:00Z`))}</td><td dir="auto">${row.supplier ?? '—'}</td><td class="n">${moneySaid(amount, currency, texts.locale)}${note}</td></tr>`
    })
    return html`<section><div class="head"><h2>${texts.plural('campaigns.expense')}</h2>${session.me.may('create', 'campaigns.expense') ? html`<button class="btn" type="button" @click=${add}>${texts.word('campaigns.expenses.add')}</button>` : nothing}</div>
      ${rows.length === 0 ? html`<p class="hint">${texts.word('campaigns.expenses.none')}</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label=${texts.plural('campaigns.expense')}><table><thead><tr><th scope="col">${field('name')}</th><th scope="col">${field('day')}</th><th scope="col">${field('supplier')}</th><th scope="col" class="n">${field('amount')}</th></tr></thead><tbody>${rows}</tbody></table></div>`}</section>`
  }
}

/** By the reader's calendar, as a date is stored. */
function today(): string {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

customElements.define('kith-campaigns-expenses', KithCampaignsExpenses)
