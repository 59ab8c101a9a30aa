import type { Held } from '@kith/client'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import type { Session } from '../data/session.ts'

export interface ChangedOptions {
  readonly session: Session
  readonly entity: EntityInfo
  /** The records as they were before. */
  readonly before: readonly RecordRow[]
}

/** Takes back what was just done with a record. */
export type Way = () => Promise<unknown | Held>

/** Most records that a list answers at once. */
const most = 200

/** By id, the way back from what an operation did with records; none where it changed nothing, or took it out of sight. */
export async function waysBack({ session, entity, before }: ChangedOptions): Promise<ReadonlyMap<string, Way>> {
  const { api, me } = session
  const ways = new Map<string, Way>()
  if (!me.mayCall('kernel.takeBack')) return ways
  for (let at = 0; at < before.length; at += most) {
    const versions = new Map(before.slice(at, at + most).map(({ id, version }) => [id, version]))
    const page = await api
      .list(entity.path, { where: { id: { in: [...versions.keys()] } }, limit: most })
      // Without a look at what became of them nothing is offered.
      .catch(() => ({ rows: [] }))
    for (const { id, version } of page.rows) {
      if (version === versions.get(id)) continue
      ways.set(id, () => api.mutate('kernel.takeBack', { entity: entity.name, id, version }))
    }
  }
  return ways
}
