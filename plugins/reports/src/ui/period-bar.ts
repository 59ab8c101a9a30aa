import { icon, type Texts } from '@kith/admin/ui'
import { html, type TemplateResult } from 'lit'
import {
  kindOf,
  type Period,
  type PeriodKind,
  periodKinds,
  periodName,
  periodOf,
  shifted,
  thisMonth,
} from './period.ts'

/** Chooses of which months a report is: a kind of period, and the one before or behind it. */
export function periodBar(texts: Texts, period: Period, choose: (period: Period) => void): TemplateResult {
  const kind = kindOf(period)
  const now = thisMonth()
  const pick = (event: Event) => {
    // A year that is not over is left for the month that it is, not for its last one.
    const month = period.from <= now && now <= period.to ? now : period.to
    choose(periodOf((event.target as HTMLSelectElement).value as PeriodKind, month))
  }
  const step = (by: -1 | 1, word: string, sign: 'back' | 'next') =>
    html`<button class="btn" type="button" aria-label=${texts.word(word)} title=${texts.word(word)} @click=${() => choose(shifted(period, by))}>${icon(sign)}</button>`
  return html`<span class="period" role="group" aria-label=${texts.word('reports.period')}>
    <select class="control" aria-label=${texts.word('reports.period')} @change=${pick}>${periodKinds.map(one => html`<option value=${one} ?selected=${one === kind}>${texts.word(`reports.period.${one}`)}</option>`)}</select>
    ${step(-1, 'reports.earlier', 'back')}<output class="num">${periodName(period, texts.locale)}</output>${step(1, 'reports.later', 'next')}
  </span>`
}
