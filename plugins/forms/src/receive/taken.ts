import type { Stored } from '../operations/store.ts'

/** What becomes of a visitor's post. `code` is translated on screen. */
export type Taken =
  | { readonly kind: 'stored'; readonly stored: Stored; readonly locale: string }
  | {
      readonly kind: 'refused'
      readonly status: 403 | 404 | 409 | 410 | 422 | 429 | 503
      readonly code: string
      readonly errors?: Readonly<Record<string, string>>
      /** Seconds. */
      readonly retryAfter?: number
    }

/** What one key must be sent with again. */
export interface Sent {
  readonly key: string
  readonly body: string
}
