import { KithError } from '../errors.ts'
import { anyRefKind } from './any-ref.ts'
import { booleanKind } from './boolean.ts'
import { choiceKind } from './choice.ts'
import { choicesKind } from './choices.ts'
import { dateKind } from './date.ts'
import { decimalKind } from './decimal.ts'
import { emailKind } from './email.ts'
import type { AnyField, Kind } from './field.ts'
import { instantKind } from './instant.ts'
import { integerKind } from './integer.ts'
import { jsonKind } from './json.ts'
import { moneyKind } from './money.ts'
import { phoneKind } from './phone.ts'
import { refKind } from './ref.ts'
import { refsKind } from './refs.ts'
import { textKind } from './text.ts'
import { urlKind } from './url.ts'

/** Every kind of field there is. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
  [
    textKind,
    emailKind,
    phoneKind,
    urlKind,
    integerKind,
    decimalKind,
    moneyKind,
    choiceKind,
    choicesKind,
    booleanKind,
    dateKind,
    instantKind,
    refKind,
    refsKind,
    anyRefKind,
    jsonKind,
  ].map(kind => [kind.name, kind]),
)

/** The kind of a field. Throws `KITH_KIND` for one that no file defines. */
export function kindOf(field: AnyField): Kind {
  const kind = kinds.get(field.kind)
  if (!kind) throw new KithError('KITH_KIND', `There is no field kind "${field.kind}".`, { kind: field.kind })
  return kind
}
