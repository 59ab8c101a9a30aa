import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { KithError } from '@kith/sdk'
import { type Place, typedPath } from './place.ts'

const names = ['kith.config.ts', 'kith.config.js', 'kith.config.mjs']

/** The configuration that `KITH_CONFIG` names, else the nearest upward. Throws `KITH_CONFIG_MISSING`. */
export function findConfig(place: Place): string {
  const given = place.env.KITH_CONFIG
  if (given) {
    const file = typedPath(place, given)
    if (existsSync(file)) return file
    throw new KithError('KITH_CONFIG_MISSING', `KITH_CONFIG names ${file}, which is not there.`, { file })
  }
  for (let folder = place.cwd; ; folder = dirname(folder)) {
    const found = names.map(name => join(folder, name)).find(file => existsSync(file))
    if (found) return found
    if (folder === dirname(folder)) break
  }
  throw new KithError(
    'KITH_CONFIG_MISSING',
    `There is no kith.config.ts in ${place.cwd} or above it. Go to the folder that has it, or name it in KITH_CONFIG.`,
    { from: place.cwd },
  )
}
