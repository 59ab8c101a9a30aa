import { type AnyContract, type Change, type Event, KithError } from '@kith/sdk'
import type { Write } from '@kith/sdk/remote'

const named = (entity: unknown) => ({ name: String(entity) })

type Loose = Record<string, (...args: readonly unknown[]) => unknown>

/** Adds to a change what the code of the plugin `own` wrote elsewhere, in its order: each is checked as if it were written here. */
export function addWrites(own: AnyContract, ctx: object, writes: readonly Write[]): void {
  if (writes.length === 0) return
  const { change } = ctx as { readonly change?: Change }
  if (!change) throw new KithError('KITH_ASK', 'This work only reads: it has no change to write to.')
  for (const write of writes) (change as unknown as Loose)[write.do]?.(...argsOf(own, write))
}

function argsOf(own: AnyContract, { do: verb, args }: Write): readonly unknown[] {
  const given = args.map(arg => arg ?? undefined)
  if (verb === 'emit') return [eventOf(own, given[0]), ...given.slice(1)]
  if (verb === 'create') return [named(given[0]), given[1], withMoment(given[2], 'createdAt')]
  if (verb === 'schedule') return [given[0], given[1], withMoment(given[2], 'at')]
  if (verb === 'link' || verb === 'attach' || verb === 'mail') return given
  return [named(given[0]), ...given.slice(1)]
}

function eventOf(own: AnyContract, name: unknown): Event {
  const event = Object.values(own.hooks).find(hook => hook.hook === 'event' && hook.name === name)
  if (event) return event as Event
  throw new KithError('KITH_HOOK_UNKNOWN', `The plugin ${own.name} has no event ${String(name)}.`, { hook: name })
}

function withMoment(options: unknown, key: string): unknown {
  const value = (options as Readonly<Record<string, unknown>> | undefined)?.[key]
  return value === undefined ? options : { ...(options as object), [key]: new Date(String(value)) }
}
