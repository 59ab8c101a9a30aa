export { anyRef } from './any-ref.ts'
export { boolean } from './boolean.ts'
export { choice } from './choice.ts'
export { choices } from './choices.ts'
export { date } from './date.ts'
export { decimal } from './decimal.ts'
export { email } from './email.ts'
export type {
  AnyField,
  ColumnSpec,
  ColumnType,
  ColumnValue,
  Field,
  FieldOptions,
  Fields,
  Kind,
  TextHints,
  Typed,
} from './field.ts'
export { instant } from './instant.ts'
export { integer } from './integer.ts'
export { type Json, json } from './json.ts'
export { kindOf, kinds } from './kinds.ts'
export { fromMinor, isCurrency, type Money, minorDigits, money, toMinor } from './money.ts'
export { isPhone, normalisePhone, phone } from './phone.ts'
export { ref } from './ref.ts'
export { refs } from './refs.ts'
export { cleanText, text } from './text.ts'
export { url } from './url.ts'
