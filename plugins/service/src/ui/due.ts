import { exactly, icon, moment, Part, type Place, type RecordRow } from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'
import { dueWords, momentWords } from './due-words.ts'

/** The clock of a case in words: what is due next, that it stands, or that it came too late; and who was told. */
export class KithServiceDue extends Part {
  static override styles = [
    Part.styles,
    css`
      p { display: flex; flex-wrap: wrap; align-items: center; gap: var(--k-space-1) var(--k-space-2); min-height: var(--k-control-height); color: var(--k-text-2); line-height: var(--k-leading-prose); }
      p.late { padding: var(--k-space-1) var(--k-space-3); border-radius: var(--k-radius-m); background: var(--k-red-soft); color: var(--k-red-ink); font-weight: var(--k-weight-medium); }
      .told { font-weight: var(--k-weight); }
    `,
  ]
  static override properties = { place: { attribute: false }, now: { state: true } }

  declare place: Place
  declare now: Date
  #timer: ReturnType<typeof setInterval> | undefined

  constructor() {
    super()
    this.now = new Date()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setInterval(() => {
      this.now = new Date()
    }, 30_000)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#timer)
  }

  override render(): TemplateResult {
    const { row } = this.place
    if (!row) return html``
    const due = dueWords(row, this.texts, this.now)
    return html`<p class=${due?.isLate ? 'late' : ''} role="status">${icon('clock')}<span>${due ? html`<time datetime=${String(row.dueAt)} title=${exactly(new Date(String(row.dueAt)), this.texts.locale)}>${due.text}</time>` : this.#standing(row)}</span>${this.#told(row)}</p>`
  }

  #standing(row: RecordRow): string {
    const { texts } = this
    if (row.state === 'waiting') {
      return texts.word('service.ui.due.waits', { time: this.#when(row.waitingSince) })
    }
    if (typeof row.solvedAt !== 'string') return texts.word('service.ui.due.none')
    const isInTime = typeof row.solveBy !== 'string' || row.solvedAt <= row.solveBy
    const said = texts.word(isInTime ? 'service.ui.due.in-time' : 'service.ui.due.too-late')
    const solved = texts.word('service.ui.due.solved', { when: this.#when(row.solvedAt) })
    return row.solveBy ? texts.all([solved, said]) : solved
  }

  #told(row: RecordRow): TemplateResult | typeof nothing {
    if (typeof row.escalatedAt !== 'string') return nothing
    const { texts, place } = this
    const who = place.labels?.[String(row.escalatedTo)] ?? texts.word('service.ui.due.manager')
    return html`<span class="told">${texts.word('service.ui.due.escalated', { who, when: this.#when(row.escalatedAt) })}</span>`
  }

  #when(at: unknown): string {
    return moment(new Date(String(at)), this.now, this.texts.locale, momentWords(this.texts))
  }
}

customElements.define('kith-service-due', KithServiceDue)
