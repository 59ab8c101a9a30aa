import type { KithError } from '@kith/client'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import '../edit/ref-input.ts'
import type { Picked } from '../edit/ref-input.ts'
import { type Explanation, explain, ruleWords } from '../edit/why.ts'
import { avatar } from '../ui/avatar.ts'
import { RecordPart } from './part.ts'

interface Share {
  readonly id: string
  readonly user: string | null
  readonly team: string | null
  readonly label: string
  readonly verbs: readonly ('read' | 'update')[]
}

/** Who may see a record and why, for oneself and for others, and with whom it is shared. */
export class KithSharing extends RecordPart {
  static override styles = [
    RecordPart.styles,
    css`
      section + section { margin-top: var(--k-space-6); }
      h3 { margin-bottom: var(--k-space-2); font-weight: var(--k-weight-medium); }
      p, li { line-height: var(--k-leading-prose); overflow-wrap: anywhere; }
      .rules { margin-top: var(--k-space-2); color: var(--k-text-2); }
      .rules li { display: flex; gap: var(--k-space-2); align-items: baseline; }
      .shares li { display: flex; align-items: center; gap: var(--k-space-3); min-height: var(--k-row); border-bottom: var(--k-hairline) solid var(--k-line); }
      .shares .who { flex: 1; min-width: 0; }
      .row { display: flex; flex-wrap: wrap; gap: var(--k-space-2); align-items: center; margin-top: var(--k-space-3); }
      .row kith-ref-input { flex: 1 1 12rem; }
      .row .control { width: auto; }
      .answer { margin-top: var(--k-space-2); }
    `,
  ]

  #mine: Readonly<Partial<Record<'read' | 'update' | 'delete', Explanation>>> = {}
  #other:
    | { readonly name: string; readonly answers: readonly (readonly ['read' | 'update', Explanation])[] }
    | undefined
  #shares: readonly Share[] | undefined
  #target: Picked | undefined
  #verb: 'read' | 'update' = 'read'
  #problem: string | undefined

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('recordId')) void this.#load()
  }

  override render(): TemplateResult {
    const { texts, session, directory } = this
    const { read, update, delete: remove } = this.#mine
    const people = directory.byName('kernel.user')
    return html`
      <section>
        <h3>${texts.say('rights.mine')}</h3>
        <ul class="rules">
          ${read ? html`<li>${this.#said('read', read)}</li>` : nothing}
          ${update ? html`<li>${this.#said('update', update)}</li>` : nothing}
          ${remove ? html`<li>${this.#said('delete', remove)}</li>` : nothing}
        </ul>
      </section>
      <section>
        <h3>${texts.say('rights.other')}</h3>
        <kith-ref-input .name=${texts.say('rights.person')} .session=${session} .directory=${directory} .texts=${texts} .entities=${people ? [people.name] : []} .label=${''} @kith-picked=${this.#asked}></kith-ref-input>
        <div class="answer" role="status">${
          this.#other
            ? html`<ul class="rules">${this.#other.answers.map(([verb, answer]) => html`<li>${this.#said(verb, answer, this.#other?.name)}</li>`)}</ul>`
            : nothing
        }</div>
      </section>
      ${this.#shares ? this.#sharing(this.#shares) : nothing}
      ${this.#problem === undefined ? nothing : html`<p class="wrong" role="alert">${this.#problem}</p>`}
    `
  }

  #sharing(shares: readonly Share[]): TemplateResult {
    const { texts, session, directory } = this
    return html`<section>
      <h3>${texts.say('rights.shared')}</h3>
      ${
        shares.length === 0
          ? html`<p class="hint">${texts.say('rights.shared.none')}</p>`
          : html`<ul class="shares">${shares.map(
              one => html`<li>
                <span class="who own">${one.user ? avatar(one.user, one.label) : nothing}<span dir="auto">${one.label}</span></span>
                <span class="hint">${texts.say(one.verbs.includes('update') ? 'rights.may.update' : 'rights.may.read')}</span>
                <button class="btn quiet" type="button" aria-label=${texts.say('rights.unshare.with', { name: one.label })} @click=${() => void this.#unshare(one)}>${texts.say('rights.unshare')}</button>
              </li>`,
            )}</ul>`
      }
      <div class="row">
        <kith-ref-input .name=${texts.say('rights.share.with')} .session=${session} .directory=${directory} .texts=${texts} .entities=${['kernel.user', 'kernel.team']} .label=${this.#target?.label ?? ''} @kith-picked=${this.#aimed}></kith-ref-input>
        <select class="control" aria-label=${texts.say('rights.share.may')} @change=${this.#chose}>
          <option value="read">${texts.say('rights.may.read')}</option>
          <option value="update">${texts.say('rights.may.update')}</option>
        </select>
        <button class="btn primary" type="button" @click=${this.#share}>${texts.say('rights.share')}</button>
      </div>
    </section>`
  }

  #said(verb: 'read' | 'update' | 'delete', { allowed, rule, rules }: Explanation, name?: string): TemplateResult {
    const { texts } = this
    const whose = name === undefined ? 'me' : 'other'
    const held = rules.find(one => one.id === rule)
    const words = texts.say(`rights.${whose}.${allowed ? 'yes' : 'no'}`, {
      verb: texts.say(`rights.verb.${verb}`),
      name: name ?? '',
    })
    const why = allowed
      ? rule === 'kernel.administrator'
        ? texts.say('rights.administrator')
        : held && ruleWords(held, texts)
      : rules.length > 0
        ? texts.say('rights.would', { rules: texts.all(rules.map(one => ruleWords(one, texts))) })
        : texts.say('rights.no-rule')
    return html`<i class="dot ${allowed ? 'green' : ''}"></i><span>${words} <span class="hint">${why}</span></span>`
  }

  readonly #asked = async ({ detail }: CustomEvent<Picked | undefined>) => {
    this.#other = undefined
    this.requestUpdate()
    if (!detail) return
    const ask = (verb: 'read' | 'update') =>
      explain(this.session.api, { verb, entity: this.entity.name, record: this.recordId, actor: detail.id })
    await this.#try(async () => {
      const [read, update] = await Promise.all([ask('read'), ask('update')])
      this.#other = {
        name: detail.label,
        answers: [
          ['read', read],
          ['update', update],
        ],
      }
    })
  }

  readonly #aimed = ({ detail }: CustomEvent<Picked | undefined>) => {
    this.#target = detail
    this.requestUpdate()
  }

  readonly #chose = (event: Event) => {
    this.#verb = (event.target as HTMLSelectElement).value as 'read' | 'update'
  }

  readonly #share = async () => {
    const target = this.#target
    if (!target) {
      this.#problem = this.texts.say('rights.share.whom')
      this.requestUpdate()
      return
    }
    const whom = target.entity === 'kernel.team' ? { team: target.id } : { user: target.id }
    const verbs = this.#verb === 'update' ? ['read', 'update'] : ['read']
    await this.#try(async () => {
      await this.session.api.mutate('kernel.share', { entity: this.entity.name, id: this.recordId, ...whom, verbs })
      this.#target = undefined
      await this.#loadShares()
    })
  }

  async #unshare({ id }: Share): Promise<void> {
    await this.#try(async () => {
      await this.session.api.mutate('kernel.unshare', { id })
      await this.#loadShares()
    })
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.shares button, .row kith-ref-input')?.focus()
  }

  async #load(): Promise<void> {
    const { session, entity, recordId: record } = this
    await this.#try(async () => {
      const ask = (verb: 'read' | 'update' | 'delete') => explain(session.api, { verb, entity: entity.name, record })
      const [read, update, remove] = await Promise.all([ask('read'), ask('update'), ask('delete')])
      this.#mine = { read, update, delete: remove }
    })
    await this.#loadShares()
  }

  /** Who may not share it is not told with whom it is. */
  async #loadShares(): Promise<void> {
    const input = { entity: this.entity.name, id: this.recordId }
    const answer = await this.session.api
      .query<{ rows: readonly Share[] }>('kernel.sharesOf', input)
      .catch(() => undefined)
    this.#shares = answer?.rows
    this.requestUpdate()
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.#problem = undefined
    try {
      await work()
    } catch (error) {
      const { code } = error as KithError
      this.#problem =
        code === 'KITH_NOT_FOUND' ? this.texts.say('rights.not-yours') : this.texts.error(error as KithError)
    }
    this.requestUpdate()
  }
}

customElements.define('kith-sharing', KithSharing)
