import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The top of Kith's own repository that a folder is in. */
export function workspaceOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'pnpm-workspace.yaml')) && existsSync(join(at, 'packages', 'sdk', 'package.json')))
      return at
    if (at === dirname(at)) return undefined
  }
}
