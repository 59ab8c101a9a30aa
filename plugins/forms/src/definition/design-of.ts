import { KithError } from '@kith/sdk'
import { type FormDesign, type FormField, type FormFieldType, fieldTypes } from '../contract/index.ts'
import { knownFields } from './known-fields.ts'

/**
 * A form of one step from names of fields: `email`, `budget:number`, `size:select=small|large`; a star behind it makes it
 * required (`phone*`). Known names bring type, words in both languages and autofill. Throws `forms.bad_field`.
 */
export function designOf(title: string, given: readonly string[]): FormDesign {
  const read = given.map(readField)
  const texts = read.flatMap(({ field, chinese }) =>
    Object.entries(chinese).map(([part, words]) => [`${field.name}.${part}`, words]),
  )
  return {
    lang: 'en',
    title,
    steps: [{ fields: read.map(({ field }) => field) }],
    ...(texts.length > 0 ? { texts: { 'zh-CN': Object.fromEntries(texts) } } : {}),
  }
}

interface Read {
  readonly field: FormField
  readonly chinese: Readonly<Record<string, string>>
}

function readField(given: string): Read {
  const [, name = '', type, list, star] = /^([A-Za-z][\w-]*)(?::([a-z]+))?(?:=([^*]+))?(\*)?$/.exec(given) ?? []
  if (!name) throw badField(given, 'write name, name:type or name:select=one|two, with * behind it if it is required')
  if (type !== undefined && !isType(type)) throw badField(given, `the types are ${fieldTypes.join(', ')}`)
  const options = list?.split('|').map(word => ({ value: word.trim(), label: word.trim() }))
  const known = type === undefined && !options ? knownFields[name] : undefined
  const field: FormField = {
    name,
    ...(known?.field ?? { type: type ?? (options ? 'select' : 'text'), label: labelOf(name), required: false }),
    ...(options ? { options } : {}),
    ...(star ? { required: true } : {}),
  }
  return { field, chinese: known?.chinese ?? {} }
}

function isType(type: string): type is FormFieldType {
  return (fieldTypes as readonly string[]).includes(type)
}

/** `delivery-date` and `deliveryDate` as 'Delivery date'. */
function labelOf(name: string): string {
  const words = name
    .replaceAll(/[-_]+/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function badField(given: string, what: string): KithError {
  return new KithError('forms.bad_field', `"${given}" is no field: ${what}.`, { field: given })
}
