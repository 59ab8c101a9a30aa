import { inspect } from 'node:util'
import { describeError, KithError, type Problem } from '@kith/sdk'
import { harmless } from './width.ts'

/** Prints a failure on stderr and sets the exit code: for a person `CODE: message` and its details, or as JSON. */
export function report(error: unknown, { json = false }: { readonly json?: boolean } = {}): void {
  process.exitCode = 1
  const { code, message } = describeError(error)
  const details = error instanceof KithError ? error.details : {}
  console.error(
    json ? JSON.stringify({ code, message, details }) : [`${code}: ${message}`, ...detailLines(details)].join('\n'),
  )
  if (!json && !(error instanceof KithError)) console.error(inspect(error))
}

/** What is wrong field by field, then all else that is known. */
function detailLines({ problems, ...others }: Readonly<Record<string, unknown>>): string[] {
  const list = Array.isArray(problems) ? (problems as readonly Problem[]) : []
  return [
    ...list.map(({ path, code, message }) => `  ${path || '(input)'}: ${message} [${code}]`),
    ...Object.entries(others).map(([name, value]) => `  ${name}: ${harmless(textOf(value))}`),
  ]
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return Array.isArray(value) && value.every(part => typeof part === 'string')
    ? value.join(', ')
    : JSON.stringify(value)
}
