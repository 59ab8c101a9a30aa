import { z } from 'zod'
import { askLibrary } from '../ask-library.ts'
import { checkBody } from '../check-body.ts'
import { cookie, knownDevice, linkCookie, rememberDevice } from '../cookies.ts'
import { networkOf } from '../network.ts'
import type { Asked, Flow, Parts, Reply } from '../parts.ts'
import { addressFor, ensureUser, personBy } from '../people.ts'

const LogIn = z.strictObject({ email: z.string().min(1).max(254), password: z.string().min(1).max(128) })

const quarter = 15 * 60
const perPerson = { max: 10, seconds: quarter }
const perNetwork = { max: 100, seconds: quarter }

/**
 * Logs in by e-mail address and password. Who is not there, has no password or is inactive is answered as a wrong password
 * is, after the same work. Attempts are counted for each address on the net, and there for each person: nobody uses up
 * another's, and a browser that was logged in as the person before has a count of its own.
 */
export const logIn: Flow = async (parts, asked) => {
  const { email, password } = checkBody(LogIn, asked.body)
  const { app, limits, secret } = parts
  const person = await personBy(app, email)
  const network = networkOf(asked.address)
  const device = person && knownDevice(asked.request, secret, person.id)
  const counted = device === undefined ? `person:${network}:${email.trim().toLowerCase()}` : `device:${device}`
  if (device === undefined) await limits.take(`network:${network}`, perNetwork)
  await limits.take(counted, perPerson)
  const reply = await logInAs(parts, asked, person?.id ?? 'nobody', password)
  await limits.forget(counted)
  if (device === undefined) await limits.giveBack(`network:${network}`)
  return reply
}

/** Logs a user in by his password: either he is in, or his second factor is asked for. */
async function logInAs(parts: Parts, asked: Asked, id: string, password: string): Promise<Reply> {
  const body = { email: addressFor(id), password }
  const { data, cookies } = await askLibrary(parts, asked, '/sign-in/email', body)
  if (data.twoFactorRedirect === true) return { body: { next: 'second-factor' }, cookies }
  return { body: { next: 'done' }, cookies: [...cookies, ...welcomed(parts, id)] }
}

/** What a browser is told once it is in: that it was, and that the link which it may have opened has done its work. */
export function welcomed({ app, secret }: Parts, id: string): readonly string[] {
  return [rememberDevice(app.url, secret, id), cookie(app.url, linkCookie, '', 0)]
}

/** Logs in a user who has just set his password. */
export async function logInFirst(parts: Parts, asked: Asked, id: string, password: string): Promise<Reply> {
  await ensureUser(parts.library, id)
  return await logInAs(parts, asked, id, password)
}
