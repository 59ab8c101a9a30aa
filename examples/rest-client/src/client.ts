import createClient, { type Client } from 'openapi-fetch'
import type { paths } from './generated/api.d.ts'

/** A client of the CRM at `url`; `key` is an API key. */
export function connect(url: string, key: string): Client<paths> {
  return createClient<paths>({ baseUrl: `${url}/api`, headers: { authorization: `Bearer ${key}` } })
}
