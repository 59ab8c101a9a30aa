import type { FieldInfo } from '../data/directory.ts'
import { choice, yesNo } from './kinds/choice.ts'
import { choices } from './kinds/choices.ts'
import { condition } from './kinds/condition.ts'
import { json } from './kinds/json.ts'
import type { InputKind, Read } from './kinds/kind.ts'
import { money } from './kinds/money.ts'
import { decimalNumber, wholeNumber } from './kinds/numbers.ts'
import { anyRef, ref } from './kinds/ref.ts'
import { refs } from './kinds/refs.ts'
import { day, moment } from './kinds/times.ts'
import { emailWords, phoneWords, urlWords, words } from './kinds/words.ts'

/** How the kinds of fields are typed: a new kind is a line here. */
const kinds: Readonly<Record<string, InputKind>> = {
  text: words,
  email: emailWords,
  phone: phoneWords,
  url: urlWords,
  integer: wholeNumber,
  decimal: decimalNumber,
  money,
  choice,
  choices,
  boolean: yesNo,
  date: day,
  instant: moment,
  ref,
  anyRef,
  refs,
  condition,
  json,
}

/** How a field is typed; a kind that nobody foresaw as a document, which says all. */
export function inputOf({ kind }: FieldInfo): InputKind {
  return kinds[kind] ?? json
}

/** What a draft means, and whether something must stand there. */
export function readDraft(field: FieldInfo, draft: unknown): Read {
  const read = inputOf(field).read(draft, field)
  if ('problem' in read || !field.options.required) return read
  const isEmpty = read.value === null || read.value === ''
  return isEmpty ? { problem: 'required' } : read
}
