import { html, type TemplateResult } from 'lit/html.js'
import type { FormField, FormOption } from './definition.ts'
import { isRadio, isTick, maxLengthOf } from './fields.ts'
import { examples } from './messages.ts'
import { rich } from './rich.ts'
import type { Words } from './texts.ts'

/**
 * A field: label, help, a native control and what is wrong with it. `dressControls` does what all controls share.
 *
 * @param code what is wrong, if anything
 */
export function fieldView(field: FormField, words: Words, code?: string): TemplateResult | '' {
  const { name, type, required } = field
  const text = (part: 'label' | 'help' | 'placeholder' | 'text') => words(`${name}.${part}`, field[part])
  const own = text('text') || text('label')
  if (type === 'hidden') return ''
  if (type === 'static') return html`<p part="field">${rich(own)}</p>`
  const options = optionsOf(field)
  const said = ({ value, label }: FormOption) => words(`${name}.option.${value}`, label)
  const label = html`${text('label')}${required ? '' : html` <span class="mute">(${words('optional')})</span>`}`
  const help = text('help') && html`<p class="help mute" part="help" id="${name}-help">${text('help')}</p>`
  const wrong = code && html`<p class="error" part="error" id="${name}-error">${errorText(field, words, code)}</p>`
  if (options && type !== 'select') {
    return html`<fieldset class="field" part="field">
      ${isTick(type) ? '' : html`<legend class="label" part="label">${label}</legend>`}${help}
      <div class=${type}>
        ${options.map(
          option => html`<label class="option" part="option"
            ><input type=${isRadio(type) ? 'radio' : 'checkbox'} name=${name} value=${option.value} /><span
              >${isTick(type) ? rich(own) : said(option)}</span
            ></label>`,
        )}
      </div>
      ${wrong}
    </fieldset>`
  }
  return html`<div class="field" part="field">
    <label class="label" part="label" for=${name}>${label}</label>${help}${
      options
        ? html`<div class="select"><select class="input" part="input" id=${name} name=${name}>
            <option value="">${text('placeholder') || words('choose')}</option>
            ${options.map(option => html`<option value=${option.value}>${said(option)}</option>`)}
          </select></div>`
        : type === 'textarea'
          ? html`<textarea class="input" part="input" id=${name} name=${name}></textarea>`
          : html`<input class="input" part="input" id=${name} name=${name} type=${/date|email|file|number|tel/.test(type) ? type : 'text'} />`
    }${wrong}
  </div>`
}

/** The sentence for what is wrong with a field; for a code of the server's that nobody knows, `invalid`. */
function errorText(field: FormField, words: Words, code = ''): string {
  return words(code, '', { ...field, maxLength: maxLengthOf(field) }) || `${words('invalid')} ${examples[code] ?? ''}`
}

/** Gives a field's controls what the browser needs: rules, keyboard, autofill, and what describes them. */
export function dressControls(controls: HTMLInputElement[], field: FormField, words: Words, code?: string): void {
  const { name, type, required, min = '', max = '', autocomplete } = field
  for (const control of controls) {
    Object.assign(control, {
      min,
      max,
      step: 'any',
      required: required && type !== 'checkboxes',
      placeholder: words(`${name}.placeholder`, field.placeholder),
      autocomplete: autocomplete ?? (/email|tel|url/.test(type) ? type : ''),
      inputMode: { number: 'decimal', url: 'url' }[type as string] ?? '',
      enterKeyHint: 'go',
      // The browser takes a@b for an address, refuses example.com, and of a phone number it knows nothing.
      pattern:
        { email: '.+@.+\\..+', tel: '(\\D*\\d){5,}.*', url: '(https?://)?[^\\s:]+\\.\\S+' }[type as string] ?? '.*',
      ariaInvalid: !!code,
    })
    control.setAttribute('aria-describedby', `${name}-help ${name}-error`)
  }
}

function optionsOf({ type, options = [], min = 1, max = 5 }: FormField): FormOption[] | undefined {
  if (isTick(type)) return [{ value: 'on', label: '' }]
  if (type === 'rating') {
    return Array.from({ length: +max - +min + 1 }, (_, at) => ({ value: `${+min + at}`, label: `${+min + at}` }))
  }
  return /select|radio|checkboxes/.test(type) ? options : undefined
}
