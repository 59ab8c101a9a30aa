import { type Api, createApi } from './api.ts'
import { type Away, createAway } from './away.ts'
import { type Connection, createConnection } from './connection.ts'
import type { Me } from './me.ts'
import type { Modules } from './modules.ts'

/** A browser's talk with its server. */
export interface Talk {
  readonly api: Api
  readonly connection: Connection
  readonly away: Away
}

/** The talk of somebody who is known, with an app that is known. */
export interface Session extends Talk {
  readonly me: Me
  /** The modules of plugins' screens. */
  readonly modules: Modules
}

export function openTalk(): Talk {
  const connection = createConnection()
  const api = createApi(connection.fetch)
  const away = createAway(connection)
  connection.start(api)
  return { api, connection, away }
}
