import type { ChangeContext, Log, RouteContext } from '../context.ts'
import type { AnyContract } from '../contract.ts'
import { byName, createRecorder, type Recorder, toWire } from './recorder.ts'
import type { Ask, Work } from './wire.ts'

export type AskFar = (ask: Omit<Ask, 'session' | 'work'>) => Promise<unknown>

/** A context whose data is here and whose answers are there. `recorder` has what its code wrote. */
export interface FarContext {
  readonly ctx: ChangeContext & RouteContext
  readonly recorder: Recorder | undefined
}

const reads = ['first', 'list', 'count', 'groups', 'linked', 'reached', 'search', 'get'] as const

/** The reads whose first argument is no entity. */
const byKind: ReadonlySet<string> = new Set(['linked', 'reached', 'search'])

export function farContext(work: Work, log: Log, ask: AskFar): FarContext {
  const { actor, now, change, ...rest } = work.context
  const recorder = change === undefined ? undefined : createRecorder(change)
  const asks = (what: Ask['do'], args: readonly unknown[], as?: 'plugin') =>
    ask({ do: what, args: args.map(toWire), ...(as && { as }) })
  // What may add to the change, or run others' code on it, sees all that was written before.
  const inChange = (what: Ask['do'], args: readonly unknown[]) => {
    const writes = recorder?.take() ?? []
    return ask({ do: what, args: args.map(toWire), ...(writes.length > 0 && { writes }) })
  }
  const dataAs = (as?: 'plugin') =>
    Object.fromEntries(
      reads.map(verb => [
        verb,
        async (...args: unknown[]) =>
          (await asks(`data.${verb}`, byKind.has(verb) ? args : byName(args), as)) ?? undefined,
      ]),
    )
  const verbsOf = (what: 'query' | 'use') => (contract: AnyContract) =>
    new Proxy(
      {},
      {
        get: (_, verb) => (input: unknown) =>
          what === 'use'
            ? inChange(what, [contract, String(verb), input])
            : asks(what, [contract, String(verb), input]),
      },
    )
  const ctx = {
    ...rest,
    actor,
    now: () => new Date(now),
    log,
    worth: (amount: number, currency: string) => asks('worth', [amount, currency]),
    data: dataAs(),
    asPlugin: {
      data: dataAs('plugin'),
      snapshot: (entity: unknown) => asks('snapshot', byName([entity])),
      mark: (value: string) => asks('mark', [value]),
    },
    collect: (hook: unknown, input: unknown) => asks('collect', [hook, input]),
    query: verbsOf('query'),
    ...(recorder && {
      change: recorder.change,
      filter: (hook: unknown, draft: unknown) => inChange('filter', [hook, draft]),
      use: verbsOf('use'),
      next: (counter: string) => asks('next', [counter]),
    }),
    ...(work.kind === 'route' && {
      run: (operation: string, input: unknown, options?: unknown) => asks('run', [operation, input, options]),
      keepFile: ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) =>
        asks('keepFile', [{ name, base64: Buffer.from(bytes).toString('base64') }]),
    }),
  }
  return { ctx: ctx as unknown as FarContext['ctx'], recorder }
}
