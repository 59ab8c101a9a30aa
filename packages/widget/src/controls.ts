import type { FormField, FormOption } from './definition.ts'
import { type Attributes, type Child, h } from './dom.ts'
import { isRadio, isTick, maxLengthOf } from './fields.ts'
import { examples } from './messages.ts'
import { rich } from './rich.ts'
import type { Words } from './texts.ts'

/**
 * A field: label, help, a native control and what is wrong with it.
 *
 * @param code what is wrong, if anything
 */
export function fieldView(field: FormField, words: Words, code?: string): Child {
  const { name, type, required } = field
  const text = (part: 'label' | 'help' | 'placeholder' | 'text') => words(`${name}.${part}`, field[part])
  const own = text('text') || text('label')
  if (type === 'hidden') return null
  if (type === 'static') return h('p', { part: 'field' }, rich(own))
  const options = optionsOf(field)
  const label = [text('label'), !required && h('span', { class: 'mute' }, ` (${words('optional')})`)]
  const help = text('help') && h('p', { class: 'help mute', part: 'help', id: `${name}-help` }, text('help'))
  const wrong = code && h('p', { class: 'error', part: 'error', id: `${name}-error` }, errorText(field, words, code))
  const control = attributesOf(field, words, code)
  const called = { class: 'label', part: 'label' }
  const said = ({ value, label }: FormOption) => words(`${name}.option.${value}`, label)
  if (options && type !== 'select') {
    return h(
      'fieldset',
      { class: 'field', part: 'field' },
      !isTick(type) && h('legend', called, label),
      help,
      h(
        'div',
        { class: type },
        options.map(option =>
          h(
            'label',
            { class: 'option', part: 'option' },
            h('input', { ...control, type: isRadio(type) ? 'radio' : 'checkbox', value: option.value }),
            h('span', {}, isTick(type) ? rich(own) : said(option)),
          ),
        ),
      ),
      wrong,
    )
  }
  const input = { ...control, class: 'input', part: 'input', id: name }
  return h(
    'div',
    { class: 'field', part: 'field' },
    h('label', { ...called, for: name }, label),
    help,
    options
      ? h(
          'div',
          { class: 'select' },
          h(
            'select',
            input,
            h('option', { value: '' }, text('placeholder') || words('choose')),
            options.map(option => h('option', { value: option.value }, said(option))),
          ),
        )
      : type === 'textarea'
        ? h('textarea', input)
        : h('input', { ...input, type: examples[type] && type !== 'url' ? type : 'text' }),
    wrong,
  )
}

/** The sentence for what is wrong with a field; for a code of the server's that nobody knows, `invalid`. */
function errorText(field: FormField, words: Words, code: string): string {
  return words(code, '', { ...field, maxLength: maxLengthOf(field) }) || `${words('invalid')} ${examples[code] ?? ''}`
}

/** What the browser needs of a control: rules, keyboard, autofill, and what describes it. */
function attributesOf(field: FormField, words: Words, code?: string): Attributes {
  const { name, type, required, min, max, autocomplete } = field
  return {
    name,
    min,
    max,
    step: 'any',
    required: required && type !== 'checkboxes',
    placeholder: words(`${name}.placeholder`, field.placeholder),
    autocomplete: autocomplete ?? (/email|tel|url/.test(type) && type),
    inputmode: { number: 'decimal', url: 'url' }[type as string],
    enterkeyhint: 'go',
    // The browser takes a@b for an address, refuses example.com, and of a phone number it knows nothing.
    pattern: { email: '.+@.+\\..+', tel: '(\\D*\\d){5,}.*', url: '(https?://)?[^\\s:]+\\.\\S+' }[type as string],
    'aria-invalid': `${!!code}`,
    'aria-describedby': `${name}-help ${name}-error`,
  }
}

function optionsOf({ type, options = [], min = 1, max = 5 }: FormField): FormOption[] | undefined {
  if (isTick(type)) return [{ value: 'on', label: '' }]
  if (type === 'rating') {
    return Array.from({ length: +max - +min + 1 }, (_, at) => ({ value: `${+min + at}`, label: `${+min + at}` }))
  }
  return /select|radio|checkboxes/.test(type) ? options : undefined
}
