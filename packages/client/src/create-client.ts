import type { AnyContract } from '@kith/sdk'
import { createTRPCUntypedClient } from '@trpc/client'
import type { AnyRouter } from '@trpc/server'
import { kithErrorOf } from './errors.ts'
import type { LiveObserver } from './kernel-client.ts'
import { linksOf } from './links.ts'
import type { Client, MutateOptions } from './types.ts'

export interface ClientOptions {
  /** The server's address, without a slash at its end; '' for the page's own. */
  readonly url: string
  /** Sent as `authorization: Bearer …`. Absent in a browser: its session's cookie. */
  readonly token?: string
  readonly fetch?: typeof globalThis.fetch
}

/**
 * A client of the app whose contracts are `C`: `createClient<AppOf<typeof config>>({ url, token })`. Whatever a call
 * throws is a `KithError` with the server's code and details.
 */
export function createClient<C extends AnyContract>(options: ClientOptions): Client<C> {
  const trpc = createTRPCUntypedClient<AnyRouter>({ links: linksOf(options) })
  const verbs = {
    query: (path: string, input?: unknown, { signal }: MutateOptions = {}) =>
      trpc.query(path, input, signal ? { signal } : {}),
    mutate: (path: string, input?: unknown, { signal, key }: MutateOptions = {}) =>
      trpc.mutation(path, input, { context: { key }, ...(signal ? { signal } : {}) }),
  }
  const call = (path: string, verb: string, args: readonly unknown[]) => {
    if (verb === 'subscribe') return subscribe(path, args[0] as LiveObserver)
    if (verb !== 'query' && verb !== 'mutate') throw new TypeError(`client.${path}.${verb} is no function.`)
    const [input, callOptions] = args
    return verbs[verb](path, input, callOptions as MutateOptions).catch(error => {
      throw kithErrorOf(error, options.url)
    })
  }
  const subscribe = (path: string, { onStarted, onData, onError }: LiveObserver) =>
    trpc.subscription(path, undefined, {
      onStarted: () => onStarted?.(),
      onData: event => onData?.(event as never),
      onError: error => onError?.(kithErrorOf(error, options.url)),
    })
  return named([], call) as Client<C>
}

type Call = (path: string, verb: string, args: readonly unknown[]) => unknown

/** `.a.b.query(x)` as `call('a.b', 'query', [x])`. It is no thenable: a client may leave an async function. */
function named(path: readonly string[], call: Call): unknown {
  return new Proxy(() => undefined, {
    get: (_, name) => (typeof name === 'symbol' || name === 'then' ? undefined : named([...path, name], call)),
    apply: (_, _this, args) => call(path.slice(0, -1).join('.'), path.at(-1) ?? '', args),
  })
}
