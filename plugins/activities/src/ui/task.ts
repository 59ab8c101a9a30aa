import { html, nothing, type TemplateResult } from 'lit'
import { said } from './form.ts'
import { FormPart } from './form-part.ts'
import { planFields, readPlan } from './plan-fields.ts'
import { localInput } from './times.ts'
import { readTypes, type TypeRow } from './types.ts'

const rhythms = ['DAILY', 'WEEKLY', 'MONTHLY'] as const

/** Plans an activity about a record of any kind, or about none, once or again and again (R52). */
export class KithActivitiesTask extends FormPart {
  static override properties = {
    ...FormPart.properties,
    types: { state: true },
    chosen: { state: true },
    rhythm: { state: true },
  }

  declare types: readonly TypeRow[]
  declare chosen: string
  declare rhythm: string

  constructor() {
    super()
    this.types = []
    this.chosen = 'task'
    this.rhythm = ''
  }

  /** The moment that the dialog was opened for, where it was opened for one: in a calendar. */
  get #start(): string {
    const [at] = this.place.rest ?? []
    return localInput(at === undefined ? inOneHour() : new Date(at))
  }

  override firstUpdated(): void {
    if (this.place.rest?.[0] !== undefined) this.chosen = 'meeting'
    void readTypes(this.session).then(types => {
      this.types = types
      if (!types.some(one => one.code === this.chosen)) this.chosen = types[0]?.code ?? ''
    })
    this.renderRoot.querySelector<HTMLElement>('input[name=subject]')?.focus()
  }

  override doing(): string {
    return this.texts.word('activities.action.task')
  }

  override fields(): TemplateResult {
    const { texts, types, chosen, rhythm } = this
    const choose = (event: Event) => (this.rhythm = (event.target as HTMLSelectElement).value)
    return html`${planFields({ texts, types, chosen, start: this.#start, choose: code => (this.chosen = code) })}
      <label><span>${texts.word('activities.form.plan')}</span><textarea class="control" name="plan" rows="3" maxlength="10000" dir="auto"></textarea></label>
      <div class="two">
        <label><span>${texts.field('activities.activity', 'priority')}</span><select class="control" name="priority">${['normal', 'low', 'urgent'].map(value => html`<option value=${value}>${texts.choice('activities.activity', 'priority', value)}</option>`)}</select></label>
        <label><span>${texts.word('activities.form.repeat')}</span><select class="control" name="rhythm" @change=${choose}><option value="">${texts.word('activities.form.repeat.no')}</option>${rhythms.map(value => html`<option value=${value}>${texts.word(`activities.form.repeat.${value}`)}</option>`)}</select></label>
        ${rhythm === '' ? nothing : html`<label><span>${texts.word('activities.form.times')}</span><input class="control" type="number" name="times" min="2" max="100" value="4" required></label>`}
      </div>`
  }

  override async send(data: FormData): Promise<string | undefined> {
    const { texts, place } = this
    const plan = readPlan(data)
    if (!plan) {
      this.problem = texts.word('activities.form.subject-needed')
      return undefined
    }
    const about = place.entity && place.row ? { about: { entity: place.entity.name, id: place.row.id } } : {}
    const [rhythm, intended] = [said(data, 'rhythm'), said(data, 'plan')]
    const repeat = rhythm === undefined ? {} : { repeat: `FREQ=${rhythm};COUNT=${String(data.get('times'))}` }
    const more = { priority: String(data.get('priority')), ...(intended && { plan: intended }) }
    const answer = await this.call<{ ids: readonly string[] }>('activities.plan', {
      ...plan,
      ...about,
      ...more,
      ...repeat,
    })
    if (!answer) return undefined
    const n = answer.ids.length
    return n === 1 ? texts.word('activities.done.planned') : texts.word('activities.done.series', { n })
  }
}

function inOneHour(): Date {
  const at = new Date()
  at.setHours(at.getHours() + 1, 0, 0, 0)
  return at
}

customElements.define('kith-activities-task', KithActivitiesTask)
