import { decision } from '@kith/sdk'
import { addUpdate, type Draft, readBefore } from '../change/draft.ts'
import { modelOf } from '../data/data-for.ts'
import type { Kernel } from '../kernel.ts'
import { type Decided, DifferentError, isApproved, proposed } from './decided.ts'

/** Closes the decision in the change that it lets through. Throws `DifferentError` where the change is another one. */
export async function approve(kernel: Kernel, draft: Draft, decided: Decided): Promise<void> {
  if (!isApproved(draft, decided.writes)) throw new DifferentError(proposed(draft))
  closeDecision(kernel, draft, decided)
  await readBefore(kernel, draft)
}

/** Answered, and gone on with: in this change, or held by the next tap. */
export function closeDecision(kernel: Kernel, draft: Draft, { id, version, by, comment }: Decided): void {
  const values = { status: 'approved', decidedBy: by, comment }
  addUpdate(draft, modelOf(kernel, decision), id, values, 'kernel', version)
}
