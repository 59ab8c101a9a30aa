import { type Actor, type Delivery, describeError, KithError } from '@kith/sdk'
import { commitChange } from '../change/commit.ts'
import type { Draft } from '../change/draft.ts'
import { changeContext } from '../contexts/change-context.ts'
import type { Kernel } from '../kernel.ts'
import { pluginActor } from '../rights/rights.ts'
import { type Due, readDue, readNextAt, takeDue } from './due.ts'
import { type KernelJob, kernelJobs } from './kernel-jobs.ts'
import { createPace } from './pace.ts'
import { createPresence } from './presence.ts'
import { acknowledge, postpone, wait } from './settle.ts'

export interface Pump {
  start(): void
  /** Resolves when nothing is due any more. */
  idle(): Promise<void>
  /** Takes no more, and resolves when what is at hand is settled. */
  stop(): Promise<void>
}

// Few enough that a burst of events never keeps a visitor waiting.
const atOnce = 4
// They are looked for when so many more can be made: one by one would cost a look each.
const fewest = 2
// Of which one is a slice of long work: the others stay free.
const bulkSubscriber = 'job:kernel.batch'

/** Makes deliveries and runs jobs: in order for each subscriber and record, at least once. */
export function createPump(kernel: Kernel): Pump {
  const atHand = new Map<string, Promise<void>>()
  let running = false
  let looking: Promise<void> | undefined
  let again = false
  let callOff: (() => void) | undefined
  let paused: NodeJS.Timeout | undefined
  let hurried = 0
  let bulk = false
  const pace = createPace(kernel.dialect)
  const presence = createPresence(kernel, () => look())

  // Whoever is not there now gets his when he is back, in their order.
  const absent = () => [...kernel.modules.waiting, ...kernel.remotes.awaySubscribers()]
  const passed = () => [...(bulk ? [bulkSubscriber] : []), ...absent()]

  const look = (): void => {
    if (!running || (paused && hurried === 0)) return
    if (looking) {
      again = true
      return
    }
    looking = round()
      .catch(error => kernel.log.error('deliveries could not be read', describeError(error)))
      .finally(() => {
        looking = undefined
        if (again) {
          again = false
          look()
        }
      })
  }

  const round = async (): Promise<void> => {
    if (atOnce - atHand.size < fewest) return
    await presence.there()
    const due = await takeDue(kernel, {
      except: [...atHand.keys()],
      limit: atOnce - atHand.size,
      notOf: passed(),
    })
    if (!running) return
    for (const one of due) {
      const isBulk = one.subscriber === bulkSubscriber
      if (isBulk && bulk) {
        again = true
        continue
      }
      if (isBulk) bulk = true
      const settled = deliver(kernel, one).finally(() => {
        atHand.delete(one.id)
        if (isBulk) bulk = false
        giveWay(isBulk)
      })
      atHand.set(one.id, settled)
    }
    if (due.length === 0 && atHand.size === 0) await sleepUntilNext()
  }

  // A visitor who waits comes before a mail that can. Long work gives way by itself: it is what keeps this process busy.
  const giveWay = (isBulk: boolean): void => {
    const wait = pace.wait()
    if (wait === 0 || hurried > 0 || isBulk) look()
    else {
      paused ??= setTimeout(() => {
        paused = undefined
        look()
      }, wait).unref()
    }
  }

  const sleepUntilNext = async (): Promise<void> => {
    const next = await readNextAt(kernel)
    callOff?.()
    callOff = next === undefined || !running ? undefined : kernel.clock.wakeAt(next, look)
  }

  return {
    start() {
      if (running) return
      running = true
      kernel.deliveries.listen(look)
      presence.start()
      look()
    },
    async idle() {
      hurried++
      while (running) {
        if (looking) await looking
        else if (atHand.size > 0) await Promise.all(atHand.values())
        else if ((await readDue(kernel, { except: [], limit: 1, notOf: absent() })).length === 0) break
        else look()
      }
      hurried--
    },
    async stop() {
      running = false
      clearTimeout(paused)
      callOff?.()
      await looking
      await Promise.all(atHand.values())
      await presence.stop()
    },
  }
}

/** Makes one delivery; what fails is put off. */
export async function deliver(kernel: Kernel, due: Due): Promise<void> {
  try {
    await run(kernel, due)
  } catch (error) {
    kernel.log.warn('a delivery failed', {
      subscriber: due.subscriber,
      record: due.record,
      attempt: due.attempts + 1,
      ...describeError(error),
    })
    await putOff(kernel, due, error).catch(e => kernel.log.error('a delivery could not be put off', describeError(e)))
  }
}

async function putOff(kernel: Kernel, due: Due, error: unknown): Promise<void> {
  if (error instanceof KithError && error.code === 'KITH_PLUGIN_AWAY') {
    const { plugin } = receiver(kernel, due)
    // A process may say so of itself and be there: asked again at once, it would be for ever.
    return await wait(kernel, due, plugin !== error.details.plugin || !kernel.remotes.isAway(plugin))
  }
  const settled = await kernelJobOf(due)?.failed?.(kernel, due, error)
  if (!settled) await postpone(kernel, due, error)
}

/** The handler's change and the acknowledgement are one commit. */
async function run(kernel: Kernel, due: Due): Promise<void> {
  const { plugin, handle } = receiver(kernel, due)
  const actor: Actor = (await kernelJobOf(due)?.actor?.(kernel, due)) ?? {
    ...pluginActor(plugin),
    locale: kernel.locale,
    zone: kernel.zone,
  }
  await commitChange(kernel, {
    actor,
    plugin,
    operation: due.subscriber,
    input: due.payload,
    mayHold: false,
    prepare: async draft => {
      acknowledge(draft, due)
      await handle(actor, draft)
    },
  })
}

interface Receiver {
  readonly plugin: string
  handle(actor: Actor, draft: Draft): Promise<void>
}

function receiver(kernel: Kernel, due: Due): Receiver {
  const [kind = '', name = ''] = split(due.subscriber)
  const own = kernelJobOf(due)
  if (own) return { plugin: 'kernel', handle: async (actor, draft) => own.handle(kernel, draft, due, actor) }
  const delivery: Delivery = { id: due.id, attempt: due.attempts + 1, at: due.at }
  if (kind === 'tap') {
    const tap = kernel.taps.byId(name)
    if (tap) {
      return {
        plugin: tap.plugin,
        handle: async (actor, draft) => {
          await tap.host.deliver(tap.id, changeContext(kernel, tap.plugin, actor, draft), due.payload, delivery)
        },
      }
    }
  }
  for (const { host } of kernel.plugins.values()) {
    if (kind !== 'job' || !host.manifest.jobs.some(job => job.name === name)) continue
    const plugin = host.manifest.name
    return {
      plugin,
      handle: async (actor, draft) => {
        await host.run(name, changeContext(kernel, plugin, actor, draft), due.payload)
      },
    }
  }
  throw new KithError(
    'KITH_SUBSCRIBER_GONE',
    `Nobody answers ${due.subscriber} any more: the module was removed or renamed it.`,
    { subscriber: due.subscriber },
  )
}

function kernelJobOf(due: Due): KernelJob | undefined {
  const [kind = '', name = ''] = split(due.subscriber)
  return kind === 'job' && Object.hasOwn(kernelJobs, name) ? kernelJobs[name] : undefined
}

function split(subscriber: string): string[] {
  const colon = subscriber.indexOf(':')
  return [subscriber.slice(0, colon), subscriber.slice(colon + 1)]
}
