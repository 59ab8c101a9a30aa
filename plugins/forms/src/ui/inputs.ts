import type { Texts } from '@kith/admin/ui'
import type { FormDesign } from '@kith/plugin-forms/contract'
import { css, html, nothing, type TemplateResult } from 'lit'
import { type FormText, languagesOf, withText } from './design/texts.ts'
import { languageName } from './words.ts'

export interface LineOptions {
  readonly id: string
  readonly label: unknown
  readonly value: string
  readonly set: (value: string) => void
  readonly isOff?: boolean
  readonly lang?: string
  readonly hint?: string | undefined
  readonly wrong?: string | undefined
  readonly isLong?: boolean
  readonly type?: 'text' | 'email' | 'url' | 'number' | 'date'
  readonly isCode?: boolean
  /** On each key, or once it is left. */
  readonly on?: 'input' | 'change'
  readonly placeholder?: string
  readonly max?: number
}

const typedIn = (event: Event) => (event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value

/** A labelled line to type in. */
export function line(options: LineOptions): TemplateResult {
  const {
    id,
    label,
    value,
    set,
    isOff = false,
    lang,
    hint,
    wrong,
    isLong = false,
    type = 'text',
    isCode = false,
    on = 'input',
    placeholder = '',
    max,
  } = options
  const act = (event: Event) => set(typedIn(event))
  const input = on === 'input' ? act : undefined
  const change = on === 'change' ? act : undefined
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || nothing
  const control = isLong
    ? html`<textarea class="control" id=${id} rows="3" dir="auto" lang=${lang ?? nothing} placeholder=${placeholder} maxlength=${max ?? nothing} ?readonly=${isOff} aria-describedby=${described} aria-invalid=${Boolean(wrong)} .value=${value} @input=${input} @change=${change}></textarea>`
    : html`<input class="control ${isCode ? 'code' : ''}" id=${id} type=${type} dir="auto" lang=${lang ?? nothing} placeholder=${placeholder} maxlength=${max ?? nothing} ?readonly=${isOff} aria-describedby=${described} aria-invalid=${Boolean(wrong)} autocomplete="off" .value=${value} @input=${input} @change=${change}>`
  return html`<div class="f"><label for=${id}>${label}</label>${control}${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}${wrong ? html`<p class="wrong" id="${id}-wrong">${wrong}</p>` : nothing}</div>`
}

export interface PickOptions {
  readonly id: string
  readonly label: unknown
  readonly value: string
  readonly options: readonly (readonly [value: string, words: string])[]
  readonly set: (value: string) => void
  readonly isOff?: boolean
  readonly hint?: string
}

/** A labelled choice. */
export function pick({ id, label, value, options, set, isOff = false, hint }: PickOptions): TemplateResult {
  return html`<div class="f"><label for=${id}>${label}</label><select class="control" id=${id} ?disabled=${isOff} @change=${(event: Event) => set(typedIn(event))}>${options.map(([code, words]) => html`<option value=${code} .selected=${code === value}>${words}</option>`)}</select>${hint ? html`<p class="hint">${hint}</p>` : nothing}</div>`
}

/** A box to tick, with its words. */
export function tick({
  id,
  label,
  isOn,
  set,
  isOff = false,
}: {
  readonly id: string
  readonly label: string
  readonly isOn: boolean
  readonly set: (isOn: boolean) => void
  readonly isOff?: boolean
}): TemplateResult {
  return html`<label class="box"><input id=${id} type="checkbox" ?disabled=${isOff} .checked=${isOn} @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}><span>${label}</span></label>`
}

export interface TextLinesOptions {
  readonly texts: Texts
  readonly design: FormDesign
  readonly text: FormText
  readonly label: string
  readonly edit: (design: FormDesign) => void
  readonly isOff: boolean
  readonly hint?: string
  readonly id?: string
}

/** One text of the form in each of its languages, one under the other. */
export function textLines({
  texts,
  design,
  text,
  label,
  edit,
  isOff,
  hint,
  id = text.path,
}: TextLinesOptions): TemplateResult {
  const [own = '', ...others] = languagesOf(design)
  const named = (tag: string) =>
    others.length > 0 ? texts.word('forms.build.in', { label, language: languageName(tag) }) : label
  return html`${line({ id: `t-${id}`, label: named(own), value: text.own, lang: own, isLong: text.isLong, isOff, hint, set: words => edit(text.set(words)) })}
    ${others.map(tag => line({ id: `t-${id}-${tag}`, label: named(tag), value: design.texts?.[tag]?.[text.path] ?? '', lang: tag, isLong: text.isLong, isOff, placeholder: text.own, set: words => edit(withText(design, tag, text.path, words)) }))}`
}

export const inputStyles = css`
  .f { margin-top: var(--k-space-3); }
  .f label { display: block; margin-bottom: var(--k-space-1); color: var(--k-text-2); font-size: var(--k-text-s); }
  .f .hint, .f .wrong { margin-top: var(--k-space-1); font-size: var(--k-text-xs); line-height: var(--k-leading); }
  .two { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--k-space-2); }
  .box { margin-top: var(--k-space-2); min-height: var(--k-control-small); }
  h2 { font-weight: var(--k-weight-medium); overflow-wrap: anywhere; }
  h3 { margin-top: var(--k-space-6); color: var(--k-text-2); font-weight: var(--k-weight-medium); font-size: var(--k-text-s); }
  .problem { display: flex; gap: var(--k-space-2); margin-top: var(--k-space-3); padding: var(--k-space-2) var(--k-space-3); border-radius: var(--k-radius-m); background: var(--k-red-soft); color: var(--k-red-ink); font-size: var(--k-text-s); line-height: var(--k-leading); }
  .icon { width: var(--k-control-height); padding: 0; flex: none; }
`
