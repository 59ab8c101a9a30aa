import { type AnyContract, type ChangeContext, KithError, type RouteContext } from '@kith/sdk'
import type { Ask } from '@kith/sdk/remote'

type Loose = (...args: readonly unknown[]) => unknown
type Context = ChangeContext & RouteContext

const named = (name: unknown) => ({ name: String(name) })

/** The contracts of an app, and the plugin's own: hooks are found by their names. */
export interface Known {
  readonly own: AnyContract
  readonly contracts: readonly AnyContract[]
}

/** What a context answers to what a plugin's code asks of it from afar. */
export async function answerAsk({ own, contracts }: Known, ctx: object, ask: Ask): Promise<unknown> {
  const context = ctx as Context
  const { do: what, as } = ask
  // JSON has no `undefined`: what was left out in between is null.
  const args = ask.args.map(arg => arg ?? undefined)
  const [first, second] = args
  const verb = what.slice(what.indexOf('.') + 1)
  if (what.startsWith('data.')) {
    const data = (as === 'plugin' ? context.asPlugin.data : context.data) as unknown as Record<string, Loose>
    return await data[verb]?.(...dataArgs(verb, args))
  }
  const has = (part: keyof Context) => {
    if (context[part] === undefined) {
      throw new KithError(
        'KITH_ASK',
        `"${what}" cannot be asked here: this work ${part === 'run' ? 'is no route' : 'only reads'}.`,
      )
    }
    return context[part] as unknown as Loose
  }
  if (what === 'snapshot') return await context.asPlugin.snapshot(named(first) as never)
  if (what === 'mark') return await context.asPlugin.mark(String(first))
  if (what === 'worth') return await context.worth(Number(first), String(second))
  if (what === 'collect') return await context.collect(hookOf(contracts, 'collect', first) as never, second)
  if (what === 'filter') return await has('filter')(hookOf([own], 'filter', first), second)
  if (what === 'next') return await has('next')(String(first))
  if (what === 'run') return await has('run')(...args)
  if (what === 'keepFile') {
    const { name, base64 } = first as { readonly name: string; readonly base64: string }
    return await has('keepFile')({ name, bytes: Buffer.from(base64, 'base64') })
  }
  const verbs = (what === 'use' ? has('use') : (context.query as unknown as Loose))(named(first))
  return await (verbs as Record<string, Loose>)[String(second)]?.(args[2])
}

function dataArgs(verb: string, args: readonly unknown[]): readonly unknown[] {
  if (verb === 'linked' || verb === 'search') return args
  if (verb !== 'reached') return [named(args[0]), ...args.slice(1)]
  const input = args[1] as { readonly entity: unknown }
  return [args[0], { ...input, entity: named(input.entity) }]
}

function hookOf(contracts: readonly AnyContract[], kind: 'collect' | 'filter', name: unknown): unknown {
  for (const { hooks } of contracts) {
    for (const hook of Object.values(hooks)) if (hook.hook === kind && hook.name === name) return hook
  }
  throw new KithError('KITH_HOOK_UNKNOWN', `No plugin of this app offers the ${kind} ${String(name)}.`, { hook: name })
}
