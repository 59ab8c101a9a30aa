import { askLibrary } from '../ask-library.ts'
import { cookieOf, linkCookie } from '../cookies.ts'
import type { Flow } from '../parts.ts'
import { personOf } from '../people.ts'

/** Who this browser is logged in as, whether it opened a link, and the ways in that there are. */
export const state: Flow = async (parts, asked) => {
  const { data, cookies } = await askLibrary(parts, asked, '/get-session')
  const user = data.user as { readonly id: string; readonly twoFactorEnabled?: boolean } | undefined
  const person = user && (await personOf(parts.app, user.id))
  const link = cookieOf(asked.request, linkCookie)
  return {
    body: {
      user: person ? { ...shown(person), secondFactor: user?.twoFactorEnabled === true } : null,
      link: link !== undefined && (await parts.linkSessions.has(link)),
      oidc: parts.oidc ?? null,
    },
    cookies,
  }
}

function shown({ id, name, email, roles, locale, zone }: NonNullable<Awaited<ReturnType<typeof personOf>>>) {
  return { id, name, email, roles, locale, zone }
}
