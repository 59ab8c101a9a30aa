import { html, type TemplateResult } from 'lit'
import { said } from './form.ts'
import { FormPart } from './form-part.ts'
import { planFields, readPlan } from './plan-fields.ts'
import { readTypes, type TypeRow } from './types.ts'

/** Closes an activity with what came of it (R60), and plans the next one (R61). */
export class KithActivitiesComplete extends FormPart {
  static override properties = {
    ...FormPart.properties,
    types: { state: true },
    next: { state: true },
    isNext: { state: true },
  }

  declare types: readonly TypeRow[]
  declare next: string
  declare isNext: boolean

  constructor() {
    super()
    this.types = []
    this.next = 'call'
    this.isNext = false
  }

  override firstUpdated(): void {
    void readTypes(this.session).then(types => (this.types = types))
    this.renderRoot.querySelector<HTMLElement>('textarea')?.focus()
  }

  override doing(): string {
    return this.texts.word('activities.action.complete')
  }

  override fields(): TemplateResult {
    const { texts, types, next, isNext, place } = this
    const before = String(place.row?.feedback ?? '')
    return html`<label><span>${texts.word('activities.form.feedback')}</span><textarea class="control" name="feedback" rows="4" maxlength="10000" dir="auto" aria-describedby="problem" .value=${before}></textarea></label>
      <label class="box"><input type="checkbox" .checked=${isNext} @change=${(event: Event) => (this.isNext = (event.target as HTMLInputElement).checked)}><span>${texts.word('activities.form.next')}</span></label>
      ${isNext ? html`<div class="next">${planFields({ texts, types, chosen: next, prefix: 'next-', choose: code => (this.next = code) })}</div>` : ''}`
  }

  override async send(data: FormData): Promise<string | undefined> {
    const followUp = this.isNext ? readPlan(data, 'next-') : undefined
    const feedback = said(data, 'feedback')
    const input = { id: this.ids[0], ...(feedback && { feedback }), ...(followUp && { followUp }) }
    return (await this.call('activities.complete', input)) ? this.texts.word('activities.done.completed') : undefined
  }
}

customElements.define('kith-activities-complete', KithActivitiesComplete)
