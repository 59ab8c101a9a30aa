import {
  type EntityInfo,
  isHeld,
  type KithError,
  notify,
  operateOn,
  Part,
  type Place,
  problemsOf,
} from '@kith/admin/ui'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { formStyles } from './form.ts'

/** A form of the module in a dialog: it sends, says what came of it, and closes, or says what is wrong. */
export abstract class FormPart extends Part {
  static override styles = [Part.styles, formStyles]
  static override properties: PropertyDeclarations = {
    place: { attribute: false },
    problem: { state: true },
    isBusy: { state: true },
  }

  declare place: Place
  declare problem: string | undefined
  declare isBusy: boolean

  /** What stands in the form. */
  abstract fields(): TemplateResult
  /** The text of the button. */
  abstract doing(): string
  /** Sends what was filled in; answers what to tell, true where that is told, or undefined where `problem` says why not. */
  abstract send(data: FormData): Promise<string | true | undefined>

  get ids(): readonly string[] {
    const { ids, row } = this.place
    return ids ?? (row ? [row.id] : [])
  }

  override render(): TemplateResult {
    const { texts, problem } = this
    return html`<form @submit=${this.#submit} @keydown=${this.#pressed}>
      ${this.fields()}
      ${problem === undefined ? nothing : html`<p class="wrong" id="problem" role="alert">${problem}</p>`}
      <div class="acts"><button class="btn primary" aria-disabled=${this.isBusy === true}>${this.doing()} <kbd>Ctrl ↵</kbd></button><button class="btn quiet" type="button" @click=${() => this.place.close?.()}>${texts.say('edit.cancel')}</button></div>
    </form>`
  }

  /** What an operation answered, or that somebody must decide first. */
  async call<T>(operation: string, input: object): Promise<T | undefined> {
    const { session, texts } = this
    const answer = await session.api.mutate<T>(operation, input)
    if (!isHeld(answer)) return answer as T
    notify(this, { text: texts.say('edit.held', { why: answer.held.reason }) })
    return undefined
  }

  /** Does it with each activity, tells what came of it, and offers the way back where there is one. */
  async each(operation: string, input: object, done: (n: string) => string, final = false): Promise<true> {
    const { session, directory, ids } = this
    const entity = directory.byName('activities.activity') as EntityInfo
    const operate = (id: string) => session.api.mutate(operation, { id, ...input })
    await operateOn(this, { entity, ids, operate, done, final })
    return true
  }

  readonly #pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    ;(event.currentTarget as HTMLFormElement).requestSubmit()
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (this.isBusy) return
    const { texts, place } = this
    this.isBusy = true
    this.problem = undefined
    try {
      const text = await this.send(new FormData(event.target as HTMLFormElement))
      if (text !== undefined) {
        if (text !== true) notify(this, { text })
        place.close?.()
        place.reload?.()
      }
    } catch (error) {
      this.problem = problemsOf(error, texts, []).whole ?? texts.error(error as KithError)
    }
    this.isBusy = false
  }
}
