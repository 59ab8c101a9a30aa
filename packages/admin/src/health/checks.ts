import { isHeld, type KithError } from '@kith/client'
import type { Finding } from '@kith/sdk'
import { css, html, nothing, type TemplateResult } from 'lit'
import { clockTime } from '../record/days.ts'
import { systemStyles } from '../system/styles.ts'
import { follow } from '../ui/follow.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'

type Check = Finding['check']

const names: readonly Check[] = [
  'database',
  'schema',
  'search',
  'timeline',
  'refs',
  'links',
  'shares',
  'versions',
  'deliveries',
  'batches',
  'settings',
  'room',
]

/** What the doctor finds, check by check, and rebuilding what can be rebuilt. */
export class KithChecks extends Part {
  static override styles = [
    Part.styles,
    systemStyles,
    css`
      .list { max-width: 48rem; margin-top: var(--k-space-3); }
      .list > li {
        display: grid;
        grid-template-columns: minmax(7rem, 12rem) minmax(0, 1fr);
        gap: var(--k-space-1) var(--k-space-4);
        padding-block: var(--k-space-2);
        border-bottom: var(--k-hairline) solid var(--k-line);
      }
      .found { grid-column: 1 / -1; display: grid; gap: var(--k-space-2); color: var(--k-text-2); overflow-wrap: anywhere; }
      .acts { margin-top: var(--k-space-4); }
      details pre { margin-top: 0; }
    `,
  ]
  static override properties = { at: { state: true }, found: { state: true } }

  /** The check that is made now; absent once all were made. */
  declare at: Check | undefined
  declare found: ReadonlyMap<Check, readonly Finding[] | KithError>

  #looked: Date | undefined
  #problem: string | undefined
  /** The batch that rebuilds: once it is done, it is looked again. */
  #batch: string | undefined
  #turn = 0
  #unfollow: (() => void) | undefined

  constructor() {
    super()
    this.found = new Map()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#unfollow = follow(
      this.session.connection,
      ({ id }) => id === this.#batch,
      () => void this.#mended(),
    )
    void this.#look()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#unfollow?.()
    this.#turn++
  }

  override render(): TemplateResult {
    const { texts, at, found } = this
    const { say } = texts
    const findings = [...found.values()].flatMap(one => (Array.isArray(one) ? (one as readonly Finding[]) : []))
    const failed = [...found.values()].filter(one => !Array.isArray(one)).length
    const mendable = findings.some(({ mends }) => mends)
    const n = findings.length + failed
    return html`<section>
      <div class="title"><h2>${say('health.checks')}</h2><button class="btn" type="button" aria-disabled=${at !== undefined} @click=${() => at === undefined && void this.#look()}>${say('health.look')}</button></div>
      <p class="text" role="status">${at === undefined && this.#looked ? html`${n === 0 ? say('health.fine') : say('health.found', { n })} <span class="hint">· ${say('health.looked', { time: clockTime(this.#looked, texts.locale) })}</span>` : say('health.looking')}</p>
      <ul class="list">${names.map(name => this.#one(name))}</ul>
      ${this.#problem === undefined ? nothing : html`<p class="wrong" role="alert">${this.#problem}</p>`}
      ${mendable ? html`<p class="text">${say('health.mend.text')}</p><div class="acts"><button class="btn primary" type="button" aria-disabled=${this.#batch !== undefined} @click=${() => void this.#mend(findings)}>${say('health.mend')}</button></div>` : nothing}
    </section>`
  }

  #one(name: Check): TemplateResult {
    const { texts } = this
    const { say } = texts
    const answer = this.found.get(name)
    const state = (tone: string, words: string) => html`<span class="st"><i class="dot ${tone}"></i>${words}</span>`
    const title = html`<span>${say(`check.${name}`)}</span>`
    if (this.at === name) return html`<li data-check=${name}>${title}${state('blue', say('health.looking'))}</li>`
    if (!answer) return html`<li data-check=${name}>${title}${state('', say('health.waits'))}</li>`
    if (!isFindings(answer)) return html`<li data-check=${name}>${title}${state('red', texts.error(answer))}</li>`
    if (answer.length === 0) return html`<li data-check=${name}>${title}${state('green', say('health.ok'))}</li>`
    return html`<li data-check=${name}>${title}${state('red', say('health.found', { n: answer.length }))}
      <ul class="found">${answer.map(
        ({ text, code, samples }) => html`<li>${text[texts.locale] ?? text.en ?? code}
          ${samples.length > 0 ? html`<details><summary>${say('health.more')}</summary><pre>${samples.join('\n')}</pre></details>` : nothing}</li>`,
      )}</ul></li>`
  }

  /** One after the other: each says how it is as soon as it is known. */
  async #look(): Promise<void> {
    const mine = ++this.#turn
    this.found = new Map()
    this.#problem = undefined
    for (const name of names) {
      this.at = name
      const answer = await this.session.api
        .query<{ readonly findings: readonly Finding[] }>('kernel.doctor', { checks: [name] })
        .then(({ findings }) => findings)
        .catch((error: unknown) => error as KithError)
      if (mine !== this.#turn) return
      this.found = new Map([...this.found, [name, answer]])
    }
    this.#looked = new Date()
    this.at = undefined
  }

  async #mend(findings: readonly Finding[]): Promise<void> {
    if (this.#batch !== undefined) return
    const { texts, session } = this
    const checks = [...new Set(findings.filter(({ mends }) => mends).map(({ check }) => check))]
    try {
      const answer = await session.api.mutate<{ readonly batch: string }>('kernel.mend', { checks })
      if (isHeld(answer)) return
      this.#batch = answer.batch
      notify(this, { text: texts.say('health.mend.started') })
      await this.#mended()
    } catch (error) {
      this.#problem = texts.error(error as KithError)
    }
    this.requestUpdate()
  }

  async #mended(): Promise<void> {
    const id = this.#batch
    if (id === undefined) return
    const { status } = await this.session.api.query<{ readonly status: string }>('kernel.batches.get', { id })
    if (['waiting', 'running', 'paused'].includes(status) || this.#batch !== id) return
    this.#batch = undefined
    await this.#look()
  }
}

function isFindings(answer: readonly Finding[] | KithError): answer is readonly Finding[] {
  return Array.isArray(answer)
}

customElements.define('kith-checks', KithChecks)
