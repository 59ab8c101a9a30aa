import { html, type TemplateResult } from 'lit'
import type { FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import { act, type RowActionOptions } from './act.ts'
import { rowActions } from './actions.ts'

/** A module's action that stands where nothing is said yet: to take what nobody has. */
export function offer(field: FieldInfo, options: RowActionOptions): TemplateResult | undefined {
  const { directory, session, texts, entity, row } = options
  const value = fieldValue(row, field.name)
  if (value !== null && value !== undefined) return undefined
  const action = rowActions(directory, session.me, entity, row).find(
    one => one.on.includes('row') && one.field === field.name,
  )
  if (!action) return undefined
  return html`<button class="link offer" type="button" @click=${() => void act(action, options)}>${texts.word(`${action.plugin}.action.${action.id}`)}</button>`
}
