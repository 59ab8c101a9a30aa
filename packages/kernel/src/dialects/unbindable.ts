import type { Statement } from './dialect.ts'

/** What is wrong with a parameter that no database takes; undefined when all are fine. */
export function unbindable({ parameters }: Statement): string | undefined {
  for (let index = 0; index < parameters.length; index++) {
    const value: unknown = parameters[index]
    const type = typeof value
    if (type === 'string' || value === null || type === 'bigint' || value instanceof Uint8Array) continue
    if (type === 'number' && !Number.isNaN(value)) continue
    const got = type === 'number' ? 'NaN' : `of type ${type}`
    return `Parameter ${index + 1} is ${got}; a string, number, bigint, null or Uint8Array is expected.`
  }
  return undefined
}
