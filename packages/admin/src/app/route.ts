import type { DoorStep } from '../door/door.ts'

/** Where in the application somebody is: the part of the address behind `#`, so that the server serves one page. */
export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'settings' }
  | { readonly page: 'door'; readonly step: DoorStep; readonly secret: string }
  | { readonly page: 'list'; readonly path: string }
  | { readonly page: 'record'; readonly path: string; readonly id: string }

/** No plugin is named '-'. */
export const settingsAddress = '#/-/settings'
export const setUpAddress = '#/-/set-up'

export function listAddress(path: string): string {
  return `#/${path}`
}

export function recordAddress(path: string, id: string): string {
  return `#/${path}/${encodeURIComponent(id)}`
}

export function routeOf(hash: string): Route {
  const [path = '', id, secret = ''] = hash.replace(/^#\/?/, '').split('/')
  if (path === '') return { page: 'start' }
  if (path === '-' && isDoor(id)) return { page: 'door', step: id, secret: decoded(secret) }
  if (path === '-') return { page: 'settings' }
  return id ? { page: 'record', path, id: decoded(id) } : { page: 'list', path }
}

function isDoor(word: string | undefined): word is DoorStep {
  return word !== undefined && ['accept', 'reset', 'set-up', 'refused'].includes(word)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
