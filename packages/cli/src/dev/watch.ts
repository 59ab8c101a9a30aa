import { existsSync, type FSWatcher, readdirSync, watch } from 'node:fs'
import { join } from 'node:path'

export interface Watch {
  /** From now on these folders, and what is in them. */
  follow(folders: readonly string[]): void
  /** Files that changed since the last call; waits until there are some. */
  changes(): Promise<string[]>
  close(): void
}

/** How long a burst of writes may pause: an editor saves in several steps. */
const calm = 60

/** Watches sources: no installed packages, nothing built, no tests, nothing hidden. */
export function createWatch(): Watch {
  const watched = new Map<string, FSWatcher>()
  const changed = new Set<string>()
  let wake: (() => void) | undefined
  let timer: NodeJS.Timeout | undefined

  function follow(folders: readonly string[]): void {
    for (const folder of folders.flatMap(foldersIn)) {
      if (watched.has(folder)) continue
      const watcher = watch(folder, (_, name) => tell(folder, name))
      watcher.on('error', () => forget(folder))
      watched.set(folder, watcher)
    }
  }

  function tell(folder: string, name: string | null): void {
    const before = watched.size
    if (!existsSync(folder)) forget(folder)
    else if (name !== null && !isIgnored(name)) follow([folder])
    // A new folder may hold files that were written before it was watched.
    if (name !== null && (isSource(name) || watched.size > before)) changed.add(join(folder, name))
    clearTimeout(timer)
    timer = setTimeout(() => changed.size > 0 && wake?.(), calm)
  }

  function forget(folder: string): void {
    watched.get(folder)?.close()
    watched.delete(folder)
  }

  return {
    follow,
    async changes() {
      if (changed.size === 0) await new Promise<void>(resolve => (wake = resolve))
      const files = [...changed].sort()
      changed.clear()
      return files
    },
    close() {
      clearTimeout(timer)
      for (const folder of [...watched.keys()]) forget(folder)
    },
  }
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const inside = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory())
  return [folder, ...inside.filter(({ name }) => !isIgnored(name)).flatMap(({ name }) => foldersIn(join(folder, name)))]
}

function isIgnored(name: string): boolean {
  return name.startsWith('.') || ['node_modules', 'dist', 'coverage'].includes(name)
}

function isSource(name: string): boolean {
  return /\.(ts|mts|js|mjs|json)$/.test(name) && !/\.test\.\w+$/.test(name) && !name.startsWith('.')
}
