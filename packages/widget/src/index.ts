import './register.ts'

export type { Attribution } from './attribution.ts'
export { chinese } from './chinese.ts'
export type * from './definition.ts'
export { type FieldErrors, KithForm, type KithFormStatus, type Meta } from './element.ts'
export type { KithFormEvent, KithFormEvents } from './events.ts'
export { english, type Messages } from './messages.ts'
export type { SubmitResult } from './send.ts'
