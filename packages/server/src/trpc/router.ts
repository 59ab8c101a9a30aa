import type { App, Manifest } from '@kith/kernel'
import { type Actor, everydayVerbs, KithError } from '@kith/sdk'
import { type AnyTRPCProcedure, type AnyTRPCRouter, initTRPC } from '@trpc/server'
import { bodyOf, toTrpcError } from './errors.ts'
import { live } from './live.ts'
import { pluginCalls, pluginWorks } from './plugins.ts'

/** Who asks, and with which idempotency key. */
export interface Asker {
  readonly actor: Actor
  readonly key: string | undefined
  /** Calls `abort` when the asker may no longer listen as this actor; answers how to stop. */
  readonly watch: (abort: () => void) => () => void
}

interface Tree {
  [name: string]: Tree | AnyTRPCProcedure
}

const changing: readonly string[] = ['create', 'update', 'delete', 'restore']

/**
 * The tRPC router of an app, made from its plugins' manifests: what their contracts declare, local or remote. Every
 * operation is one of two procedures, which hand the input to `app.call` as it came under the name of its path: the
 * kernel checks it, and a procedure costs nothing to make. `modules`: where the screens of plugins are served.
 */
export function createRouter(app: App, modules: Readonly<Record<string, string>> = {}): AnyTRPCRouter {
  const t = initTRPC.context<Asker>().create({
    errorFormatter: ({ shape, error, path }) => {
      const { code, message, details } = bodyOf(error, app.log, path ?? '')
      return { code: shape.code, message, data: { code, details } }
    },
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  })
  const procedure = t.procedure.input((input: unknown) => input)
  const run = async ({ ctx, input, path }: { ctx: Asker; input: unknown; path: string }): Promise<unknown> => {
    try {
      return await app.call(ctx.actor, path, input, ctx.key === undefined ? {} : { key: ctx.key })
    } catch (error) {
      throw toTrpcError(error, app.log, path)
    }
  }
  const tree = operationsTree(app.manifests, procedure.query(run), procedure.mutation(run))
  put(
    tree,
    'kernel.manifest',
    t.procedure.query(() => ({ manifests: app.manifests, locales: app.locales, modules, away: away(app) })),
  )
  put(
    tree,
    'kernel.live',
    t.procedure.subscription(({ ctx, signal }) => live({ app, actor: ctx.actor, signal: whileKnown(ctx, signal) })),
  )
  for (const [name, run] of Object.entries(pluginCalls)) {
    put(
      tree,
      `kernel.plugins.${name}`,
      procedure.mutation(async ({ ctx, input, path }) => {
        try {
          return await run(app, ctx.actor, input)
        } catch (error) {
          throw toTrpcError(error, app.log, path)
        }
      }),
    )
  }
  put(
    tree,
    'kernel.plugins.work',
    procedure.subscription(async function* ({ ctx, input, path, signal }) {
      try {
        yield* pluginWorks(app, ctx.actor, input, whileKnown(ctx, signal))
      } catch (error) {
        throw toTrpcError(error, app.log, path)
      }
    }),
  )
  return t.router(tree)
}

/** Ends with a stream, or with an error when its asker is no longer who connected. */
function whileKnown({ watch }: Asker, signal: AbortSignal | undefined): AbortSignal {
  const ended = new AbortController()
  const stop = watch(() =>
    ended.abort(new KithError('KITH_LIVE_BEHIND', 'Who asks is no longer who connected: connect again.')),
  )
  ended.signal.addEventListener('abort', stop, { once: true })
  signal?.addEventListener('abort', () => ended.abort(), { once: true })
  return ended.signal
}

/** The modules of other processes that are not connected to this server. */
function away({ remotes }: App): readonly string[] {
  return Object.keys(remotes.states()).filter(name => remotes.isAway(name))
}

function operationsTree(manifests: readonly Manifest[], query: AnyTRPCProcedure, mutation: AnyTRPCProcedure): Tree {
  const tree: Tree = {}
  for (const { name, entities, operations } of manifests) {
    for (const { path } of entities) {
      for (const verb of everydayVerbs) put(tree, `${path}.${verb}`, changing.includes(verb) ? mutation : query)
    }
    for (const [verb, { type, internal }] of Object.entries(operations)) {
      if (!internal) put(tree, `${name}.${verb}`, type === 'mutation' ? mutation : query)
    }
  }
  return tree
}

function put(tree: Tree, path: string, leaf: AnyTRPCProcedure): void {
  const names = path.split('.')
  const last = names.pop() as string
  let at = tree
  for (const name of names) {
    at[name] ??= {}
    at = at[name] as Tree
  }
  at[last] = leaf
}
