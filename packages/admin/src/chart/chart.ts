import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { base } from '../styles/base.ts'
import { numberFormat } from '../texts/formats.ts'

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer])

export interface ChartSeries {
  readonly name: string
  readonly values: readonly number[]
}

/** `bars` lie and are stacked, the greatest on top; `pairs` lie beside each other; `lines` go on through time. */
export type ChartKind = 'bars' | 'pairs' | 'lines'

/** In the order in which series take them. */
const colours = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6']

/** A chart in the application's colours. It stands beside a table of the same numbers, which readers are given. */
export class KithChart extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: flex; flex-direction: column; position: relative; }
      .chart { flex: 1; min-height: 0; }
      .legend { display: flex; flex-wrap: wrap; gap: var(--k-space-half) var(--k-space-3); margin-bottom: var(--k-space-2); color: var(--k-text-3); font-size: var(--k-text-xs); }
      .legend li { display: inline-flex; align-items: center; gap: var(--k-space-1); }
      .key { width: 0.625rem; height: 0.625rem; border-radius: 2px; background: currentColor; }
      .probe { position: absolute; visibility: hidden; }
      .c1 { color: var(--k-chart-1); } .c2 { color: var(--k-chart-2); } .c3 { color: var(--k-chart-3); }
      .c4 { color: var(--k-chart-4); } .c5 { color: var(--k-chart-5); } .c6 { color: var(--k-chart-6); }
      .text { color: var(--k-text-3); } .grid { color: var(--k-chart-grid); } .raised { color: var(--k-raised); } .ink { color: var(--k-text); }
    `,
  ]
  static override properties = {
    kind: { attribute: false },
    names: { attribute: false },
    series: { attribute: false },
    locale: { attribute: false },
  }

  declare kind: ChartKind
  declare names: readonly string[]
  declare series: readonly ChartSeries[]
  declare locale: string

  #chart: ECharts | undefined
  readonly #resized = new ResizeObserver(() => this.#chart?.resize())
  readonly #dark = matchMedia('(prefers-color-scheme: dark)')
  readonly #themed = new MutationObserver(() => this.#draw())

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.firstUpdated()
    this.#dark.addEventListener('change', this.#draw)
    this.#themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#resized.disconnect()
    this.#themed.disconnect()
    this.#dark.removeEventListener('change', this.#draw)
    this.#chart?.dispose()
    this.#chart = undefined
  }

  override render(): TemplateResult {
    const probes = [...colours, 'text', 'grid', 'raised', 'ink']
    return html`${probes.map(name => html`<i class="probe ${name}"></i>`)}
      ${this.series.length > 1 ? html`<ul class="legend">${this.series.map(({ name }, n) => html`<li><i class="key ${colours[n % colours.length]}"></i>${name}</li>`)}</ul>` : nothing}
      <div class="chart"></div>`
  }

  override firstUpdated(): void {
    const place = this.renderRoot.querySelector('.chart')
    if (place) this.#resized.observe(place)
  }

  override updated(): void {
    this.#draw()
  }

  /** A colour as it is here: what a token says is no colour yet. */
  #colour(name: string): string {
    const probe = this.renderRoot.querySelector(`.probe.${name}`)
    return probe ? getComputedStyle(probe).color : ''
  }

  readonly #draw = () => {
    const place = this.renderRoot.querySelector<HTMLElement>('.chart')
    if (!place) return
    this.#chart ??= init(place, undefined, { renderer: 'svg' })
    const text = { color: this.#colour('text'), fontSize: 12, fontFamily: getComputedStyle(this).fontFamily }
    const isBars = this.kind !== 'lines'
    const names = {
      type: 'category' as const,
      data: [...this.names],
      inverse: isBars,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...text, width: 130, overflow: 'truncate' as const },
    }
    const values = {
      type: 'value' as const,
      minInterval: 1,
      axisLabel: { ...text, hideOverlap: true, formatter: (n: number) => brief(n, this.locale) },
      splitLine: { lineStyle: { color: this.#colour('grid') } },
    }
    this.#chart.setOption(
      {
        animation: false,
        color: colours.map(name => this.#colour(name)),
        grid: { left: 0, right: 16, top: 8, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        tooltip: {
          trigger: 'axis',
          renderMode: 'richText',
          axisPointer: { type: 'none' },
          backgroundColor: this.#colour('raised'),
          borderColor: this.#colour('grid'),
          textStyle: { color: this.#colour('ink'), fontSize: 12 },
        },
        xAxis: isBars ? values : names,
        yAxis: isBars ? names : values,
        series: this.series.map(({ name, values }) => ({
          name,
          type: isBars ? 'bar' : 'line',
          ...(this.kind === 'bars' && { stack: 'all' }),
          ...(isBars && { barMaxWidth: 18 }),
          data: [...values],
        })),
      },
      true,
    )
  }
}

/** Large numbers in words that a phone has room for: the table beside says them whole. */
function brief(n: number, locale: string): string {
  return numberFormat(locale, Math.abs(n) < 10_000 ? {} : { notation: 'compact' }).format(n)
}

customElements.define('kith-chart', KithChart)
