import { KithError } from '@kith/sdk'
import { z } from 'zod'
import { askLibrary } from '../ask-library.ts'
import { checkBody } from '../check-body.ts'
import { networkOf } from '../network.ts'
import type { Flow } from '../parts.ts'
import { addressFor, ensureUser, personBy } from '../people.ts'

const Forgot = z.strictObject({ email: z.string().min(1).max(254) })

const hour = 3600
const perNetwork = { max: 20, seconds: hour }
const perPerson = { max: 3, seconds: hour }

/** Mails a link to set a new password. The answer is the same whether the address is a user's or not. */
export const forgot: Flow = async (parts, asked) => {
  const { email } = checkBody(Forgot, asked.body)
  await parts.limits.take(`forgot:${networkOf(asked.address)}`, perNetwork)
  const person = await personBy(parts.app, email)
  const wanted = person && (await mayMail(parts, person.id)) ? person.id : 'nobody'
  if (wanted !== 'nobody') await ensureUser(parts.library, wanted)
  await askLibrary(parts, asked, '/request-password-reset', { email: addressFor(wanted) })
  return { body: {} }
}

/** A person gets three such mails an hour at most; whoever asks for more is not told. */
async function mayMail({ limits }: Parameters<Flow>[0], id: string): Promise<boolean> {
  try {
    await limits.take(`forgot-person:${id}`, perPerson)
    return true
  } catch (error) {
    if (error instanceof KithError && error.code === 'KITH_ATTEMPTS') return false
    throw error
  }
}
