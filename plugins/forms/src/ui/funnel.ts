import { failure, type KithError, Part } from '@kith/admin/ui'
import type { FormDesign } from '@kith/plugin-forms/contract'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { fieldAt, spotOf } from './design/spots.ts'
import { fieldName } from './words.ts'

interface Funnel {
  readonly from: string
  readonly to: string
  readonly stages: readonly { readonly event: string; readonly count: number }[]
  readonly errors: readonly { readonly field: string; readonly count: number }[]
  readonly sites: readonly {
    readonly site: string
    readonly views: number
    readonly successes: number
    readonly last: string
  }[]
}

const periods = [7, 30, 90, 365] as const

/** How visitors get on with a form: bars from one edge with counts and rates in words, and a table of the same numbers. */
export class KithFormsFunnel extends Part {
  static override styles = [
    Part.styles,
    css`
      :host { padding: 0 var(--k-pad) var(--k-space-10); }
      .top { display: flex; flex-wrap: wrap; align-items: center; gap: var(--k-space-3); min-height: var(--k-bar); }
      .top .control { width: auto; }
      h2 { flex: 1; font-weight: var(--k-weight-medium); }
      h3 { margin: var(--k-space-8) 0 var(--k-space-2); font-weight: var(--k-weight-medium); }
      .caption { color: var(--k-text-3); font-size: var(--k-text-xs); }
      .bars { display: grid; gap: var(--k-space-4); max-width: 56rem; margin-top: var(--k-space-4); }
      .bars .name { display: flex; flex-wrap: wrap; gap: 0 var(--k-space-3); justify-content: space-between; margin-bottom: var(--k-space-1); }
      .bars .name span:last-child { color: var(--k-text-2); }
      .track { height: var(--k-space-5); border-radius: var(--k-radius-s); background: var(--k-track); overflow: hidden; }
      .bar { height: 100%; min-width: 2px; border-radius: var(--k-radius-s); background: var(--k-chart-1); }
      .scroll { max-width: 56rem; overflow-x: auto; }
      table { width: 100%; border-collapse: collapse; }
      th, td { height: var(--k-control-height); padding: 0 0 0 var(--k-space-4); border-bottom: var(--k-hairline) solid var(--k-line); font-weight: var(--k-weight); text-align: end; white-space: nowrap; }
      th:first-child { padding: 0; text-align: start; white-space: normal; }
      thead th { color: var(--k-text-3); font-size: var(--k-text-xs); }
      td { font-variant-numeric: tabular-nums; }
      .none { max-width: var(--k-measure); padding: var(--k-space-4) 0; color: var(--k-text-2); line-height: var(--k-leading-prose); }
    `,
  ]
  static override properties = {
    form: { attribute: false },
    design: { attribute: false },
    period: { state: true },
    data: { state: true },
    error: { state: true },
  }

  declare form: string
  declare design: FormDesign
  /** Days. */
  declare period: (typeof periods)[number]
  declare data: Funnel | undefined
  declare error: KithError | undefined

  constructor() {
    super()
    this.period = 30
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('form') || changed.has('period')) void this.#load()
  }

  override render(): TemplateResult {
    const { texts, data, error, period } = this
    const choose = (event: Event) => {
      this.period = Number((event.target as HTMLSelectElement).value) as (typeof periods)[number]
    }
    return html`<div class="top"><h2>${texts.word('forms.funnel.question')}</h2><select class="control" aria-label=${texts.word('forms.funnel.period')} @change=${choose}>${periods.map(days => html`<option value=${days} .selected=${days === period}>${texts.word('forms.funnel.days', { n: days })}</option>`)}</select></div>
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      ${data ? this.#drawn(data) : nothing}`
  }

  #drawn(data: Funnel): TemplateResult {
    const { texts } = this
    const first = data.stages[0]?.count ?? 0
    const top = Math.max(1, ...data.stages.map(({ count }) => count))
    const day = (at: string) =>
      new Intl.DateTimeFormat(texts.locale, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      }).format(new Date(at))
    if (data.stages.every(({ count }) => count === 0))
      return html`<p class="none" role="status">${texts.word('forms.funnel.none')}</p>`
    const stages = data.stages.map(({ event, count }, n) => {
      const before = data.stages[n - 1]?.count
      return {
        name: this.#stage(event),
        count,
        step: before === undefined ? undefined : rate(count, before),
        whole: rate(count, first),
      }
    })
    const percent = (value: number | undefined) =>
      value === undefined
        ? '—'
        : new Intl.NumberFormat(texts.locale, { style: 'percent', maximumFractionDigits: 1 }).format(value)
    return html`<p class="caption">${texts.word('forms.funnel.caption', { from: day(data.from), to: day(data.to) })}</p>
      <div class="bars" aria-hidden="true">${stages.map(({ name, count, step }, n) => html`<div><div class="name"><span>${name}</span><span class="num">${texts.number(count)}${step === undefined ? nothing : ` · ${texts.word('forms.funnel.rate', { rate: percent(step), before: stages[n - 1]?.name ?? '' })}`}</span></div><div class="track"><div class="bar" ${ref(element => widen(element, count / top))}></div></div></div>`)}</div>
      <h3>${texts.word('forms.funnel.table')}</h3>
      ${this.#table(
        texts.word('forms.funnel.table'),
        [
          texts.word('forms.funnel.stage'),
          texts.word('forms.funnel.count'),
          texts.word('forms.funnel.of-before'),
          texts.word('forms.funnel.of-first'),
        ],
        stages.map(({ name, count, step, whole }) => [name, texts.number(count), percent(step), percent(whole)]),
      )}
      ${
        data.errors.length > 0
          ? html`<h3>${texts.word('forms.funnel.errors')}</h3>${this.#table(
              texts.word('forms.funnel.errors'),
              [texts.word('forms.funnel.field'), texts.word('forms.funnel.count')],
              data.errors.map(({ field, count }) => [this.#field(field), texts.number(count)]),
            )}`
          : nothing
      }
      ${
        data.sites.length > 0
          ? html`<h3>${texts.word('forms.funnel.sites')}</h3>${this.#table(
              texts.word('forms.funnel.sites'),
              [
                texts.word('forms.funnel.site'),
                this.#stage('view'),
                this.#stage('success'),
                texts.word('forms.funnel.last'),
              ],
              data.sites.map(({ site, views, successes, last }) => [
                site === '-' ? texts.word('forms.funnel.own') : site,
                texts.number(views),
                texts.number(successes),
                day(last),
              ]),
            )}`
          : nothing
      }`
  }

  #table(name: string, heads: readonly string[], rows: readonly (readonly string[])[]): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${name}><table><thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map(([head, ...cells]) => html`<tr><th scope="row" dir="auto">${head}</th>${cells.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`
  }

  #stage(event: string): string {
    const [kind, n] = event.split(':')
    return this.texts.word(`forms.event.${kind}`, { n: n ?? '' })
  }

  #field(name: string): string {
    const spot = spotOf(this.design, name)
    const field = spot && fieldAt(this.design, spot)
    return field ? fieldName(this.texts, field) : name
  }

  async #load(): Promise<void> {
    const { form, period } = this
    const to = new Date().toISOString().slice(0, 10)
    const from = new Date(Date.parse(to) - (period - 1) * 86_400_000).toISOString().slice(0, 10)
    try {
      const data = await this.session.api.query<Funnel>('forms.funnel', { id: form, from, to })
      if (form !== this.form || period !== this.period) return
      this.data = data
      this.error = undefined
    } catch (error) {
      this.error = error as KithError
    }
  }
}

function rate(count: number, of: number): number | undefined {
  return of === 0 ? undefined : count / of
}

function widen(element: Element | undefined, part: number): void {
  if (element instanceof HTMLElement) element.style.width = `${part * 100}%`
}

customElements.define('kith-forms-funnel', KithFormsFunnel)
