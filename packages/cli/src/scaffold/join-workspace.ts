import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { type Registration, register } from './register.ts'

/** Adds a plugin to a configuration and its package. Answers whether it could. */
export async function addToConfig(config: string, registration: Registration): Promise<boolean> {
  const source = register(await readFile(config, 'utf8'), registration)
  if (source === undefined) return false
  await writeFile(config, source)
  await editJson(join(dirname(config), 'package.json'), manifest => ({
    ...manifest,
    dependencies: sorted({ ...(manifest.dependencies as object), [registration.from]: 'workspace:*' }),
  }))
  return true
}

/** Adds a package to those that `tsc -b` builds. */
export async function addToBuild(workspace: string, folder: string): Promise<void> {
  const path = relative(workspace, folder).replaceAll('\\', '/')
  await editJson(join(workspace, 'tsconfig.json'), config => ({
    ...config,
    references: [...((config.references as object[]) ?? []), { path }],
  }))
}

/** Links the new package and puts its code in order. Answers what failed: a command to run by hand. */
export async function settle(workspace: string, folder: string): Promise<string | undefined> {
  const install = ['install', '--prefer-offline', '--no-frozen-lockfile']
  if (!(await run('pnpm', install, workspace))) return 'pnpm install'
  const biome = join(workspace, 'node_modules', '.bin', 'biome')
  if (existsSync(biome)) await run(biome, ['check', '--write', '--log-level=error', folder], workspace)
  return undefined
}

/** Its output goes to stderr. Answers whether it ended well. */
async function run(command: string, args: readonly string[], cwd: string): Promise<boolean> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 2, 2] })
  const ended = Promise.race([once(child, 'close'), once(child, 'error').then(() => [1])])
  return (await ended)[0] === 0
}

type Json = Readonly<Record<string, unknown>>

async function editJson(file: string, edit: (value: Json) => Json): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return
  await writeFile(file, `${JSON.stringify(edit(JSON.parse(text) as Json), null, 2)}\n`)
}

function sorted(record: object): Json {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}
