import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { text } from 'node:stream/consumers'

/** Builds the screens of the packages that one works on. */
export interface ScreenBuilds {
  /** Runs the build of each folder with screens that has changed. Answers in words what is wrong, '' when nothing is. */
  build(folders: readonly string[]): Promise<string>
  /** These files changed. */
  changed(files: readonly string[]): void
}

/** A folder's first build, and the next one after a failure, come without a change. */
export function createScreenBuilds(): ScreenBuilds {
  const built = new Set<string>()
  return {
    changed(files) {
      for (const folder of built) if (files.some(file => file.startsWith(folder + sep))) built.delete(folder)
    },
    async build(folders) {
      const waiting = folders.filter(folder => !built.has(folder) && hasScreens(folder))
      const said: string[] = []
      // One after another: each is a compiler and a bundler.
      for (const folder of waiting) {
        const wrong = await run(folder)
        if (wrong === '') built.add(folder)
        else said.push(`The screens in ${folder} do not build (node --run build):\n${wrong}`)
      }
      return said.join('\n')
    },
  }
}

interface PackageManifest {
  readonly exports?: { readonly './ui'?: string | { readonly default?: string } }
  readonly scripts?: { readonly build?: string }
}

/** Whether a package builds a module that it exports as `./ui`. */
function hasScreens(folder: string): boolean {
  try {
    const { exports, scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageManifest
    const ui = exports?.['./ui']
    return scripts?.build !== undefined && (typeof ui === 'object' ? ui.default : ui) !== undefined
  } catch {
    return false
  }
}

async function run(folder: string): Promise<string> {
  const child = spawn(process.execPath, ['--run', 'build'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return code === 0 ? '' : `${out}${err}` || `It ended with ${code}.\n`
}
