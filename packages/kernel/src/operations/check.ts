import { type AnyOperation, invalid, KithError, problemsOf } from '@kith/sdk'
import type { z } from 'zod'

/** Throws `KITH_INVALID` naming each place. */
export function checkInput(operation: { readonly input: z.ZodType }, input: unknown): unknown {
  const result = operation.input.safeParse(input, { reportInput: true })
  if (!result.success) throw invalid(problemsOf(result.error))
  return result.data
}

/** What the operation declares of a handler's answer; undeclared keys are stripped. */
export function checkOutput(operation: AnyOperation, name: string, output: unknown): unknown {
  const result = operation.output.safeParse(output)
  if (result.success) return result.data
  const problems = problemsOf(result.error)
  throw new KithError(
    'KITH_OUTPUT',
    `${name} answered what it does not declare: ${problems.map(p => p.path).join(', ')}.`,
    { operation: name, problems },
  )
}
