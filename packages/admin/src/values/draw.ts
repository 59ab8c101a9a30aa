import type { RecordRow } from '../data/api.ts'
import type { FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import { drawChoice, drawChoices } from './choice.ts'
import { drawCondition } from './condition.ts'
import type { ValueContext } from './context.ts'
import { drawDocument, isEmptyDocument } from './document.ts'
import { drawEmail, drawPhone, drawUrl } from './links.ts'
import { drawMoney } from './money.ts'
import { drawBoolean, drawNumber } from './numbers.ts'
import { drawAnyRef, drawRef, drawRefs } from './ref.ts'
import { drawDate, drawInstant } from './times.ts'
import { drawWords } from './words.ts'

/** Draws one value that is not empty. */
export type Draw = (value: unknown, context: ValueContext) => unknown

/** How the kinds of fields are drawn: a new kind is a line here. */
const kinds: Readonly<Record<string, Draw>> = {
  text: drawUrl,
  email: drawEmail,
  phone: drawPhone,
  url: drawUrl,
  integer: drawNumber,
  decimal: drawNumber,
  money: drawMoney,
  choice: drawChoice,
  choices: drawChoices,
  boolean: drawBoolean,
  date: drawDate,
  instant: drawInstant,
  ref: drawRef,
  refs: drawRefs,
  condition: drawCondition,
  anyRef: drawAnyRef,
  json: drawDocument,
}

/** A value as its field's kind draws it, or nothing where it is empty. */
export function drawValue(value: unknown, context: ValueContext): unknown {
  if (isEmptyDocument(value)) return undefined
  return (kinds[context.field.kind] ?? drawWords)(value, context)
}

/** Draws fields of a record as they stand in a row of a list. */
export function inRow(row: RecordRow, context: Omit<ValueContext, 'field' | 'isInRow'>): (field: FieldInfo) => unknown {
  return field => drawValue(fieldValue(row, field.name), { ...context, field, isInRow: true })
}
