import { systemActor } from '@kith/kernel'
import { administrator, KithError } from '@kith/sdk'
import { z } from 'zod'
import { checkBody } from '../check-body.ts'
import { cookieOf, linkCookie } from '../cookies.ts'
import type { Flow } from '../parts.ts'
import { password } from '../password.ts'
import { personBy, setPassword } from '../people.ts'
import { logInFirst } from './log-in.ts'

const SetUp = z.strictObject({ name: z.string().trim().min(1).max(200), email: z.email().max(254), password })

/**
 * Makes the first administrator, or a new password for one who is locked out, in a browser that opened a link of the data
 * folder. The link has then done its work.
 */
export const setUp: Flow = async (parts, asked) => {
  const link = cookieOf(asked.request, linkCookie)
  if (link === undefined || !(await parts.linkSessions.has(link))) {
    throw new KithError('KITH_UNAUTHORIZED', 'Open a link of `kith link` first.')
  }
  const given = checkBody(SetUp, asked.body)
  const { app, library, linkSessions } = parts
  const known = await personBy(app, given.email)
  if (known && !known.roles.includes(administrator)) {
    const problems = [{ path: 'email', code: 'unique', message: 'A user who is no administrator has this address.' }]
    throw new KithError('KITH_INVALID', 'Another user has this address.', { problems })
  }
  if (!(await linkSessions.take(link))) throw new KithError('KITH_LINK_SPENT', 'This link has been used already.')
  const id = known?.id ?? (await create(parts, given))
  await setPassword(library, id, given.password)
  return await logInFirst(parts, asked, id, given.password)

  async function create({ app }: typeof parts, { name, email }: z.output<typeof SetUp>): Promise<string> {
    const values = { name, email, roles: [administrator], locale: app.locale, zone: app.zone }
    const made = (await app.call(systemActor, 'kernel.users.create', values)) as { readonly id: string }
    return made.id
  }
}
