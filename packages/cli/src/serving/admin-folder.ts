import { createRequire } from 'node:module'
import { dirname } from 'node:path'

/** The built page of the team, where `@kith/admin` is installed beside the configuration. */
export function adminFolder(config: string): string | undefined {
  try {
    return dirname(createRequire(config).resolve('@kith/admin/page'))
  } catch {
    return undefined
  }
}
