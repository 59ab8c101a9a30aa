import type { z } from 'zod'
import type { Problem } from './errors.ts'

/** zod's issues as problems, in Kith's words. */
export function problemsOf(error: z.ZodError, path = ''): Problem[] {
  return error.issues.map(issue => ({
    path: [path, ...issue.path.map(String)].filter(Boolean).join('.'),
    code: issueCode(issue),
    message: issue.message,
  }))
}

// Kith's own codes are written where a schema is refined; the rest are zod's issue codes in the words of docs/errors.md.
function issueCode(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return 'too_long'
  if (issue.code === 'too_small') return 'too_short'
  if (issue.code === 'invalid_type') return isMissing(issue) ? 'required' : 'type'
  if (issue.code === 'invalid_value') return 'choice'
  if (issue.code === 'unrecognized_keys') return 'unknown'
  if (issue.code === 'custom') return /^[a-z_.]+$/.test(issue.message) ? issue.message : 'invalid'
  return 'format'
}

// Only what was parsed with `reportInput` tells whether anything stood there.
function isMissing(issue: z.core.$ZodIssue): boolean {
  return Object.hasOwn(issue, 'input') && issue.input === undefined
}
