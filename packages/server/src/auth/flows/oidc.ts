import { pageHeaders } from '../../http/headers.ts'
import { askLibrary } from '../ask-library.ts'
import { providerId } from '../oidc.ts'
import type { Flow, Parts } from '../parts.ts'

/** Begins a log-in at the provider: answers the address to go to. */
export const beginOidc: Flow = async (parts, asked) => {
  const { url } = parts.app
  const body = {
    provider: providerId,
    callbackURL: `${url}/`,
    errorCallbackURL: `${url}/#/-/refused`,
    disableRedirect: true,
  }
  const { data, cookies } = await askLibrary(parts, asked, '/sign-in/social', body)
  return { body: { url: data.url }, cookies }
}

/** The provider sent somebody back: he is in, or the page says that nobody here has his address. */
export async function endOidc({ app, library }: Parts, request: Request): Promise<Response> {
  const { search } = new URL(request.url)
  const headers = new Headers()
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const answered = await library.handler(new Request(`${app.url}/auth/callback/${providerId}${search}`, { headers }))
  const to = answered.headers.get('location') ?? `${app.url}/#/-/refused`
  const isIn = to === `${app.url}/`
  const response = new Response(null, {
    status: 303,
    headers: { ...pageHeaders, 'cache-control': 'no-store', location: isIn ? '/' : '/#/-/refused' },
  })
  for (const cookie of answered.headers.getSetCookie()) response.headers.append('set-cookie', cookie)
  return response
}
