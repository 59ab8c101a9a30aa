import { type AnyPlugin, KithError, type Log } from '@kith/sdk'
import { type AskFar, type Registered, remoteManifestOf, runWork, type ScreenFiles, type Work } from '@kith/sdk/remote'
import { createTRPCUntypedClient } from '@trpc/client'
import type { AnyRouter } from '@trpc/server'
import { kithErrorOf } from '../errors.ts'
import { linksOf } from '../links.ts'
import type { Connected, ConnectState } from './connect-plugin.ts'

export interface OneOptions {
  readonly url: string
  readonly key: string
  readonly log: Log
  /** Throws where they cannot be read. */
  readonly screens?: () => Promise<ScreenFiles>
  readonly onState: (state: ConnectState) => void
}

/** The first wait before it is tried again, and the longest. Milliseconds. */
const firstWait = 250
const longestWait = 15_000
/** Refusals that only a person can change. */
const refusals = new Set([
  'KITH_DENIED',
  'KITH_UNAUTHORIZED',
  'KITH_PLUGIN_UNKNOWN',
  'KITH_MANIFEST_CHANGED',
  'KITH_MANIFEST',
  'KITH_MANIFEST_LARGE',
  'KITH_MODULE_OFF',
  'KITH_SCOPES',
  'KITH_UI_MISSING',
  'KITH_SCREENS',
])

/** Refusals of a reply that nobody has read: the work still waits for one. */
const unread = new Set(['KITH_BODY_TOO_LARGE', 'KITH_INVALID', 'KITH_REQUEST'])

/** A plugin's line to one server. */
export function connectOne(plugin: AnyPlugin, { url, key, log, screens, onState }: OneOptions): Connected {
  const trpc = createTRPCUntypedClient<AnyRouter>({ links: linksOf({ url, token: key }) })
  const call = async <T>(verb: string, input: unknown): Promise<T> => {
    try {
      return (await trpc.mutation(`kernel.plugins.${verb}`, input)) as T
    } catch (error) {
      throw kithErrorOf(error, url)
    }
  }
  const ready = Promise.withResolvers<void>()
  ready.promise.catch(() => {})
  const atHand = new Set<Promise<void>>()
  const doing = new Set<string>()
  let closed = false
  let said = ''
  let session: string | undefined
  let wait = firstWait
  let timer: NodeJS.Timeout | undefined
  let beat: NodeJS.Timeout | undefined
  let stream: { unsubscribe(): void } | undefined

  const leaveStream = () => {
    clearInterval(beat)
    stream?.unsubscribe()
    stream = undefined
  }

  const again = (error: KithError) => {
    leaveStream()
    if (closed) return
    const { code } = error
    const message =
      code === 'KITH_UNAUTHORIZED'
        ? `The key is missing, wrong or revoked: kith plugins key ${plugin.contract.name} makes one. ${error.message}`
        : error.message
    if (code === 'KITH_SESSION_TAKEN') {
      closed = true
      log.error('another process has this module now', { plugin: plugin.contract.name, url })
      onState({ state: 'taken', code, message })
      ready.reject(error)
      return
    }
    if (refusals.has(code)) {
      log.error('Kith refuses this module', { plugin: plugin.contract.name, url, code, message })
      onState({ state: 'refused', code, message })
    } else {
      // Once for each reason: it is tried every few seconds, for as long as it takes.
      if (message !== said) log.warn('Kith is not reached', { plugin: plugin.contract.name, url, code, message })
      onState({ state: 'connecting', code, message })
    }
    said = message
    clearTimeout(timer)
    timer = setTimeout(() => void connect(), wait * (0.75 + Math.random() / 2))
    wait = Math.min(wait * 2, longestWait)
  }

  const connect = async () => {
    onState({ state: 'connecting' })
    try {
      const registered = await call<Registered>('register', {
        manifest: remoteManifestOf(plugin, await screens?.()),
        ...(session !== undefined && { session }),
      })
      if (closed) return
      listen(registered)
    } catch (error) {
      again(error as KithError)
    }
  }

  const listen = ({ session: mine, lease }: Registered) => {
    session = mine
    const ended = (error: KithError) => {
      if (session === mine) again(error)
    }
    stream = trpc.subscription(
      'kernel.plugins.work',
      { session: mine },
      {
        onStarted: () => {
          wait = firstWait
          said = ''
          onState({ state: 'connected' })
          ready.resolve()
        },
        onData: event => take(mine, (event as { readonly data: Work }).data),
        onError: error => ended(kithErrorOf(error, url)),
        onComplete: () => ended(new KithError('KITH_UNREACHABLE', `${url} ended the stream.`)),
      },
    )
    beat = setInterval(() => {
      call('renew', { session: mine }).catch(error => {
        if ((error as KithError).code !== 'KITH_UNREACHABLE') ended(error as KithError)
      })
    }, lease / 3)
  }

  const take = (mine: string, work: Work) => {
    // After a connection broke, what was not answered comes again.
    if (doing.has(work.id)) return
    doing.add(work.id)
    const done = answer(mine, work).finally(() => {
      doing.delete(work.id)
      atHand.delete(done)
    })
    atHand.add(done)
  }

  const answer = async (mine: string, work: Work): Promise<void> => {
    const asked: AskFar = ask => call('ask', { ...ask, session: session ?? mine, work: work.id })
    const reply = await runWork(plugin, work, log, asked, await screens?.())
    // An answer that got lost may be given again: it is the same. One that is not wanted any more is of no use.
    for (let i = 0; i < 5; i++) {
      try {
        await call('reply', { ...reply, session: session ?? mine })
        return
      } catch (error) {
        const { code, message } = error as KithError
        if (code !== 'KITH_UNREACHABLE') {
          log.warn('an answer was not taken', { work: work.name, code, message })
          if (!unread.has(code)) return
          const wrong = { code, message: `What ${work.name} answers cannot be read: ${message}` }
          await call('reply', { work: work.id, session: session ?? mine, error: wrong }).catch(() => {})
          return
        }
        await new Promise(resolve => setTimeout(resolve, firstWait * 2 ** i))
      }
    }
  }

  void connect()
  return {
    ready: ready.promise,
    async close() {
      if (closed) return
      closed = true
      clearTimeout(timer)
      await Promise.allSettled(atHand)
      leaveStream()
      if (session !== undefined) await call('leave', { session }).catch(() => {})
      onState({ state: 'closed' })
    },
  }
}
