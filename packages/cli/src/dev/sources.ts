import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

interface PackageManifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

/**
 * The folders whose sources an app is made of: the configuration's own, and every package that it reaches by
 * dependencies or a relative import and that is worked on here, not installed.
 */
export function sourceFolders(config: string): string[] {
  const own = realpathSync(dirname(config))
  const found = new Set([own])
  for (const folder of [own, ...importedFolders(config)]) gather(folder, found)
  return [...found]
}

function gather(folder: string, found: Set<string>): void {
  found.add(folder)
  for (const name of dependenciesOf(folder)) {
    const next = folderOf(name, folder)
    if (next !== undefined && !found.has(next)) gather(next, found)
  }
}

function dependenciesOf(folder: string): string[] {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageManifest
    return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  } catch {
    return []
  }
}

/** Where a dependency really stands; nothing for one that was installed. */
function folderOf(name: string, from: string): string | undefined {
  try {
    const manifest = findPackageJSON(name, pathToFileURL(join(from, 'package.json')))
    const folder = manifest && realpathSync(dirname(manifest))
    return folder === undefined || folder.includes(`${sep}node_modules${sep}`) ? undefined : folder
  } catch {
    return undefined
  }
}

/** `import { x } from '../elsewhere/src/index.ts'`: the packages that such imports lead into. */
function importedFolders(config: string): string[] {
  const source = readFileSync(config, 'utf8')
  const paths = [...source.matchAll(/\bfrom\s+['"](\.\.?\/[^'"]+)['"]/g)].map(([, path = '']) =>
    resolve(dirname(config), path),
  )
  return paths.filter(path => existsSync(path)).map(path => packageOf(dirname(realpathSync(path))))
}

function packageOf(folder: string): string {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return at
  }
  return folder
}
