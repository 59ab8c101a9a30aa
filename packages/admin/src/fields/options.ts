import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { repeat } from 'lit/directives/repeat.js'
import { type Locale, locales } from '../data/preferences.ts'
import type { Texts } from '../texts/texts.ts'
import { icon } from '../ui/icons.ts'
import { newOption, type OptionDraft } from './draft.ts'

export interface OptionsEditor {
  readonly texts: Texts
  readonly options: readonly OptionDraft[]
  readonly describedBy: string
  readonly change: (options: readonly OptionDraft[]) => void
  /** Puts the focus into the option, once it is drawn. */
  readonly focus: (id: number) => void
}

/** What a choice offers: its words in both languages, in order. One that is stored may be taken out of use, not away. */
export function optionsEditor(editor: OptionsEditor): TemplateResult {
  const { texts, options, describedBy, change, focus } = editor
  const add = () => {
    const option = newOption()
    change([...options, option])
    focus(option.id)
  }
  return html`<div class="options" role="group" aria-label=${texts.say('fields.options')} aria-describedby=${describedBy || nothing}>
    <div class="option heads" aria-hidden="true"><span></span>${shown(texts).map(locale => html`<span>${texts.say(`fields.locale.${locale}`)}</span>`)}<span></span></div>
    ${repeat(
      options,
      ({ id }) => id,
      (option, at) => one(editor, option, at),
    )}
    <button class="btn quiet start" type="button" @click=${add}>${icon('plus')}${texts.say('fields.options.add')}</button>
  </div>`
}

/** The languages, this one first. */
export function shown({ locale }: Texts): readonly Locale[] {
  return [...locales].sort((a, b) => Number(b === locale) - Number(a === locale))
}

function one({ texts, options, change, focus }: OptionsEditor, option: OptionDraft, at: number): TemplateResult {
  const n = at + 1
  const { id, value, labels, isActive } = option
  const put = (part: Partial<OptionDraft>) => change(options.map(one => (one.id === id ? { ...one, ...part } : one)))
  const move = (by: 1 | -1) => {
    const to = at + by
    if (to < 0 || to >= options.length) return
    change(options.toSpliced(at, 1).toSpliced(to, 0, option))
    focus(id)
  }
  const pressed = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(event.key === 'ArrowUp' ? -1 : 1)
  }
  const button = (name: string, drawing: TemplateResult, act: () => void) =>
    html`<button class="btn quiet icon" type="button" aria-label=${name} title=${name} @click=${act}>${drawing}</button>`
  return html`<div class="option ${isActive ? '' : 'off'}" role="group" data-option=${id} aria-label=${texts.say('fields.option.n', { n })} @keydown=${pressed}>
    <span class="n" aria-hidden="true">${n}</span>
    ${shown(texts).map(locale => {
      const name = texts.say('fields.option.label', { n, language: texts.say(`fields.locale.${locale}`) })
      return html`<input class="control" type="text" maxlength="200" dir="auto" lang=${locale} aria-label=${name} placeholder=${texts.say(`fields.locale.${locale}`)} .value=${live(labels[locale] ?? (locale === shown(texts)[0] && Object.keys(labels).length === 0 ? (value ?? '') : ''))} @input=${(event: Event) => put({ labels: { ...labels, [locale]: (event.target as HTMLInputElement).value } })}>`
    })}
    <span class="tools">
      ${button(texts.say('fields.option.up', { n }), icon('up'), () => move(-1))}
      ${button(texts.say('fields.option.down', { n }), icon('down'), () => move(1))}
      ${
        value === undefined
          ? button(texts.say('fields.option.remove', { n }), icon('close'), () =>
              change(options.filter(one => one.id !== id)),
            )
          : button(
              texts.say(isActive ? 'fields.option.retire' : 'fields.option.return', { n }),
              icon(isActive ? 'close' : 'restore'),
              () => put({ isActive: !isActive }),
            )
      }
    </span>
    ${isActive ? nothing : html`<span class="hint note">${texts.say('fields.option.retired')}</span>`}
  </div>`
}
