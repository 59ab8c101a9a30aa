import type { Row } from '@kith/sdk'
import type { Attribution, Consent, FormValues, form, Receiving, SentFile } from '../contract/index.ts'

interface Received {
  readonly id: string
  readonly values: FormValues
  readonly meta: Attribution
  readonly consent: Consent[]
  readonly locale: string
  readonly files: SentFile[]
}

/** What the taps of `forms.receiving` are given. */
export function draftOf(row: Row<typeof form>, received: Received): Receiving {
  return {
    submission: received.id,
    form: row.id,
    publicId: row.publicId ?? row.id,
    source: row.source,
    makes: row.makes,
    fields: row.definition.steps
      .flatMap(step => step.fields)
      .map(({ name, type, autocomplete }) => (autocomplete ? { name, type, autocomplete } : { name, type })),
    values: received.values,
    meta: received.meta,
    consent: received.consent,
    locale: received.locale,
    files: received.files,
  }
}
