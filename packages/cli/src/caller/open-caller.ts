import type { Place } from '../settings/place.ts'
import { findServer } from '../settings/server-file.ts'
import { readSettings } from '../settings/settings.ts'
import type { Caller } from './caller.ts'

/** In the server of the data folder if one runs, else on the database itself; there also in a user's name. */
async function openCaller(place: Place, as?: string): Promise<Caller> {
  const settings = readSettings(place)
  const server = as === undefined ? await findServer(settings.data) : undefined
  if (server) return (await import('./remote.ts')).remoteCaller(server)
  return await (await import('./local.ts')).localCaller(settings, as)
}

/** Opens a caller for one piece of work. */
export async function withCaller<T>(
  place: Place,
  as: string | undefined,
  work: (caller: Caller) => Promise<T>,
): Promise<T> {
  const caller = await openCaller(place, as)
  try {
    return await work(caller)
  } finally {
    await caller.close()
  }
}
