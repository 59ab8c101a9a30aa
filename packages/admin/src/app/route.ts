/** Where in the application somebody is: the part of the address behind `#`, so that the server serves one page. */
export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'settings' }
  | { readonly page: 'list'; readonly path: string }
  | { readonly page: 'record'; readonly path: string; readonly id: string }

/** No plugin is named '-'. */
export const settingsAddress = '#/-/settings'

export function listAddress(path: string): string {
  return `#/${path}`
}

export function recordAddress(path: string, id: string): string {
  return `#/${path}/${encodeURIComponent(id)}`
}

export function routeOf(hash: string): Route {
  const [path = '', id] = hash.replace(/^#\/?/, '').split('/')
  if (path === '') return { page: 'start' }
  if (path === '-') return { page: 'settings' }
  return id ? { page: 'record', path, id: decoded(id) } : { page: 'list', path }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
