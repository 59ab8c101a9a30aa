import type { Texts } from '@kith/admin/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { said } from './form.ts'
import { inputMoment } from './times.ts'
import type { TypeRow } from './types.ts'

interface PlanFields {
  readonly texts: Texts
  readonly types: readonly TypeRow[]
  readonly chosen: string
  /** What the names of the fields begin with, where two forms stand in one. */
  readonly prefix?: string
  readonly start?: string
  readonly choose: (code: string) => void
}

/** Type and subject, and a start or, of what has no length, a day on which it is due. */
export function planFields({ texts, types, chosen, prefix = '', start = '', choose }: PlanFields): TemplateResult {
  const isTask = types.find(one => one.code === chosen)?.minutes === 0
  return html`<div class="two">
      <label><span>${texts.word('activities.form.type')}</span><select class="control" name="${prefix}type" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>${types.map(one => html`<option value=${one.code} ?selected=${one.code === chosen}>${one.name}</option>`)}</select></label>
      <label><span>${texts.word(isTask ? 'activities.form.due' : 'activities.form.when')}</span><input class="control" type="datetime-local" name="${prefix}${isTask ? 'due' : 'start'}" .value=${start}></label>
    </div>
    <label><span>${texts.word(prefix === '' ? 'activities.form.what' : 'activities.form.next.what')}</span><input class="control" name="${prefix}subject" maxlength="300" autocomplete="off" dir="auto" aria-describedby=${prefix === '' ? 'problem' : nothing}></label>`
}

/** What was filled in, as the operations take it; undefined without a subject. */
export function readPlan(data: FormData, prefix = '') {
  const subject = said(data, `${prefix}subject`)
  if (subject === undefined) return undefined
  const [start, due] = [inputMoment(data.get(`${prefix}start`)), inputMoment(data.get(`${prefix}due`))]
  return { type: String(data.get(`${prefix}type`)), subject, ...(start && { start }), ...(due && { due }) }
}
