import type { App } from '@kith/kernel'
import { type Actor, KithError, type RecordEvent } from '@kith/sdk'

/**
 * A record changed: what to read again. `hidden`, without an id: one of the entity changed that the actor may not see, or
 * may not see any more; what he has on screen may be it. `there` and `away` are of `kernel.plugins` alone, whose ids are
 * names: how a module of another process stands with this server.
 */
export interface LiveEvent {
  readonly entity: string
  readonly id: string
  readonly verb: RecordEvent['verb'] | 'hidden' | 'there' | 'away'
  readonly version: number
}

export interface LiveOptions {
  readonly app: App
  readonly actor: Actor
  readonly signal: AbortSignal
  /** How many records may wait to be told. Default 5,000. */
  readonly most?: number
}

const page = 200

/**
 * Modules of other processes as they stand and as that changes; records as they change, from the moment of the call, of those that the actor may see. What gathers while the last
 * were read is read together, and of several changes of one record the last is told. Who falls too far behind is
 * ended with `KITH_LIVE_BEHIND`, connects again, and reads his lists anew; so is who was ended by `signal` with an error.
 */
export function live(options: LiveOptions): AsyncGenerator<LiveEvent> {
  const { app, signal, most = 5_000 } = options
  const waiting = new Map<string, RecordEvent>()
  const modules = new Set(app.remotes.manifests.map(({ name }) => name))
  let behind = false
  let wake = () => {}
  const unwatch = app.watch(commit => {
    for (const record of commit.records) {
      const key = `${record.entity} ${record.id}`
      waiting.delete(key)
      waiting.set(key, record)
    }
    if (waiting.size > most) {
      behind = true
      waiting.clear()
    }
    wake()
  })
  const unwatchModules = app.remotes.watch(plugin => {
    modules.add(plugin)
    wake()
  })
  const stop = () => {
    unwatch()
    unwatchModules()
    wake()
  }
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()

  async function* events(): AsyncGenerator<LiveEvent> {
    try {
      while (!signal.aborted) {
        if (behind) throw new KithError('KITH_LIVE_BEHIND', 'Too many changes are waiting: connect and read again.')
        for (const id of modules) {
          modules.delete(id)
          yield { entity: 'kernel.plugins', id, verb: app.remotes.isAway(id) ? 'away' : 'there', version: 0 }
        }
        const batch = [...waiting].slice(0, page)
        for (const [key] of batch) waiting.delete(key)
        if (batch.length > 0)
          yield* await visible(
            options,
            batch.map(([, record]) => record),
          )
        else await new Promise<void>(resolve => (wake = resolve))
      }
      // A stream that merely ended would not be asked for again: its reader would believe that nothing changes.
      if (signal.reason instanceof KithError) throw signal.reason
    } finally {
      unwatch()
      unwatchModules()
    }
  }
  return events()
}

async function visible(options: LiveOptions, records: readonly RecordEvent[]): Promise<LiveEvent[]> {
  const seen = new Set<string>()
  const entities = new Set(records.map(record => record.entity))
  const hidden: LiveEvent[] = []
  await Promise.all(
    [...entities].map(async entity => {
      const mine = records.filter(record => record.entity === entity)
      const kept = mine.filter(record => record.verb !== 'delete').map(record => record.id)
      const gone = mine.filter(record => record.verb === 'delete').map(record => record.id)
      const now = await listed(options, entity, kept)
      for (const id of [...(now ?? []), ...(await remembered(options, entity, gone))]) seen.add(id)
      // Whoever reads nothing of the kind learns nothing of it.
      if (now && now.length < kept.length) hidden.push({ entity, id: '', verb: 'hidden', version: 0 })
    }),
  )
  const told = records.filter(record => seen.has(record.id))
  return [...told.map(({ entity, id, verb, version }) => ({ entity, id, verb, version })), ...hidden]
}

/** Those that the actor may see; `undefined` where he may see none of the entity. */
async function listed(
  { app, actor }: LiveOptions,
  entity: string,
  ids: readonly string[],
): Promise<string[] | undefined> {
  if (ids.length === 0) return []
  const input = { where: { id: { in: ids } }, limit: page }
  const answer = await allowed(app.call(actor, `${pathOf(app, entity)}.list`, input))
  return (answer as { rows: readonly { id: string }[] } | undefined)?.rows.map(row => row.id)
}

/** A deleted record is in no list; whoever may read its history may know that it is gone. */
async function remembered({ app, actor }: LiveOptions, entity: string, ids: readonly string[]) {
  const found = await Promise.all(
    ids.map(async id => ((await allowed(app.call(actor, `${pathOf(app, entity)}.history`, { id }))) ? id : undefined)),
  )
  return found.filter(id => id !== undefined)
}

/** The answer, or nothing where the actor may not read. */
async function allowed(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof KithError && (error.code === 'KITH_DENIED' || error.code === 'KITH_NOT_FOUND'))
      return undefined
    throw error
  }
}

/** Where an entity's everyday operations answer. */
function pathOf(app: App, entity: string): string {
  const all = app.manifests.flatMap(manifest => manifest.entities)
  return all.find(({ name }) => name === entity)?.path ?? entity
}
