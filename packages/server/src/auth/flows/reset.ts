import { z } from 'zod'
import { askLibrary } from '../ask-library.ts'
import { checkBody } from '../check-body.ts'
import { networkOf } from '../network.ts'
import type { Flow } from '../parts.ts'
import { password } from '../password.ts'

const Reset = z.strictObject({ token: z.string().min(1).max(200), password })

/** Sets a new password by the link that was mailed, once; every session of the user ends. */
export const reset: Flow = async (parts, asked) => {
  const { token, password: newPassword } = checkBody(Reset, asked.body)
  await parts.limits.take(`reset:${networkOf(asked.address)}`, { max: 50, seconds: 3600 })
  await askLibrary(parts, asked, '/reset-password', { token, newPassword })
  return { body: {} }
}
