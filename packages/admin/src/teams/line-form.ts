import { html, nothing, type TemplateResult } from 'lit'
import { noProblems, type Problems, problemsOf } from '../edit/problems.ts'
import { formStyles, line } from '../people/controls.ts'
import type { LineRow } from '../people/read.ts'
import { Part } from '../ui/part.ts'

/** A business line to fill in. Tells by `kith-done` of its name. */
export class KithLineForm extends Part {
  static override styles = [Part.styles, formStyles]
  static override properties = { row: { attribute: false }, name: { state: true } }

  /** The line to change; none makes a new one. */
  declare row: LineRow | undefined
  declare name: string

  #problems: Problems = noProblems

  override willUpdate(): void {
    this.name ??= this.row?.name ?? ''
  }

  override render(): TemplateResult {
    const { texts } = this
    const { fields, whole } = this.#problems
    const label = texts.field('kernel.businessLine', 'name')
    const change = (value: string) => {
      this.name = value
      this.#problems = noProblems
    }
    return html`<form class="form" novalidate @submit=${this.#save}>
      ${whole === undefined ? nothing : html`<p class="summary" role="alert">${whole}</p>`}
      <div class="grid">${line({ id: 'name', label, value: this.name, problem: fields.name, texts, change, isRequired: true, max: 200 })}</div>
      <div class="acts"><button class="btn primary" type="submit">${texts.say('edit.save')}</button><button class="btn quiet" type="button" @click=${() => this.dispatchEvent(new CustomEvent('kith-close'))}>${texts.say('edit.cancel')}</button></div>
    </form>`
  }

  readonly #save = async (event: Event) => {
    event.preventDefault()
    const { row, texts, session } = this
    const name = this.name.trim()
    try {
      if (name === '') this.#problems = { fields: { name: texts.say('problem.required') }, whole: undefined }
      else {
        await (row
          ? session.api.mutate('kernel.lines.update', { id: row.id, version: row.version, set: { name } })
          : session.api.mutate('kernel.lines.create', { name }))
        this.dispatchEvent(new CustomEvent<string>('kith-done', { detail: name }))
      }
    } catch (error) {
      this.#problems = problemsOf(error, texts, this.directory.byName('kernel.businessLine')?.fields ?? [])
    }
    this.requestUpdate()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }
}

customElements.define('kith-line-form', KithLineForm)
