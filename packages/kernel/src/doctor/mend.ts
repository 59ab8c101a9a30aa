import type { ChangeContext, Handler, Json, KernelContract } from '@kith/sdk'
import type { BatchRun, Slice } from '../batches/kinds.ts'
import { startBatch } from '../batches/start.ts'
import type { Draft } from '../change/draft.ts'
import { type CheckName, checks, chosenChecks } from './checks.ts'

/** What is still to be made anew, the first of it at work, and where that stands. */
export interface MendState {
  readonly checks: readonly CheckName[]
  readonly inner: Json
  readonly done: number
}

/** Begins to make anew what records say. */
export const mend: Handler<KernelContract, 'mend'> = (ctx, input) => {
  const names = chosenChecks(input.checks).filter(name => checks[name].mend !== undefined)
  const state = { checks: names, inner: null, done: 0 }
  return { batch: startBatch(ctx as ChangeContext<KernelContract>, { kind: 'kernel.mend', title: 'doctor', state }) }
}

/** `progress` counts what was looked at, over all checks. */
export async function mendSlice({ kernel }: BatchRun, state: MendState, draft: Draft): Promise<Slice<MendState>> {
  const [name, ...rest] = state.checks
  const slice = name && (await checks[name].mend?.(kernel, state.inner, draft))
  if (!slice) return { state, progress: state.done, done: true, result: null }
  const progress = state.done + slice.progress
  if (!slice.done) return { state: { ...state, inner: slice.state }, progress, done: false }
  return { state: { checks: rest, inner: null, done: progress }, progress, done: false }
}
