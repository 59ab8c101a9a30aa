import { z } from 'zod'
import { askLibrary } from '../ask-library.ts'
import { checkBody } from '../check-body.ts'
import type { Flow } from '../parts.ts'
import { password } from '../password.ts'
import { mustBeLoggedIn } from '../sessions.ts'

const Change = z.strictObject({ current: z.string().min(1).max(128), password })

/** Changes the user's own password; his other sessions end. */
export const changePassword: Flow = async (parts, asked) => {
  const { current, password: newPassword } = checkBody(Change, asked.body)
  const { user } = await mustBeLoggedIn(parts, asked.request)
  await parts.limits.take(`password:${user}`, { max: 10, seconds: 900 })
  const body = { currentPassword: current, newPassword, revokeOtherSessions: true }
  const { cookies } = await askLibrary(parts, asked, '/change-password', body)
  return { body: {}, cookies }
}
