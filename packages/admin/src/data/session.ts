import { type Api, createApi } from './api.ts'
import { type Connection, createConnection } from './connection.ts'

/** One page's talk with its server. */
export interface Session {
  readonly api: Api
  readonly connection: Connection
}

export function openSession(): Session {
  const connection = createConnection()
  const api = createApi(connection.fetch)
  connection.start(api)
  return { api, connection }
}
