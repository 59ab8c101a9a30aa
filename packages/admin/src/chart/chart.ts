import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { css, html, LitElement, type TemplateResult } from 'lit'
import { base } from '../styles/base.ts'
import { numberFormat } from '../texts/formats.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export interface ChartSeries {
  readonly name: string
  readonly values: readonly number[]
}

/** `bars` lie and are stacked, the greatest on top; `pairs` lie beside each other; `lines` go on through time. */
export type ChartKind = 'bars' | 'pairs' | 'lines'

/** A chart in the application's colours. It stands beside a table of the same numbers, which readers are given. */
export class KithChart extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: block; position: relative; }
      .chart { width: 100%; height: 100%; }
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
    this.#resized.observe(this)
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
    const probes = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'text', 'grid', 'raised', 'ink']
    return html`${probes.map(name => html`<i class="probe ${name}"></i>`)}<div class="chart"></div>`
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
        color: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map(name => this.#colour(name)),
        grid: { left: 0, right: 16, top: 36, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 10, itemHeight: 10, textStyle: text },
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
