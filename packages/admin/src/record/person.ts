import { isHeld, type KithError } from '@kith/client'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { failure } from '../ui/failure.ts'
import { nameIn } from './name.ts'
import { RecordPart } from './part.ts'

interface Held {
  readonly entity: string
  readonly id: string
  readonly label: string
}

interface Certificate {
  readonly erasure: string
  readonly records: readonly { readonly entity: string; readonly id: string }[]
  readonly erased: readonly { readonly table: string; readonly rows: number }[]
  readonly unreachable: readonly string[]
}

/** All that is held on a person: to be handed over as a file, or erased for good, with a certificate. */
export class KithPerson extends RecordPart {
  static override styles = [
    RecordPart.styles,
    css`
      section + section { margin-top: var(--k-space-6); padding-top: var(--k-space-4); border-top: var(--k-hairline) solid var(--k-line); }
      h3 { margin-bottom: var(--k-space-2); font-weight: var(--k-weight-medium); }
      p { max-width: var(--k-measure); line-height: var(--k-leading-prose); }
      .held { margin: var(--k-space-3) 0; }
      .held label { display: flex; align-items: center; gap: var(--k-space-2); min-height: var(--k-control-height); overflow-wrap: anywhere; }
      .held input { width: var(--k-space-4); height: var(--k-space-4); margin: 0; flex: none; accent-color: var(--k-danger); }
      label.reason { display: grid; gap: var(--k-space-1); max-width: var(--k-measure); }
      .kv { margin-top: var(--k-space-2); }
    `,
  ]

  #held: readonly Held[] | undefined
  #keep: ReadonlySet<string> = new Set()
  #reason = ''
  #certificate: Certificate | undefined
  #error: KithError | undefined
  #problem: string | undefined
  #isErasing = false

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('recordId')) void this.#load()
  }

  override render(): TemplateResult {
    const { texts } = this
    if (this.#certificate) return this.#done(this.#certificate)
    if (this.#error) return failure({ texts, error: this.#error })
    if (!this.#held) return html`<p class="hint" role="status">${texts.say('person.looking')}</p>`
    return html`${this.#exports()}${this.#erasing(this.#held)}`
  }

  #exports(): TemplateResult {
    const { texts } = this
    return html`<section>
      <h3>${texts.say('person.export')}</h3>
      <p>${texts.say('person.export.text')}</p>
      <div class="acts">
        <button class="btn" type="button" @click=${() => void this.#export('html')}>${texts.say('person.export.html')}</button>
        <button class="btn" type="button" @click=${() => void this.#export('json')}>${texts.say('person.export.json')}</button>
      </div>
    </section>`
  }

  #erasing(held: readonly Held[]): TemplateResult {
    const { texts, directory } = this
    const n = held.length - this.#keep.size
    return html`<section>
      <h3>${texts.say('person.erase')}</h3>
      <p>${texts.say('person.erase.text')}</p>
      <ul class="held">${held.map(({ entity, id, label }) => {
        const isOwn = id === this.recordId
        const name = [texts.entity(entity), nameIn(label, directory.byName(entity), texts)].filter(Boolean).join(' · ')
        return html`<li><label><input type="checkbox" .checked=${!this.#keep.has(id)} ?disabled=${isOwn} @change=${() => this.#turn(id)}><span dir="auto">${name}</span></label></li>`
      })}</ul>
      <label class="reason"><span>${texts.say('person.reason')}</span><input class="control" type="text" maxlength="2000" .value=${this.#reason} aria-describedby="why" @input=${this.#typed}><small class="hint" id="why">${texts.say('person.reason.hint')}</small></label>
      ${this.#problem === undefined ? nothing : html`<p class="wrong" role="alert">${this.#problem}</p>`}
      <div class="acts"><button class="btn danger" type="button" aria-disabled=${this.#isErasing} @click=${this.#erase}>${texts.say('person.erase.do', { n })}</button></div>
    </section>`
  }

  #done({ erased, unreachable, erasure }: Certificate): TemplateResult {
    const { texts } = this
    const beyond = (code: string) => {
      const known = `unreachable.${code}`
      return texts.knows(known) ? texts.say(known) : code
    }
    return html`<section>
      <h3 tabindex="-1">${texts.say('person.done')}</h3>
      <p>${texts.say('person.done.text')}</p>
      <dl class="kv">${erased.map(({ table, rows }) => html`<div><dt>${table}</dt><dd class="num">${texts.number(rows)}</dd></div>`)}</dl>
      ${unreachable.length > 0 ? html`<h3>${texts.say('person.unreachable')}</h3><ul>${unreachable.map(code => html`<li>${beyond(code)}</li>`)}</ul>` : nothing}
      <p class="hint">${texts.say('person.certificate', { id: erasure })}</p>
    </section>`
  }

  #turn(id: string): void {
    const keep = new Set(this.#keep)
    if (!keep.delete(id)) keep.add(id)
    this.#keep = keep
    this.requestUpdate()
  }

  readonly #typed = (event: Event) => {
    this.#reason = (event.target as HTMLInputElement).value
    this.#problem = undefined
    this.requestUpdate()
  }

  async #load(): Promise<void> {
    const { session, entity, recordId: id } = this
    try {
      const { records } = await session.api.query<{ records: readonly Held[] }>('kernel.person', {
        entity: entity.name,
        id,
      })
      this.#held = records
    } catch (error) {
      this.#error = error as KithError
    }
    this.requestUpdate()
  }

  async #export(format: 'html' | 'json'): Promise<void> {
    const { session, entity, recordId: id } = this
    try {
      const file = await session.api.query<{ name: string; type: string; body: string }>('kernel.personExport', {
        entity: entity.name,
        id,
        format,
      })
      const address = URL.createObjectURL(new Blob([file.body], { type: file.type }))
      const link = document.createElement('a')
      link.href = address
      link.download = file.name
      link.click()
      setTimeout(() => URL.revokeObjectURL(address), 10_000)
    } catch (error) {
      this.#problem = this.texts.error(error as KithError)
    }
    this.requestUpdate()
  }

  readonly #erase = async () => {
    const { session, entity, recordId: id, texts } = this
    if (this.#isErasing) return
    if (this.#reason.trim() === '') {
      this.#problem = texts.say('person.reason.need')
      this.requestUpdate()
      return
    }
    this.#isErasing = true
    const keep = this.#held?.filter(one => this.#keep.has(one.id)).map(one => ({ entity: one.entity, id: one.id }))
    try {
      const answer = await session.api.mutate<Certificate>('kernel.erase', {
        entity: entity.name,
        id,
        reason: this.#reason.trim(),
        keep,
      })
      if (isHeld(answer)) this.#problem = texts.say('edit.held', { why: answer.held.reason })
      else this.#certificate = answer
    } catch (error) {
      this.#problem = texts.error(error as KithError)
    }
    this.#isErasing = false
    this.requestUpdate()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('h3[tabindex]')?.focus()
  }
}

customElements.define('kith-person', KithPerson)
