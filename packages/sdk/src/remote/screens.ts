import { createHash } from 'node:crypto'
import { KithError } from '../errors.ts'

/** What a manifest says of one module of screens: its files by their paths, each with its `sha384-…`. */
export interface RemoteScreen {
  /** The path of the file that has `elements`. */
  readonly entry: string
  readonly files: Readonly<Record<string, string>>
}

/** The modules of screens that a plugin's process has: the text of each file. */
export type ScreenFiles = Readonly<Record<string, RemoteScreen>>

/** What Kith takes of one plugin. Bytes are those of UTF-8. */
export const screenLimits = { files: 64, bytesOfFile: 512 * 1024, bytes: 8 * 1024 * 1024 } as const

/** What a browser and a manifest say a file by: `sha384-` and its SHA-384 in base64. */
export function integrityOf(text: string): string {
  return `sha384-${createHash('sha384').update(text).digest('base64')}`
}

/** The screens of a manifest: the same with a hash in place of each text. */
export function hashedScreens(screens: ScreenFiles): Readonly<Record<string, RemoteScreen>> {
  return Object.fromEntries(
    Object.entries(screens).map(([module, { entry, files }]) => [
      module,
      { entry, files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, integrityOf(text)])) },
    ]),
  )
}

const path = /^(?!\.)[\w.@-]+(\/(?!\.)[\w.@-]+)*$/

/** Throws `KITH_SCREENS` for files that are too many, too large, or named as no URL is, and for an entry that is none. */
export function checkScreens(screens: ScreenFiles): void {
  const all = Object.entries(screens).flatMap(([module, { entry, files }]) => {
    if (!Object.hasOwn(files, entry)) throw wrong(`${module} has no file ${entry}.`)
    return Object.entries(files)
  })
  if (all.length > screenLimits.files) throw wrong(`They are ${all.length} files; ${screenLimits.files} are the most.`)
  let sum = 0
  for (const [name, text] of all) {
    if (!path.test(name)) throw wrong(`${name} is no name of a file: letters, digits and . _ - @ / are.`)
    sum += checkSize(name, text)
  }
  if (sum > screenLimits.bytes) throw wrong(`They are ${sum} bytes; ${screenLimits.bytes} are the most.`)
}

function checkSize(name: string, text: string): number {
  const bytes = Buffer.byteLength(text)
  if (bytes > screenLimits.bytesOfFile)
    throw wrong(`${name} has ${bytes} bytes; ${screenLimits.bytesOfFile} are the most: split it.`)
  return bytes
}

function wrong(what: string): KithError {
  return new KithError('KITH_SCREENS', `These screens cannot be shown by Kith. ${what}`)
}
