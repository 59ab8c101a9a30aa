import type { ChangeContext, Row } from '@kith/sdk'
import { KithError } from '@kith/sdk'
import {
  type Attribution,
  type Consent,
  type FormsContract,
  type FormValues,
  form,
  type Reason,
  type SentFile,
  type Signal,
  submission,
} from '../contract/index.ts'
import { textOf } from '../definition/texts.ts'
import { wordsFor } from '../definition/words.ts'

export interface Answer {
  readonly form: string
  readonly key: string
  readonly values: FormValues
  readonly meta: Attribution
  readonly consent: Consent[]
  readonly locale: string
  readonly signals: Signal[]
  readonly files: SentFile[]
}

export interface Stored {
  readonly id: string
  readonly message: string
  readonly redirect: string | null
}

type Form = Row<typeof form>

/** The form of an answer. Throws `forms.unknown_form`. */
export async function formOf(ctx: Pick<ChangeContext<FormsContract>, 'asPlugin'>, id: string): Promise<Form> {
  const found = (await ctx.asPlugin.snapshot(form)).find(row => row.id === id)
  if (!found)
    throw new KithError('forms.unknown_form', `There is no form ${id}; it may have been deleted.`, { form: id })
  return found
}

/** Adds the submission with its files to the change; answers its id. */
export function store(
  ctx: ChangeContext<FormsContract>,
  answer: Answer,
  outcome: {
    readonly status: 'processed' | 'unprocessed' | 'spam'
    readonly reason: Reason | null
    /** What was agreed to has to be confirmed first. */
    readonly isWaiting: boolean
  },
): string {
  const { form, key, values, meta, consent, locale, signals, files } = answer
  const { isWaiting, ...rest } = outcome
  const optIn = isWaiting ? 'waiting' : null
  const id = ctx.change.create(submission, { form, key, values, meta, consent, locale, signals, optIn, ...rest })
  for (const file of files) ctx.change.attach(file, { entity: submission.name, id })
  return id
}

/** What the visitor is told, whatever becomes of the answer inside. */
export function thank(row: Form, id: string, locale: string): Stored {
  const design = row.definition
  const message = textOf(design, locale, 'thanks.text', design.thanks?.text) || wordsFor(locale).thanksText
  return { id, message, redirect: design.redirect ?? null }
}
