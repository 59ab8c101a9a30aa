import type { TemplateResult } from 'lit'
import { FormPart } from './form-part.ts'
import { planFields, readPlan } from './plan-fields.ts'
import { readTypes, type TypeRow } from './types.ts'

/** Plans what comes after an activity (R61). */
export class KithActivitiesFollowUp extends FormPart {
  static override properties = { ...FormPart.properties, types: { state: true }, chosen: { state: true } }

  declare types: readonly TypeRow[]
  declare chosen: string

  constructor() {
    super()
    this.types = []
    this.chosen = 'call'
  }

  override firstUpdated(): void {
    void readTypes(this.session).then(types => (this.types = types))
    this.renderRoot.querySelector<HTMLElement>('input[name=subject]')?.focus()
  }

  override doing(): string {
    return this.texts.word('activities.action.followUp')
  }

  override fields(): TemplateResult {
    const { texts, types, chosen } = this
    return planFields({ texts, types, chosen, choose: code => (this.chosen = code) })
  }

  override async send(data: FormData): Promise<string | undefined> {
    const plan = readPlan(data)
    if (!plan) {
      this.problem = this.texts.word('activities.form.subject-needed')
      return undefined
    }
    const answer = await this.call('activities.followUp', { id: this.ids[0], ...plan })
    return answer ? this.texts.word('activities.done.planned') : undefined
  }
}

customElements.define('kith-activities-follow-up', KithActivitiesFollowUp)
