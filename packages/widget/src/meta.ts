import { type Attribution, current } from './attribution.ts'
import type { KithForm } from './element.ts'
import { fieldsOf } from './fields.ts'
import type { Picture } from './picture.ts'

/** What goes with the values of an answer. */
export interface Meta extends Attribution {
  locale: string
  /** By consent field: the version of the text that was agreed to. */
  consent: Record<string, string>
  /** What a program wrote into the field that nobody sees; '' from a person. */
  honeypot: string
  /** The version of the definition that was filled in. */
  version: number
}

/** Finds it out of what is filled in and of where the visitor came from. */
export function createMeta(host: KithForm, form: Picture): { meta(): Meta; came(from: Attribution): void } {
  let attribution: Attribution = current()
  return {
    came(from) {
      attribution = from
    },
    meta() {
      const { definition, values } = host
      const version = definition?.version ?? 0
      const consent: Meta['consent'] = {}
      for (const field of fieldsOf(definition)) {
        if (field.type === 'consent' && values[field.name]) consent[field.name] = field.version ?? `${version}`
      }
      const honeypot = form.root().querySelector<HTMLInputElement>('.trap')?.value ?? ''
      return { ...attribution, locale: form.locale(), consent, honeypot, version }
    },
  }
}
