import { readFile } from 'node:fs/promises'
import { basename, dirname, join, posix } from 'node:path'
import { init, parse } from 'es-module-lexer'
import { isWritten } from './is-written.ts'

/**
 * A script and those that it reaches by relative imports, by their paths as its folder sees them. What earlier builds
 * left in the folder is not among them. Throws where one is not there, or stands outside the folder.
 */
export async function readScripts(entry: string): Promise<ReadonlyMap<string, string>> {
  await init
  const folder = dirname(entry)
  const found = new Map<string, string>()
  const read = async (name: string): Promise<void> => {
    if (found.has(name)) return
    found.set(name, '')
    // Nothing stands at '': what is outside is as what is not there.
    const source = await readFile(name.startsWith('../') ? '' : join(folder, name), 'utf8')
    found.set(name, source)
    await Promise.all(importedNames(source).map(other => read(posix.join(posix.dirname(name), other))))
  }
  await read(basename(entry))
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function importedNames(source: string): readonly string[] {
  return parse(source)[0].flatMap(one => (isWritten(one) && /^\.\.?\//.test(one.specifier) ? [one.specifier] : []))
}
