import { html, type TemplateResult } from 'lit'
import { said } from './form.ts'
import { FormPart } from './form-part.ts'
import { planFields, readPlan } from './plan-fields.ts'
import { localInput } from './times.ts'
import { readTypes, type TypeRow } from './types.ts'

/** Notes what was done with a record of any kind, and plans what comes next (R60, R61). */
export class KithActivitiesLog extends FormPart {
  static override properties = {
    ...FormPart.properties,
    types: { state: true },
    chosen: { state: true },
    next: { state: true },
    isNext: { state: true },
  }

  declare types: readonly TypeRow[]
  declare chosen: string
  declare next: string
  declare isNext: boolean
  readonly #now = localInput(new Date())

  constructor() {
    super()
    this.types = []
    this.chosen = 'call'
    this.next = 'task'
    this.isNext = false
  }

  override firstUpdated(): void {
    void readTypes(this.session).then(types => {
      this.types = types
      if (!types.some(one => one.code === this.chosen)) this.chosen = types[0]?.code ?? ''
    })
    this.renderRoot.querySelector<HTMLElement>('input[name=subject]')?.focus()
  }

  override doing(): string {
    return this.texts.word('activities.action.log')
  }

  override fields(): TemplateResult {
    const { texts, types, chosen, next, isNext } = this
    return html`${planFields({ texts, types, chosen, start: this.#now, choose: code => (this.chosen = code) })}
      <label><span>${texts.word('activities.form.feedback')}</span><textarea class="control" name="feedback" rows="4" maxlength="10000" dir="auto"></textarea></label>
      <label class="box"><input type="checkbox" .checked=${isNext} @change=${(event: Event) => (this.isNext = (event.target as HTMLInputElement).checked)}><span>${texts.word('activities.form.next')}</span></label>
      ${isNext ? html`<div class="next">${planFields({ texts, types, chosen: next, prefix: 'next-', choose: code => (this.next = code) })}</div>` : ''}`
  }

  override async send(data: FormData): Promise<string | undefined> {
    const { texts, place } = this
    const plan = readPlan(data)
    if (!plan) {
      this.problem = texts.word('activities.form.subject-needed')
      return undefined
    }
    const about = place.entity && place.row ? { about: { entity: place.entity.name, id: place.row.id } } : {}
    const followUp = this.isNext ? readPlan(data, 'next-') : undefined
    const feedback = said(data, 'feedback')
    const input = { ...plan, ...about, ...(feedback && { feedback }), ...(followUp && { followUp }) }
    return (await this.call('activities.log', input)) ? texts.word('activities.done.logged') : undefined
  }
}

customElements.define('kith-activities-log', KithActivitiesLog)
