import { html, nothing } from 'lit'
import { recordAddress } from '../app/route.ts'
import { avatar } from '../ui/avatar.ts'
import type { Draw } from './draw.ts'

const person = 'kernel.user'

/** Another record by its name, a person with their initials; one that may not be seen says so. */
export const drawRef: Draw = (value, { texts, directory, labels, field, isInRow }) => {
  const id = String(value)
  const name = labels[id]
  const target = directory.byName(field.options.entity ?? '')
  if (name === undefined || !target) {
    return html`<span class="hint">${texts.say('hidden', { name: texts.entity(field.options.entity ?? '') })}</span>`
  }
  const face = target.name === person ? avatar(id, name) : nothing
  const shown = isId(name) ? texts.entity(target.name) : name
  if (isInRow) return html`<span class="own">${face}<span class="cut" dir="auto">${shown}</span></span>`
  return html`<span class="own">${face}<a href=${recordAddress(target.path, id)} dir="auto">${shown}</a></span>`
}

/** A record of any kind, by its name and what it is. */
export const drawAnyRef: Draw = (value, { texts, directory, labels, isInRow }) => {
  const { entity, id } = value as { readonly entity: string; readonly id: string }
  const [name, target] = [labels[id], directory.byName(entity)]
  const kind = texts.entity(entity)
  if (name === undefined || !target) {
    return html`<span class="hint">${texts.say('hidden', { name: kind })}</span>`
  }
  const shown = isId(name) ? kind : name
  if (isInRow) return html`<span class="cut" dir="auto" title=${kind}>${shown}</span>`
  return html`<a href=${recordAddress(target.path, id)} dir="auto">${shown}</a> <span class="hint">${kind}</span>`
}

/** Several of them. */
export const drawRefs: Draw = (value, context) =>
  html`${(value as readonly string[]).map((id, n) => html`${n > 0 ? html`<br>` : nothing}${drawRef(id, context)}`)}`

/** Whether a record's name is only an id, which tells a person nothing. */
export function isId(name: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name)
}
