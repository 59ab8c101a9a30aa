import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'

/** Compiles the folders that have a `tsconfig.json`. Answers what the compiler says is wrong, '' when nothing is. */
export async function build(folders: readonly string[]): Promise<string> {
  const compiled = folders.filter(folder => existsSync(join(folder, 'tsconfig.json')))
  const compilers = Map.groupBy(compiled, compilerOf)
  compilers.delete(undefined)
  const said = await Promise.all([...compilers].map(([tsc, own]) => run(tsc as string, own)))
  return said.join('')
}

async function run(tsc: string, folders: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [tsc, '-b', '--pretty', ...folders], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return code === 0 ? '' : `${out}${err}` || `${tsc} ended with ${code}\n`
}

/** The `tsc` that a folder has; without one its sources run as they are. */
function compilerOf(folder: string): string | undefined {
  try {
    const manifest = findPackageJSON('typescript', pathToFileURL(join(folder, 'package.json')))
    if (manifest === undefined) return undefined
    const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly bin: { readonly tsc: string } }
    return join(dirname(manifest), bin.tsc)
  } catch {
    return undefined
  }
}
