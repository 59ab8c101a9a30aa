import { failure } from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'
import type { Figures } from './counted.ts'
import { RecordPart } from './record-part.ts'
import { moneySaid, returnSaid, unsaid } from './said.ts'

interface Row extends Figures {
  readonly planned: { readonly sum: number; readonly missing: number }
  readonly expected: number | null
}

const stages = ['members', 'responses', 'leads', 'qualified', 'converted', 'deals'] as const

/** What a campaign brought (R80): what it cost and earned, and how many went how far. */
export class KithCampaignsFigures extends RecordPart<Row> {
  static override styles = [
    RecordPart.styles,
    css`
      :host { display: block; margin-block: var(--k-space-4); }
      dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: var(--k-space-3) var(--k-space-4); }
      dt { color: var(--k-text-3); font-size: var(--k-text-xs); }
      dd { font-size: var(--k-text-l); font-weight: var(--k-weight-strong); font-variant-numeric: tabular-nums; }
      dd small { color: var(--k-text-3); font-size: var(--k-text-xs); font-weight: var(--k-weight); }
      ol { max-width: 40rem; margin-top: var(--k-space-4); }
      li { display: grid; grid-template-columns: 7rem 1fr 6.5rem; align-items: center; gap: var(--k-space-3); min-height: 1.75rem; color: var(--k-text-2); }
      meter { display: block; appearance: none; width: 100%; height: 0.75rem; border: 0; border-radius: var(--k-radius-s); background: var(--k-raised); }
      meter::-webkit-meter-inner-element { all: unset; display: block; height: 100%; }
      meter::-webkit-meter-bar { all: unset; display: block; height: 0.75rem; overflow: hidden; border-radius: var(--k-radius-s); background: var(--k-line); }
      meter::-webkit-meter-optimum-value { border-radius: var(--k-radius-s); background: var(--k-chart-1); }
      meter::-moz-meter-bar { border-radius: var(--k-radius-s); background: var(--k-chart-1); }
      .n { text-align: end; font-variant-numeric: tabular-nums; }
      .hint { margin-top: var(--k-space-3); color: var(--k-text-3); }
      @media (max-width: 40rem) { li { grid-template-columns: 6rem 1fr 4.5rem; } }
    `,
  ]
  protected readonly about = ['campaigns.campaign', 'campaigns.member', 'campaigns.expense', 'leads.lead']

  protected override async read(id: string): Promise<Row> {
    const { campaigns } = await this.session.api.query<{ campaigns: readonly Row[] }>('campaigns.effect', { id })
    return campaigns[0] as Row
  }

  override render(): TemplateResult {
    const { texts, found, error, session } = this
    if (error) return html`${failure({ texts, error, again: () => void this.load() })}`
    if (!found) return html``
    const { currency } = session.me
    const money = (sum: number) => moneySaid(sum, currency, texts.locale)
    const word = (key: string, values: Record<string, string> = {}) => texts.word(`campaigns.figures.${key}`, values)
    const most = Math.max(1, ...stages.map(key => found[key]))
    const why = unsaid(found, texts)
    const planned =
      found.planned.sum > 0 ? html` <small>${word('of', { sum: money(found.planned.sum) })}</small>` : nothing
    const expected =
      found.expected === null ? nothing : html` <small>${word('of', { sum: texts.number(found.expected) })}</small>`
    return html`<dl>
        <div><dt>${word('cost')}</dt><dd>${money(found.cost.sum)}${planned}</dd></div>
        <div><dt>${word('revenue')}</dt><dd>${money(found.revenue.sum)}</dd></div>
        <div><dt>${word('roi')}</dt><dd>${returnSaid(found, texts.locale)}</dd></div>
        <div><dt>${word('responses')}</dt><dd>${texts.number(found.responses)}${expected}</dd></div>
      </dl>
      ${why === undefined ? nothing : html`<p class="hint">${why}</p>`}
      <ol aria-label=${word('funnel')}>${stages.map(key => html`<li><span>${word(key)}</span><meter min="0" max=${most} value=${found[key]} aria-hidden="true"></meter><span class="n">${texts.number(found[key])}</span></li>`)}</ol>`
  }
}

customElements.define('kith-campaigns-figures', KithCampaignsFigures)
