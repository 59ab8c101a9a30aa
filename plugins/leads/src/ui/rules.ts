import {
  failure,
  icon,
  type KithError,
  notify,
  overlay,
  Part,
  type Place,
  pageStyles,
  type RecordRow,
  recordAddress,
  sayFilter,
} from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'

interface Tried {
  readonly id: string
  readonly name: string
  readonly owner: string | null
  readonly score: number
  readonly ruled: {
    readonly owner: string | null
    readonly ownerName: string | null
    readonly rule: string | null
    readonly ruleName: string | null
    readonly score: number
  }
}

const newest = 50

/** The rules that classify and assign new leads, in their order; and what they would make of the newest leads. */
export class KithLeadsRules extends Part {
  static override styles = [
    Part.styles,
    pageStyles,
    css`
      .about { max-width: var(--k-measure); margin-bottom: var(--k-space-4); color: var(--k-text-2); line-height: var(--k-leading-prose); }
      .rules { max-width: 56rem; }
      .rules li { display: grid; grid-template-columns: 2rem minmax(0, 1fr) auto; gap: var(--k-space-3); align-items: start; padding: var(--k-space-3) 0; border-bottom: var(--k-hairline) solid var(--k-line); }
      .n { color: var(--k-text-3); }
      .rule a { font-weight: var(--k-weight-medium); }
      .rule a:hover { text-decoration: underline; text-underline-offset: 3px; }
      .off { color: var(--k-text-3); }
      .moves { display: flex; }
      .icon { width: var(--k-control-height); padding: 0; }
      h2 { margin: var(--k-space-8) 0 var(--k-space-2); font-weight: var(--k-weight-medium); }
      .scroll { overflow-x: auto; }
      table { width: 100%; max-width: 56rem; border-collapse: collapse; }
      th, td { height: var(--k-row); padding: 0 var(--k-space-3) 0 0; border-bottom: var(--k-hairline) solid var(--k-line); font-weight: var(--k-weight); text-align: start; white-space: nowrap; }
      th { color: var(--k-text-3); font-size: var(--k-text-xs); }
      .moved { font-weight: var(--k-weight-medium); }
    `,
  ]
  static override properties = {
    place: { attribute: false },
    rules: { state: true },
    tried: { state: true },
    error: { state: true },
  }

  declare place: Place
  declare rules: readonly RecordRow[] | undefined
  declare tried: readonly Tried[] | undefined
  declare error: KithError | undefined
  #names: Readonly<Record<string, string>> = {}
  #loads = 0
  #moves = 0
  #saved: Promise<unknown> = Promise.resolve()
  #stop: (() => void) | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#stop = undefined
  }

  override firstUpdated(): void {
    const unwatch = this.session.connection.onChange(({ entity }) => {
      if (entity === 'leads.rule') void this.#load()
    })
    this.#stop = unwatch
    void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop?.()
  }

  override render(): TemplateResult {
    const { texts, session, rules, error } = this
    const mayWrite = session.me.may('update', 'leads.rule')
    return html`<div class="page">
      <header><h1 tabindex="-1">${texts.word('leads.page.rules')}</h1>
        <button class="btn" type="button" @click=${() => void this.#try()}>${texts.word('leads.rules.try')}</button>
        ${session.me.may('create', 'leads.rule') ? html`<button class="btn primary" type="button" @click=${() => overlay(this, 'create', { entity: 'leads.rule', preset: { position: this.#nextPosition } })}>${texts.say('create.one', { name: texts.within(texts.entity('leads.rule')) })}</button>` : nothing}
      </header>
      <p class="about">${texts.word('leads.rules.about')}</p>
      ${error ? failure({ texts, error, again: () => void this.#load() }) : nothing}
      ${rules?.length === 0 ? html`<p class="hint">${texts.word('leads.rules.none')}</p>` : nothing}
      <ol class="rules">${rules?.map((rule, n) => this.#rule(rule, n, mayWrite))}</ol>
      ${this.tried ? this.#result(this.tried) : nothing}
    </div>`
  }

  #rule(rule: RecordRow, n: number, mayWrite: boolean): TemplateResult {
    const { texts } = this
    const name = String(rule.name)
    const button = (drawing: 'up' | 'down', by: 1 | -1, isOff: boolean) =>
      html`<button class="btn quiet icon" type="button" ?disabled=${isOff} aria-label=${texts.word(by < 0 ? 'leads.rules.up' : 'leads.rules.down', { name })} @click=${() => void this.#move(n, by)}>${icon(drawing)}</button>`
    return html`<li>
      <span class="n num">${n + 1}</span>
      <div class="rule ${rule.active ? '' : 'off'}"><a href=${recordAddress('leads.rules', rule.id)} dir="auto">${name}</a>${rule.active ? nothing : html` <span class="hint">${texts.word('leads.rules.off')}</span>`}
        <div>${this.#said(rule)}</div></div>
      ${mayWrite ? html`<div class="moves">${button('up', -1, n === 0)}${button('down', 1, n === (this.rules?.length ?? 0) - 1)}</div>` : html`<span></span>`}
    </li>`
  }

  /** When it holds, and what it does. */
  #said(rule: RecordRow): string {
    const { texts, directory } = this
    const lead = directory.byName('leads.lead')
    const when =
      Object.keys((rule.when as object | null) ?? {}).length > 0 && lead
        ? sayFilter(rule.when as never, { texts, entity: lead, labels: this.#names })
        : texts.word('leads.rules.always')
    const owners = ((rule.owners as readonly string[] | null) ?? []).map(id => this.#names[id] ?? '…')
    const mode = String(rule.mode)
    const who =
      mode === 'none'
        ? texts.word('leads.rules.does.none')
        : mode === 'pool'
          ? texts.word('leads.rules.does.pool')
          : texts.word(`leads.rules.does.${mode}`, {
              names: rule.byRegion ? texts.word('leads.rules.region') : texts.all(owners),
            })
    const set = Object.entries((rule.set as object | null) ?? {}).map(([field, value]) =>
      texts.word('leads.rules.sets', {
        field: texts.field('leads.lead', field),
        value: texts.coded('leads.lead', field, String(value)) ?? String(value),
      }),
    )
    const points =
      Number(rule.points) === 0 ? [] : [texts.word('leads.rules.points', { n: texts.number(Number(rule.points)) })]
    return [texts.word('leads.rules.if', { when }), who, ...set, ...points].join(texts.locale === 'en' ? ' ' : '')
  }

  #result(tried: readonly Tried[]): TemplateResult {
    const { texts } = this
    const moved = tried.filter(one => one.ruled.owner !== one.owner).length
    return html`<h2>${texts.word('leads.rules.result')}</h2>
      <p class="about" role="status">${texts.word('leads.rules.moved', { n: texts.number(moved), of: texts.number(tried.length) })}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${texts.word('leads.rules.result')}><table>
        <thead><tr><th scope="col">${texts.entity('leads.lead')}</th><th scope="col">${texts.word('leads.rules.now')}</th><th scope="col">${texts.word('leads.rules.then')}</th><th scope="col">${texts.entity('leads.rule')}</th><th scope="col">${texts.field('leads.lead', 'score')}</th></tr></thead>
        <tbody>${tried.map(one => html`<tr><th scope="row"><a href=${recordAddress('leads', one.id)} dir="auto">${one.name}</a></th><td>${this.#who(one.owner)}</td><td class=${one.ruled.owner === one.owner ? '' : 'moved'}>${one.ruled.owner === null ? texts.word('leads.pool') : (one.ruled.ownerName ?? this.#who(one.ruled.owner))}</td><td dir="auto">${one.ruled.ruleName ?? '—'}</td><td class="num">${texts.number(one.ruled.score)}</td></tr>`)}</tbody>
      </table></div>`
  }

  #who(id: string | null): string {
    return id === null ? this.texts.word('leads.pool') : (this.#names[id] ?? '…')
  }

  get #nextPosition(): number {
    return Math.max(0, ...(this.rules ?? []).map(({ position }) => Number(position))) + 10
  }

  async #load(): Promise<void> {
    const load = ++this.#loads
    try {
      const { api } = this.session
      const [rules, people] = await Promise.all([
        api.list('leads.rules', { sort: ['position', 'createdAt'], limit: 200 }),
        api.list('kernel.users', { limit: 200 }),
      ])
      // Another is under way, or what was moved is not saved yet.
      if (load !== this.#loads || this.#moves > 0) return
      this.#names = Object.fromEntries(people.rows.map(({ id, name }) => [id, String(name)]))
      this.rules = rules.rows
      this.error = undefined
      if (this.tried) await this.#try()
    } catch (error) {
      this.error = error as KithError
    }
  }

  async #try(): Promise<void> {
    try {
      const { rows } = await this.session.api.query<{ rows: readonly Tried[] }>('leads.tryRules', { limit: newest })
      this.tried = rows
    } catch (error) {
      notify(this, { text: this.texts.error(error as KithError) })
    }
  }

  /** The rule changes places with the one beside it: at once on the screen, and stored one move after another. */
  async #move(n: number, by: 1 | -1): Promise<void> {
    const before = this.rules ?? []
    const rule = before[n]
    if (!rule) return
    const moved = before.toSpliced(n, 1).toSpliced(n + by, 0, rule)
    this.rules = moved.map((one, at) => ({ ...one, position: (at + 1) * 10 }))
    const changed = this.rules.filter((one, at) => one.position !== moved[at]?.position)
    const { api } = this.session
    const save = () =>
      Promise.all(changed.map(({ id, position }) => api.mutate('leads.rules.update', { id, set: { position } }))).catch(
        error => notify(this, { text: this.texts.error(error as KithError) }),
      )
    this.#moves += 1
    this.#saved = this.#saved.then(save)
    await this.#saved
    this.#moves -= 1
    await this.#load()
  }
}

customElements.define('kith-leads-rules', KithLeadsRules)
