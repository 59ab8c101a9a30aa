import type { FormValues } from './definition.ts'
import type { FieldErrors } from './element.ts'
import type { Meta } from './meta.ts'

/** What each event says beside the form's id. All bubble and cross shadow roots. */
export interface KithFormEvents {
  /** The form is drawn. */
  ready: object
  /** The form was seen for the first time. */
  view: object
  /** The visitor's first change. */
  start: object
  change: { field: string }
  /** Another step shows; both count from 1. */
  step: { step: number; steps: number }
  invalid: { errors: FieldErrors }
  /** Before sending; `preventDefault()` keeps the answer from being sent. The only one that says what was written. */
  submit: { values: FormValues; meta: Meta }
  /** A popup, slide-in or drawer. */
  open: object
  close: object
  success: { id?: string | undefined }
  /** The answer is kept on the device. */
  queued: object
  error: { code?: string | undefined }
}

export type KithFormEvent<Name extends keyof KithFormEvents> = CustomEvent<KithFormEvents[Name] & { form: string }>

type KithFormEventMap = { [Name in keyof KithFormEvents as `kith-${Name}`]: KithFormEvent<Name> }

declare global {
  interface HTMLElementEventMap extends KithFormEventMap {}
  interface DocumentEventMap extends KithFormEventMap {}
}
