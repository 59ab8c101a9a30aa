import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Labels } from '../../data/api.ts'
import type { FieldInfo } from '../../data/directory.ts'
import type { Picked } from '../../edit/ref-input.ts'
import { icon } from '../../ui/icons.ts'
import type { Shared } from '../../ui/part.ts'
import type { Typed } from './operators.ts'

export interface TypedOptions extends Shared {
  readonly entity: string
  readonly field: FieldInfo
  readonly typed: Typed
  readonly draft: unknown
  readonly labels: Labels
  change(draft: unknown): void
  learn(id: string, label: string): void
}

/** The control for what stands beside an operator. */
export function typedInput(options: TypedOptions): TemplateResult | typeof nothing {
  return inputs[options.typed](options)
}

const inputs: Readonly<Record<Typed, (options: TypedOptions) => TemplateResult | typeof nothing>> = {
  none: () => nothing,
  text: options => plain(options, 'text'),
  number: options => plain(options, 'number'),
  values: lines,
  date: options => plain(options, 'date'),
  days: options => plain(options, 'number', options.texts.say('filter.days')),
  options: optionBoxes,
  records: recordPicker,
}

function plain({ texts, draft, change }: TypedOptions, type: string, name = texts.say('filter.value')): TemplateResult {
  return html`<input class="control" type=${type} min=${name === texts.say('filter.days') ? 1 : nothing} step="any" aria-label=${name} placeholder=${type === 'date' ? nothing : name} .value=${live(String(draft ?? ''))} @input=${(event: Event) => change((event.target as HTMLInputElement).value)}>`
}

/** Several values, one a line. */
function lines({ texts, draft, change }: TypedOptions): TemplateResult {
  const name = texts.say('filter.values')
  return html`<textarea class="control" rows="3" aria-label=${name} placeholder=${name} .value=${live(String(draft ?? ''))} @input=${(event: Event) => change((event.target as HTMLTextAreaElement).value)}></textarea>`
}

function optionBoxes({ texts, entity, field, draft, change }: TypedOptions): TemplateResult {
  const chosen = new Set(draft as readonly string[] | undefined)
  const toggle = (code: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(code)
    else next.delete(code)
    change((field.options.values ?? []).filter(one => next.has(one)))
  }
  return html`<div class="boxes" role="group" aria-label=${texts.say('filter.value')}>${(
    field.options.values ?? []
  ).map(
    code =>
      html`<label class="box"><input type="checkbox" .checked=${live(chosen.has(code))} @change=${(event: Event) => toggle(code, (event.target as HTMLInputElement).checked)}><span>${texts.choice(entity, field.name, code)}</span></label>`,
  )}</div>`
}

const me = { $: 'actor.id' }

/** Records by their names; of people, whoever looks at the list too. */
function recordPicker(options: TypedOptions): TemplateResult {
  const { texts, session, directory, field, labels, change, learn } = options
  const chosen = (options.draft as readonly unknown[] | undefined) ?? []
  const isMe = (one: unknown) => JSON.stringify(one) === JSON.stringify(me)
  const isPerson = field.options.entity === 'kernel.user'
  const picked = ({ detail }: CustomEvent<Picked | undefined>) => {
    if (!detail || chosen.includes(detail.id)) return
    learn(detail.id, detail.label)
    change([...chosen, detail.id])
  }
  return html`
    ${isPerson ? html`<label class="box"><input type="checkbox" .checked=${live(chosen.some(isMe))} @change=${(event: Event) => change((event.target as HTMLInputElement).checked ? [...chosen, me] : chosen.filter(one => !isMe(one)))}><span>${texts.say('filter.me')}</span></label>` : nothing}
    <div class="picked">${chosen
      .filter(one => !isMe(one))
      .map(id => {
        const name = labels[String(id)] ?? texts.say('filter.somebody')
        return html`<button class="btn" type="button" aria-label=${texts.say('filter.remove', { name })} @click=${() => change(chosen.filter(one => one !== id))}><span dir="auto">${name}</span>${icon('close')}</button>`
      })}</div>
    <kith-ref-input .name=${texts.say('filter.value')} .session=${session} .directory=${directory} .texts=${texts} .entities=${[field.options.entity ?? '']} .label=${''} @kith-picked=${picked}></kith-ref-input>
  `
}
