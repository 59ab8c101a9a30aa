import type { Json } from '@kith/sdk'
import type { Slice } from '../batches/kinds.ts'
import type { Draft } from '../change/draft.ts'
import type { Statement } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'

/** Something that is wrong, before it is put into words. */
export interface Found {
  /** Of a text `doctor.<code>`. */
  readonly code: string
  readonly where: string
  readonly count: number
  readonly samples?: readonly string[]
}

/** One thing that the doctor looks at. */
export interface Check {
  /** Only reads. */
  find(kernel: Kernel): Promise<Found[]>
  /** One slice of making anew what records say; absent where only a person can know. `state` is null at first. */
  mend?(kernel: Kernel, state: Json, draft: Draft): Promise<Slice<Json>>
}

/** Rows of a read that may walk a whole table. */
export function readAll({ dialect }: Kernel, statement: Statement) {
  return dialect.all(statement, { deadline: 600_000 })
}

/** How many of those concerned are named. */
export const named = 5
