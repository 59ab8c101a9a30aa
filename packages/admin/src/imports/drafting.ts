import type { Shared } from '../ui/part.ts'
import type { Draft } from './draft.ts'
import type { ImportFile } from './reads.ts'
import type { Next } from './step.ts'

/** An import that has not been tried yet, and what can be done with it. */
export interface Drafting extends Shared {
  /** As it is now: more may have been typed since it was drawn. */
  draft(): Draft
  readonly files: ReadonlyMap<string, ImportFile>
  readonly next: Next
  /** Goes to another step. */
  go(draft: Draft): void
  keep(draft: Draft, came?: ImportFile): void
  /** Tries it. */
  start(): void
}
