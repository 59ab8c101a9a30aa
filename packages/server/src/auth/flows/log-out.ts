import { askLibrary } from '../ask-library.ts'
import { cookie, cookieOf, linkCookie } from '../cookies.ts'
import type { Flow } from '../parts.ts'

export const logOut: Flow = async (parts, asked) => {
  const link = cookieOf(asked.request, linkCookie)
  if (link !== undefined) await parts.linkSessions.take(link)
  const { cookies } = await askLibrary(parts, asked, '/sign-out', {})
  return { body: {}, cookies: [...cookies, cookie(parts.app.url, linkCookie, '', 0)] }
}
