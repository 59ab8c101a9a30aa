import { existsSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The built page of the team, where `@kith/admin` is installed beside the configuration. */
export function adminFolder(config: string): string | undefined {
  const manifest = manifestOf('@kith/admin', config)
  const folder = manifest && join(dirname(manifest), 'dist')
  return folder && existsSync(join(folder, 'index.html')) ? folder : undefined
}

function manifestOf(name: string, from: string): string | undefined {
  try {
    return findPackageJSON(name, pathToFileURL(from))
  } catch {
    return undefined
  }
}
