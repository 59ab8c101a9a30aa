import { describeError, KithError } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import type { Tap } from './taps.ts'

const unavailable: ReadonlySet<string> = new Set(['KITH_PLUGIN_AWAY', 'KITH_PLUGIN_BUSY', 'KITH_PLUGIN_LATE'])

/**
 * Runs a piece of a tap with its name, a time and a deadline. Throws `KITH_TAP_FAILED` or `KITH_TAP_TIMEOUT` naming
 * plugin and tap; the kernel's own taps fail with their own codes. An answer that is no promise costs no timer.
 */
export async function runTap<T>(kernel: Kernel, tap: Tap, piece: () => T | Promise<T>): Promise<T> {
  const began = performance.now()
  tap.stats.calls++
  try {
    const answer = piece()
    return isPromise(answer) ? await withDeadline(answer, kernel.tapDeadline, tap) : answer
  } catch (error) {
    tap.stats.failed++
    const isLate = error instanceof KithError && error.code === 'KITH_TAP_TIMEOUT'
    if (tap.ifUnavailable === 'skip' && (isLate || isUnavailable(error))) {
      kernel.log.warn('a tap is left out while its module is away', { ...whoOf(tap), ...describeError(error) })
      return undefined as T
    }
    throw failure(tap, error)
  } finally {
    tap.stats.milliseconds += performance.now() - began
  }
}

function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof value === 'object' && value !== null && 'then' in value
}

function withDeadline<T>(answer: Promise<T>, milliseconds: number, tap: Tap): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(tooLate(tap, milliseconds)), milliseconds)
    const done = <V>(settle: (value: V) => void) => {
      return (value: V) => {
        clearTimeout(timer)
        settle(value)
      }
    }
    answer.then(done<T>(resolve), done<unknown>(reject))
  })
}

function tooLate(tap: Tap, milliseconds: number): KithError {
  return new KithError(
    'KITH_TAP_TIMEOUT',
    `The tap ${tap.id} of the module ${tap.plugin} did not answer ${tap.hook} within ${milliseconds} ms.`,
    whoOf(tap),
  )
}

function failure(tap: Tap, error: unknown): unknown {
  if (error instanceof KithError && (error.code === 'KITH_TAP_TIMEOUT' || tap.plugin === 'kernel')) return error
  if (isUnavailable(error)) return new KithError(error.code, error.message, { ...whoOf(tap) }, error)
  const { code, message } = describeError(error)
  return new KithError(
    'KITH_TAP_FAILED',
    `The tap ${tap.id} of the module ${tap.plugin} failed in ${tap.hook}: ${message}`,
    { ...whoOf(tap), cause: code },
    error,
  )
}

/** Its module is in another process, which does not answer. */
export function isUnavailable(error: unknown): error is KithError {
  return error instanceof KithError && unavailable.has(error.code)
}

export function whoOf(tap: Tap): { plugin: string; tap: string; hook: string } {
  return { plugin: tap.plugin, tap: tap.id, hook: tap.hook }
}
