import { isHeld, type KithError } from '@kith/client'
import { css, html, nothing, type TemplateResult } from 'lit'
import type { RecordRow } from '../data/api.ts'
import { consequence } from '../system/consequence.ts'
import { systemStyles } from '../system/styles.ts'
import { when } from '../system/when.ts'
import { dialogStyles } from '../ui/dialog.ts'
import { failure } from '../ui/failure.ts'
import { followed } from '../ui/follow.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'

type Turn = 'pause' | 'resume' | 'cancel'

const open = ['waiting', 'running', 'paused', 'failed']
/** Most pieces of work shown that are over. */
const recent = 5
const tones: Readonly<Record<string, string>> = { running: 'amber', failed: 'red', done: 'green', waiting: 'blue' }

/** Long work: how far it is, and pausing, resuming and cancelling it. */
export class KithWork extends Part {
  static override styles = [
    Part.styles,
    dialogStyles,
    systemStyles,
    css`
      .list { max-width: 48rem; margin-top: var(--k-space-3); }
      .list > li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--k-space-1) var(--k-space-4);
        align-items: center;
        padding-block: var(--k-space-2);
        border-bottom: var(--k-hairline) solid var(--k-line);
      }
      .about { display: flex; flex-wrap: wrap; align-items: baseline; gap: var(--k-space-1) var(--k-space-3); min-width: 0; overflow-wrap: anywhere; }
      .about strong { font-weight: var(--k-weight-medium); }
      .wrong { grid-column: 1 / -1; }
      progress { width: 100%; max-width: 16rem; accent-color: var(--k-accent); }
      .acts { justify-content: flex-end; }
      @media (max-width: 47.99rem) {
        .list > li { grid-template-columns: minmax(0, 1fr); }
        .acts { justify-content: flex-start; }
      }
    `,
  ]
  static override properties = { rows: { state: true }, cancelling: { state: true } }

  declare rows: readonly RecordRow[] | undefined
  declare cancelling: RecordRow | undefined

  #error: KithError | undefined
  #problem: string | undefined
  #isBusy = false

  constructor() {
    super()
    followed(
      this,
      ({ entity }) => entity === 'kernel.batch',
      () => void this.#load(),
    )
  }

  override render(): TemplateResult {
    const { texts, rows } = this
    const { say } = texts
    return html`<section>
        <h2>${say('work.title')}</h2>
        ${this.#error ? failure({ texts, error: this.#error, again: () => void this.#load() }) : nothing}
        ${rows?.length === 0 ? html`<p class="text">${say('work.none')}</p>` : html`<ul class="list">${rows?.map(row => this.#one(row))}</ul>`}
        ${this.#problem === undefined || this.cancelling ? nothing : html`<p class="wrong" role="alert">${this.#problem}</p>`}
      </section>
      ${this.#dialog()}`
  }

  #one(row: RecordRow): TemplateResult {
    const { texts } = this
    const { say } = texts
    const status = String(row.status)
    const name = this.#name(row)
    const error = row.error as { readonly message: string } | null
    const act = (turn: Turn) =>
      html`<button class="btn quiet" type="button" aria-label=${say(`work.${turn}.name`, { name })} @click=${() => (turn === 'cancel' ? this.#ask(row) : void this.#steer(row, turn))}>${say(`work.${turn}`)}</button>`
    const turns: readonly Turn[] = !open.includes(status)
      ? []
      : [status === 'paused' || status === 'failed' ? 'resume' : 'pause', 'cancel']
    return html`<li data-id=${row.id}>
      <div class="about"><strong dir="auto">${name}</strong><span class="st"><i class="dot ${tones[status] ?? ''}"></i>${texts.choice('kernel.batch', 'status', status)}</span><span class="hint">${this.#progress(row)} · ${when(row.updatedAt, texts)}</span></div>
      <div class="acts">${turns.map(act)}</div>
      ${open.includes(status) && typeof row.total === 'number' && row.total > 0 ? html`<progress aria-label=${name} max=${row.total} value=${Number(row.progress)}></progress>` : nothing}
      ${error ? html`<p class="wrong">${error.message}</p>` : nothing}
    </li>`
  }

  #name({ kind, title }: RecordRow): string {
    const { texts } = this
    if (kind === 'kernel.mend' || kind === 'kernel.search') return texts.say('work.mend')
    const said = String(title ?? '')
    if (kind === 'kernel.view-index') return texts.say('work.index', { name: texts.plural(said) })
    const words = texts.has(String(kind)) ? texts.entity(String(kind)) : ''
    return [words, said].filter(Boolean).join(' ') || String(kind)
  }

  #progress({ progress, total }: RecordRow): string {
    const { say, number } = this.texts
    const n = number(Number(progress))
    return typeof total === 'number' ? say('work.of', { n, total: number(total) }) : say('work.so-far', { n })
  }

  #dialog(): TemplateResult | typeof nothing {
    const { texts, cancelling } = this
    if (!cancelling) return nothing
    const { say } = texts
    return consequence({
      texts,
      title: say('work.cancel.title', { name: this.#name(cancelling) }),
      text: `${say('work.cancel.text')} ${this.#progress(cancelling)}`,
      act: say('work.cancel.do'),
      problem: this.#problem,
      isBusy: this.#isBusy,
      done: () => void this.#steer(cancelling, 'cancel'),
      closed: () => this.#ask(undefined),
    })
  }

  #ask(row: RecordRow | undefined): void {
    this.#problem = undefined
    this.cancelling = row
  }

  async #steer({ id }: RecordRow, turn: Turn): Promise<void> {
    const { texts, session } = this
    if (this.#isBusy) return
    this.#isBusy = true
    this.#problem = undefined
    this.requestUpdate()
    try {
      const answer = await session.api.mutate(`kernel.${turn}Batch`, { id })
      if (turn === 'cancel' && !isHeld(answer)) {
        this.renderRoot.querySelector('dialog')?.close()
        notify(this, { text: texts.say('work.cancelled') })
      }
    } catch (error) {
      this.#problem = texts.error(error as KithError)
    }
    this.#isBusy = false
    await this.#load()
  }

  async #load(): Promise<void> {
    const { api } = this.session
    try {
      const [now, past] = await Promise.all([
        api.list('kernel.batches', { where: { status: { in: open } }, limit: 50 }),
        api.list('kernel.batches', { where: { status: { in: ['done', 'cancelled'] } }, limit: recent }),
      ])
      this.#error = undefined
      this.rows = [...now.rows, ...past.rows]
    } catch (error) {
      this.#error = error as KithError
    }
    this.requestUpdate()
  }
}

customElements.define('kith-work', KithWork)
