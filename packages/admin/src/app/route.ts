import type { DoorStep } from '../door/door.ts'
import { type ListSpec, specOf, specQuery } from '../list/spec.ts'

/** Where in the application somebody is: the part of the address behind `#`, so that the server serves one page. */
export type Route =
  | { readonly page: 'start' }
  /** A page of the application itself. */
  | { readonly page: 'own'; readonly name: string; readonly rest: readonly string[] }
  /** A page of a plugin. */
  | { readonly page: 'theirs'; readonly plugin: string; readonly path: string; readonly rest: readonly string[] }
  | { readonly page: 'door'; readonly step: DoorStep; readonly secret: string }
  | { readonly page: 'list'; readonly path: string; readonly spec: ListSpec }
  | { readonly page: 'record'; readonly path: string; readonly id: string }

/** What a list is narrowed to: a condition over its records. */
export type Filter = Readonly<Record<string, unknown>>

export function pluginPageAddress(plugin: string, path: string, ...rest: readonly string[]): string {
  return [`#/${plugin}/-/${path}`, ...rest.map(encodeURIComponent)].join('/')
}

/** No plugin is named '-', and no record. */
export const setUpAddress = '#/-/set-up'

export function listAddress(path: string, where?: Filter): string {
  return listAddressOf(path, where ? { where } : {})
}

export function listAddressOf(path: string, spec: ListSpec): string {
  return `#/${path}${specQuery(spec)}`
}

export function recordAddress(path: string, id: string): string {
  return `#/${path}/${encodeURIComponent(id)}`
}

export function routeOf(hash: string): Route {
  const [place = '', asked] = hash.replace(/^#\/?/, '').split('?')
  const [path = '', id, ...rest] = place.split('/').map(decoded)
  if (path === '') return { page: 'start' }
  if (path === '-' && isDoor(id)) return { page: 'door', step: id, secret: rest[0] ?? '' }
  if (path === '-') return { page: 'own', name: id || 'settings', rest }
  if (id === '-') return { page: 'theirs', plugin: path, path: rest[0] ?? '', rest: rest.slice(1) }
  if (id) return { page: 'record', path, id }
  return { page: 'list', path, spec: specOf(asked) }
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
