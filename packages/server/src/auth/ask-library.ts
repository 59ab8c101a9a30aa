import { KithError } from '@kith/sdk'
import { addressHeader, authPath } from './library.ts'
import type { Asked, Parts } from './parts.ts'

/** What better-auth answered. */
export interface LibraryAnswer {
  readonly data: Readonly<Record<string, unknown>>
  readonly cookies: readonly string[]
}

/**
 * Has better-auth do one of its own steps for a request, with that request's cookies. Only what is named here is ever
 * asked of it: nothing of it is reachable by a URL of its own. Throws the `KithError` for what it refuses.
 */
export async function askLibrary(parts: Parts, asked: Asked, path: string, body?: object): Promise<LibraryAnswer> {
  const response = await parts.library.handler(requestFor(parts, asked, path, body))
  const text = await response.text()
  const data = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> | null
  if (response.ok) return { data: data ?? {}, cookies: response.headers.getSetCookie() }
  throw refusal(String(data?.code), response.status)
}

/** The request as better-auth is given it: its cookies, its browser and its address, and a body of our own making. */
function requestFor({ app }: Parts, { request, address }: Asked, path: string, body?: object): Request {
  const headers = new Headers({ [addressHeader]: address })
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  if (body === undefined) return new Request(`${app.url}${authPath}${path}`, { headers })
  headers.set('content-type', 'application/json')
  return new Request(`${app.url}${authPath}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

const codes: Readonly<Record<string, readonly [code: string, message: string]>> = {
  INVALID_EMAIL_OR_PASSWORD: ['KITH_CREDENTIALS', 'The e-mail address or the password is wrong.'],
  INVALID_PASSWORD: ['KITH_CREDENTIALS', 'The password is wrong.'],
  CREDENTIAL_ACCOUNT_NOT_FOUND: ['KITH_CREDENTIALS', 'This user has no password.'],
  INVALID_TOKEN: ['KITH_LINK_SPENT', 'This link was used already, or is too old: ask for another one.'],
  USER_NOT_FOUND: ['KITH_LINK_SPENT', 'This link was used already, or is too old: ask for another one.'],
  INVALID_CODE: ['KITH_SECOND_FACTOR', 'The code is wrong.'],
  INVALID_BACKUP_CODE: ['KITH_SECOND_FACTOR', 'The code is wrong, or was used already.'],
  INVALID_TWO_FACTOR_COOKIE: ['KITH_LOGIN_OVER', 'This log-in has ended: begin again with the password.'],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: ['KITH_LOGIN_OVER', 'This log-in has ended: begin again with the password.'],
  ACCOUNT_TEMPORARILY_LOCKED: ['KITH_ATTEMPTS', 'Too many wrong codes: try again in a quarter of an hour.'],
  TOTP_ALREADY_ENABLED: ['KITH_SECOND_FACTOR_ON', 'The second factor is on already: turn it off first.'],
  TOTP_NOT_ENABLED: ['KITH_SECOND_FACTOR_OFF', 'The second factor is not on.'],
  TWO_FACTOR_NOT_ENABLED: ['KITH_SECOND_FACTOR_OFF', 'The second factor is not on.'],
  UNAUTHORIZED: ['KITH_UNAUTHORIZED', 'Log in first.'],
}

function refusal(code: string, status: number): KithError {
  const known = codes[code] ?? (status === 401 ? codes.UNAUTHORIZED : undefined)
  if (known) return new KithError(known[0], known[1])
  return new KithError('KITH_AUTH', `better-auth refused with ${status} ${code}.`, { status, code })
}
