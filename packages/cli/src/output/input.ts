import { createReadStream, type ReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
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

/** A file that somebody named, as JSON. Throws `KITH_FILE_UNREADABLE`, `KITH_JSON`. */
export async function readJsonFile(path: string): Promise<unknown> {
  const source = await readFile(path, 'utf8').catch(error => {
    throw unreadable(path, error)
  })
  return readJson(source, path)
}

/** What a file that somebody named holds, once it is sure that it can be read. Throws `KITH_FILE_UNREADABLE`. */
export async function openForReading(path: string): Promise<ReadStream> {
  const file = await open(path).catch(error => {
    throw unreadable(path, error)
  })
  if ((await file.stat()).isFile()) return createReadStream(path, { fd: file })
  await file.close()
  throw unreadable(path, new Error('it is no file'))
}

function unreadable(path: string, error: Error): KithError {
  return new KithError('KITH_FILE_UNREADABLE', `${path} cannot be read: ${error.message}`, { path }, error)
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
