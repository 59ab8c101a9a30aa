import type { AnyContract } from '@kith/sdk'
import { z } from 'zod'

/** What is wrong with a contract's operations. */
export function operationProblems(contract: AnyContract): string[] {
  return Object.entries(contract.operations).flatMap(([key, operation]) => {
    const name = `${contract.name}.${key}`
    const problems = []
    if (!(operation.needs in contract.permissions))
      problems.push(`${name}: permission ${operation.needs} is not declared`)
    if (!hasJsonSchema(operation.input, 'input')) problems.push(`${name}: JSON Schema cannot say its input`)
    if (!hasJsonSchema(operation.output, 'output')) problems.push(`${name}: JSON Schema cannot say its output`)
    return problems
  })
}

function hasJsonSchema(schema: z.ZodType, io: 'input' | 'output'): boolean {
  try {
    return z.toJSONSchema(schema, { io }) !== undefined
  } catch {
    return false
  }
}
