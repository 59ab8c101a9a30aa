import { describeError } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'

/** That this server is there, for the others of its database; without others it is nothing. */
export interface Presence {
  start(): void
  /** Resolves when they can know it. */
  there(): Promise<void>
  stop(): Promise<void>
}

const beatEvery = 3000
const lookEvery = 2000

/** `look` is called from time to time: what another server queued may not have been heard of. */
export function createPresence(kernel: Kernel, look: () => void): Presence {
  const { peers } = kernel.dialect
  if (!peers) return { start() {}, async there() {}, async stop() {} }
  const timers: NodeJS.Timeout[] = []
  let beating: Promise<unknown> = Promise.resolve()

  const beat = (): void => {
    beating = kernel.dialect
      .commit({ steps: [peers.beat()] })
      .catch(error => kernel.log.error('this server could not say that it is there', describeError(error)))
  }

  return {
    start() {
      beat()
      timers.push(setInterval(beat, beatEvery).unref(), setInterval(look, lookEvery).unref())
    },
    async there() {
      await beating
    },
    async stop() {
      for (const timer of timers.splice(0)) clearInterval(timer)
      await beating
      await kernel.dialect.commit({ steps: [peers.leave()] }).catch(() => undefined)
    },
  }
}
