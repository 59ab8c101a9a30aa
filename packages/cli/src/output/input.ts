import { text } from 'node:stream/consumers'
import { KithError } from '@kith/sdk'

/** JSON that somebody typed; `-` reads it from stdin. Throws `KITH_JSON`, naming where it stood. */
export async function readJson(typed: string, where: string): Promise<unknown> {
  const source = typed === '-' ? await text(process.stdin) : typed
  try {
    return JSON.parse(source) as unknown
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new KithError('KITH_JSON', `${where} is not JSON: ${why}`)
  }
}

/** `a,b` as a list. */
export function readList(typed: string): string[] {
  return typed
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
}

/** A whole number of 1 or more. Throws `KITH_USAGE`. */
export function readCount(typed: string): number {
  if (/^[1-9]\d{0,8}$/.test(typed)) return Number(typed)
  throw new KithError('KITH_USAGE', `"${typed}" is no number of records: use 1 or more.`)
}
