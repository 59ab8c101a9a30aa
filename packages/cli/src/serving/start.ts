import { cacheCode } from '../code-cache.ts'
import type { Env } from '../settings/place.ts'
import type { Line } from './welcome.ts'

export interface StartOptions {
  /** Where `kith.config.ts` is looked for, upward. Default: the working folder. */
  readonly cwd?: string
  /** Default: the process's. */
  readonly env?: Env
  /** Starts what runs beside the app, such as a website. */
  readonly beside?: (started: Started) => Promise<Beside>
}

export interface Started {
  /** The address that people use. */
  readonly url: string
  /** Runs a query or a mutation as an administrator. */
  call(operation: string, input?: unknown): Promise<unknown>
}

export interface Beside {
  /** What to print of it. */
  readonly lines?: readonly Line[]
  close?(): Promise<void>
}

/**
 * What `kith start` does: opens the app, serves it, prints what a person opens, and serves until it is asked to end. A
 * failure is printed, and the exit code set.
 */
export async function start(options: StartOptions = {}): Promise<void> {
  const { cwd = process.cwd(), env = process.env, beside } = options
  cacheCode()
  try {
    const { serveUntilAsked } = await import('./serve-until-asked.ts')
    await serveUntilAsked({ cwd, env }, beside)
  } catch (error) {
    const { report } = await import('../output/report.ts')
    report(error)
  }
}
