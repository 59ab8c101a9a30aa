import type { KithError } from '@kith/client'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import '../edit/ref-input.ts'
import type { Picked } from '../edit/ref-input.ts'
import { type Explanation, explain, ruleWords } from '../edit/why.ts'
import { formStyles, select } from '../people/controls.ts'
import { Part } from '../ui/part.ts'
import type { Asked } from './matrix.ts'
import { type MatrixVerb, verbs } from './rules.ts'

interface Answer {
  readonly name: string
  readonly verb: MatrixVerb
  readonly entity: string
  /** What the record is called, if one was picked. */
  readonly record: string | undefined
  readonly explanation: Explanation
}

/** Whether a person may do something, with a record or at all, and by which rule (`kernel.explain`). */
export class KithTestAs extends Part {
  static override styles = [
    Part.styles,
    formStyles,
    css`
      h2 { margin-bottom: var(--k-space-1); font-size: var(--k-text-l); font-weight: var(--k-weight-strong); }
      .lead { margin-bottom: var(--k-space-4); color: var(--k-text-2); line-height: var(--k-leading-prose); }
      .grid { grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr)); }
      .answer { margin-top: var(--k-space-4); padding-top: var(--k-space-4); border-top: var(--k-hairline) solid var(--k-line); }
      .answer p, .answer li { line-height: var(--k-leading-prose); overflow-wrap: anywhere; }
      .says { display: flex; align-items: baseline; gap: var(--k-space-2); font-weight: var(--k-weight-medium); }
      .rules { margin-top: var(--k-space-2); color: var(--k-text-2); }
      .rules li { padding-block: var(--k-space-1); }
    `,
  ]
  static override properties = {
    asked: { attribute: false },
    person: { state: true },
    record: { state: true },
    entity: { state: true },
    verb: { state: true },
  }

  /** What a cell of the matrix asked for. */
  declare asked: Asked | undefined
  declare person: Picked | undefined
  declare record: Picked | undefined
  declare entity: string
  declare verb: MatrixVerb

  #answer: Answer | undefined
  #problem: string | undefined
  #turn = 0

  override willUpdate(changed: PropertyValues<this>): void {
    this.entity ??= (this.directory.mains[0] ?? this.directory.all[0])?.name ?? ''
    this.verb ??= 'read'
    if (!changed.has('asked') || !this.asked) return
    if (this.asked.entity !== this.entity) this.record = undefined
    this.entity = this.asked.entity
    this.verb = this.asked.verb
    this.#answer = undefined
    if (this.person) void this.#test()
  }

  override render(): TemplateResult {
    const { texts, session, directory, entity, verb } = this
    const names = directory.all.map(({ name }) => [name, texts.plural(name)] as const)
    const { compare } = new Intl.Collator(texts.locale)
    const shared = { session, directory }
    const labels = { person: texts.say('roles.test.person'), record: texts.say('roles.test.record') }
    return html`<form class="form" novalidate @submit=${this.#submitted}>
      <h2>${texts.say('roles.test')}</h2>
      <p class="lead">${texts.say('roles.test.text')}</p>
      <div class="grid">
        <div class="one"><label aria-hidden="true">${labels.person}</label><kith-ref-input class="person" .name=${labels.person} .session=${shared.session} .directory=${shared.directory} .texts=${texts} .entities=${['kernel.user']} .label=${this.person?.label ?? ''} @kith-picked=${this.#pickedPerson}></kith-ref-input></div>
        ${select({ id: 'verb', label: texts.say('roles.test.verb'), value: verb, texts, options: verbs.map(one => [one, texts.say(`roles.verb.${one}`)]), change: value => this.#choose({ verb: value as MatrixVerb }) })}
        ${select({ id: 'entity', label: texts.say('roles.test.entity'), value: entity, texts, options: [...names].sort((a, b) => compare(a[1], b[1])), change: value => this.#choose({ entity: value }) })}
        ${verb === 'create' ? nothing : html`<div class="one"><label aria-hidden="true">${labels.record}</label><kith-ref-input class="record" .name=${labels.record} .session=${shared.session} .directory=${shared.directory} .texts=${texts} .entities=${[entity]} .label=${this.record?.label ?? ''} @kith-picked=${this.#pickedRecord}></kith-ref-input></div>`}
      </div>
      <div class="acts"><button class="btn" type="submit">${texts.say('roles.test.do')}</button></div>
      ${this.#problem === undefined ? nothing : html`<p class="wrong" role="alert">${this.#problem}</p>`}
      <div role="status">${this.#answer ? this.#said(this.#answer) : nothing}</div>
    </form>`
  }

  #said({ name, verb, entity, record, explanation }: Answer): TemplateResult {
    const { texts } = this
    const { allowed, rule, rules } = explanation
    const words = { name, verb: texts.say(`roles.may.${verb}`), what: record ?? texts.within(texts.plural(entity)) }
    const isSome = !allowed && record === undefined && rules.length > 0
    const held = rules.find(one => one.id === rule)
    const asks = allowed ? [] : rules
    return html`<div class="answer">
      <p class="says"><i class="dot ${allowed ? 'green' : isSome ? 'amber' : 'red'}"></i><span>${texts.say(allowed ? 'roles.test.yes' : isSome ? 'roles.test.some' : 'roles.test.no', words)}</span></p>
      ${allowed ? html`<p class="hint">${rule === 'kernel.administrator' ? texts.say('rights.administrator') : held ? ruleWords(held, texts) : ''}</p>` : nothing}
      ${!allowed && rules.length === 0 ? html`<p class="hint">${texts.say('rights.no-rule')}</p>` : nothing}
      ${asks.length > 0 ? html`<p class="hint">${texts.say(isSome ? 'roles.test.those' : 'roles.test.would')}</p><ul class="rules">${asks.map(one => html`<li>${ruleWords(one, texts)}</li>`)}</ul>` : nothing}
    </div>`
  }

  readonly #pickedPerson = ({ detail }: CustomEvent<Picked | undefined>) => {
    this.#forget()
    this.person = detail
  }

  readonly #pickedRecord = ({ detail }: CustomEvent<Picked | undefined>) => {
    this.#forget()
    this.record = detail
  }

  #choose(part: { readonly entity?: string; readonly verb?: MatrixVerb }): void {
    this.#forget()
    if (part.entity !== undefined) this.record = undefined
    Object.assign(this, part)
  }

  #forget(): void {
    this.#turn++
    this.#answer = undefined
    this.#problem = undefined
    this.requestUpdate()
  }

  readonly #submitted = (event: Event) => {
    event.preventDefault()
    void this.#test()
  }

  async #test(): Promise<void> {
    const { texts, session, person, record, entity, verb } = this
    this.#forget()
    if (!person) {
      this.#problem = texts.say('roles.test.whom')
      return
    }
    const turn = this.#turn
    const of = verb === 'create' ? undefined : record
    try {
      const question = { actor: person.id, verb, entity, ...(of ? { record: of.id } : {}) }
      const explanation = await explain(session.api, question)
      if (turn !== this.#turn) return
      this.#answer = { name: person.label, verb, entity, record: of?.label, explanation }
    } catch (error) {
      const { code } = error as KithError
      this.#problem = code === 'KITH_NOT_FOUND' ? texts.say('roles.test.inactive') : texts.error(error as KithError)
    }
    this.requestUpdate()
  }
}

customElements.define('kith-test-as', KithTestAs)
