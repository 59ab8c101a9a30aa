import { enableCompileCache } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** From now on compiled code is kept in the user's cache folder: the next start takes half the time. Without such a folder nothing is kept. */
export function cacheCode(): void {
  const folder = process.env.XDG_CACHE_HOME || homeCache()
  if (folder !== undefined) enableCompileCache(join(folder, 'kith', 'code'))
}

// A container may run as a user that the system does not know, without HOME: asking for his home throws.
function homeCache(): string | undefined {
  try {
    return join(homedir(), '.cache')
  } catch {
    return undefined
  }
}
