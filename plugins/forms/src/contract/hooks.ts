import { filter } from '@kith/sdk'
import { z } from 'zod'
import { fieldTypes, formValue } from './definition.ts'
import { attribution, consent, file } from './submission.ts'

const Receiving = z.object({
  /** Ids of the submission and of its form. */
  submission: z.string(),
  form: z.string(),
  publicId: z.string(),
  /** The form's source, a code. */
  source: z.string().nullable(),
  /** What the form says that its answers become: a tap passes over what is not its own. */
  makes: z.string(),
  /** The form's fields, so that a tap can tell what a value is. */
  fields: z.array(z.object({ name: z.string(), type: z.enum(fieldTypes), autocomplete: z.string().optional() })),
  values: z.record(z.string(), formValue),
  meta: attribution,
  /** What was agreed to, with what was read. */
  consent: z.array(consent),
  locale: z.string(),
  /** The files that came with it: they are the submission's, and `ctx.change.attach` adds them to what comes of it. */
  files: z.array(file),
})
export type Receiving = z.infer<typeof Receiving>

/**
 * A visitor has confirmed by mail what they agreed to in an answer that was processed before: `consent` holds what counts from
 * now on, which `forms.receiving` held back. A tap that fails leaves it unconfirmed, and the visitor is asked to try again.
 */
export const confirmed = filter('forms.confirmed', Receiving)

/**
 * A visitor's answers are about to be stored: a shape tap adds what comes of them (a lead, a case) by `ctx.change`, in the
 * same commit. A tap that fails, rejects or holds costs the visitor nothing: the submission is kept and tried again.
 */
export const receiving = filter('forms.receiving', Receiving)
