import { KithError } from '@kith/sdk'
import type { z } from 'zod'

/** The body of a flow, checked. Throws `KITH_INVALID` with a problem for each place. */
export function checkBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const problems = result.error.issues.map(({ path, code, message }) => ({
    path: path.join('.'),
    code: code === 'too_small' ? 'min' : code === 'too_big' ? 'max' : 'type',
    message,
  }))
  throw new KithError('KITH_INVALID', `Not valid: ${problems.map(({ path }) => path).join(', ')}.`, { problems })
}
