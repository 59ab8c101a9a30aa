/**
 * Whether a page of this origin may send to a form. A request without an origin comes from no browser page, and is as
 * good as any other: an allow-list is hygiene, not authentication.
 *
 * @param own the app's own origins, which always may
 */
export function isAllowed(origin: string | undefined, allowed: readonly string[], own: readonly string[]): boolean {
  if (origin === undefined || own.includes(origin)) return true
  return allowed.some(pattern => matches(pattern.toLowerCase(), origin.toLowerCase()))
}

/** What a token is bound to of the page's origin: '' for the app's own pages and for programs. */
export function boundOrigin(origin: string | undefined, own: readonly string[]): string {
  return origin === undefined || own.includes(origin) ? '' : origin
}

/** The origins at which a request reaches this app: its configured address, and the host it was asked as. */
export function ownOrigins(url: string, host: string | undefined): string[] {
  return [...(URL.canParse(url) ? [new URL(url).origin] : []), ...(host ? [`http://${host}`, `https://${host}`] : [])]
}

/** `*` stands for anything; `*.` before a host for its subdomains, `:*` behind it for every port. */
function matches(pattern: string, origin: string): boolean {
  if (pattern === '*' || pattern === origin) return true
  const parts = /^(https?:\/\/)(\*\.)?([^:]+)(:\*|:\d+)?$/.exec(pattern)
  if (!parts) return false
  const [, scheme = '', wild, host = '', port = ''] = parts
  if (!origin.startsWith(scheme)) return false
  const [name = '', actualPort = ''] = origin.slice(scheme.length).split(/:(?=\d+$)/)
  const isHost = wild ? name.endsWith(`.${host}`) : name === host
  return isHost && (port === ':*' || port === (actualPort ? `:${actualPort}` : ''))
}
