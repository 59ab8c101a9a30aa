import { httpBatchLink, httpLink, httpSubscriptionLink, splitLink, type TRPCLink } from '@trpc/client'
import type { AnyRouter } from '@trpc/server'
import { EventSource as FetchedEventSource } from 'eventsource'
import type { ClientOptions } from './create-client.ts'

/**
 * Queries that are asked in one turn travel together, a mutation by itself with its idempotency key, subscriptions as
 * server-sent events. Inputs travel in bodies: addresses end up in logs. What has none is asked by `GET`, so that a page can
 * have the browser ask it beforehand (`<link rel="preload" as="fetch">`).
 */
export function linksOf(options: ClientOptions): TRPCLink<AnyRouter>[] {
  const url = `${options.url}/trpc`
  const ask = options.fetch ?? globalThis.fetch
  const headers: Record<string, string> = options.token ? { authorization: `Bearer ${options.token}` } : {}
  const shared = {
    url,
    methodOverride: 'POST' as const,
    fetch: (to: string | URL | Request, init?: object) => ask(to, init as RequestInit),
  }
  return [
    splitLink<AnyRouter>({
      condition: op => op.type === 'subscription',
      true: httpSubscriptionLink({
        url,
        EventSource: eventSource(options),
        eventSourceOptions: {
          fetch: (to, init) => ask(to, { ...init, headers: { ...init.headers, ...headers } }),
        },
      }),
      false: splitLink<AnyRouter>({
        condition: op => op.type === 'mutation',
        true: httpLink({
          ...shared,
          headers: ({ op }) => (op.context.key ? { ...headers, 'idempotency-key': String(op.context.key) } : headers),
        }),
        false: splitLink<AnyRouter>({
          condition: op => op.input === undefined,
          true: httpBatchLink({ url, fetch: shared.fetch, headers, maxItems: 50 }),
          false: httpBatchLink({ ...shared, headers, maxItems: 50 }),
        }),
      }),
    }),
  ]
}

/** A browser's own, which sends its cookie, unless there is a header to send: that, only the other can. */
function eventSource({ token, fetch }: ClientOptions): typeof FetchedEventSource {
  const own = (globalThis as { EventSource?: unknown }).EventSource
  return own && token === undefined && !fetch ? (own as typeof FetchedEventSource) : FetchedEventSource
}
