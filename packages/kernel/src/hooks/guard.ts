import { type Hold, KithError, type Rejection } from '@kith/sdk'
import { whoOf } from './run-tap.ts'
import type { Tap } from './taps.ts'

/** Ends a change that a person must decide first. */
export class HeldError extends KithError {
  readonly tap: Tap
  readonly hold: Hold

  constructor(tap: Tap, hold: Hold) {
    super(
      'KITH_HELD',
      `The tap ${tap.id} of the module ${tap.plugin} holds this until ${hold.approver} decides: ${hold.reason}`,
      { ...whoOf(tap), approver: hold.approver },
    )
    this.tap = tap
    this.hold = hold
  }
}

/**
 * Throws what a guard tap answered: `KITH_REJECTED` with the tap's own code, or a `HeldError`, unless a person has
 * decided on this tap's hold already.
 */
export function obey(tap: Tap, answer: unknown, answered?: ReadonlySet<string>): void {
  if (answer === undefined || answer === null) return
  const verdict = answer as Rejection | Hold
  if (verdict.stop === 'hold' && answered?.has(tap.id)) return
  if (verdict.stop === 'hold') throw new HeldError(tap, verdict)
  if (verdict.stop === 'reject') {
    const { code, message, path, problems } = verdict
    throw new KithError('KITH_REJECTED', message, {
      ...whoOf(tap),
      code,
      ...(path === undefined ? {} : { path }),
      ...(problems === undefined ? {} : { problems }),
    })
  }
  throw new KithError(
    'KITH_TAP_FAILED',
    `The tap ${tap.id} answered its guard with something that is neither reject() nor hold().`,
    whoOf(tap),
  )
}
