import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { isHttps } from './https.ts'

/** A cookie of a request, by its name. */
export function cookieOf(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map(pair => pair.trim())
  return pairs.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** A cookie that no script reads, that is sent from this site's own pages only, and by https where people use that. */
export function cookie(url: string, name: string, value: string, seconds: number): string {
  const secure = isHttps(url) ? '; Secure' : ''
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`
}

/** Names the cookie of browsers that opened a link. */
export const linkCookie = 'kith_session'

const deviceCookie = 'kith_device'
const year = 365 * 86_400

/**
 * The name of the browser if it has logged in as this user before: its attempts are counted apart, so that strangers who
 * use up theirs never keep him out.
 */
export function knownDevice(request: Request, secret: string, user: string): string | undefined {
  const [device = '', signature = ''] = cookieOf(request, deviceCookie)?.split('.') ?? []
  const expected = signed(secret, user, device)
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected) ? device : undefined
}

/** Tells a browser that it has logged in as a user. */
export function rememberDevice(url: string, secret: string, user: string): string {
  const device = randomBytes(16).toString('base64url')
  return cookie(url, deviceCookie, `${device}.${signed(secret, user, device)}`, year)
}

function signed(secret: string, user: string, device: string): Buffer {
  return Buffer.from(createHmac('sha256', secret).update(`device:${user}:${device}`).digest('base64url'))
}
