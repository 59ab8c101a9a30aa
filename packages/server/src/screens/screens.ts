import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Manifest } from '@kith/kernel'
import { KithError } from '@kith/sdk'
import { init } from 'es-module-lexer'
import { readScripts } from './read-scripts.ts'
import { withAddresses } from './with-addresses.ts'

/** The scripts of the plugins' screens, as browsers are sent them. */
export interface Screens {
  /** '@kith/plugin-leads/ui' -> '/ui/leads/3f2a91c0/index.js'. */
  readonly modules: Readonly<Record<string, string>>
  /** By their URL. */
  readonly files: ReadonlyMap<string, string>
}

export interface ScreensOptions {
  readonly manifests: readonly Manifest[]
  /** The folder of the team's page, whose `kit.json` says where what screens import is served. */
  readonly page: string
  /** The file that a module's name stands for. Throws where there is none. */
  readonly resolve: (module: string) => string
}

export const noScreens: Screens = { modules: {}, files: new Map() }

/**
 * Reads the screens of all plugins. What they import by a name ('lit', '@kith/admin/ui') is the application's own copy:
 * the names become addresses here, once, so that a browser needs no import map and the policy stays `script-src 'self'`.
 * Throws `KITH_UI_MISSING` for a module that is not there and `KITH_UI_IMPORT` for a name that the application has not.
 */
export async function readScreens({ manifests, page, resolve }: ScreensOptions): Promise<Screens> {
  const wanted = manifests.flatMap(({ name, ui }) => modulesOf(ui).map(module => ({ plugin: name, module })))
  if (wanted.length === 0) return noScreens
  await init
  const kit = JSON.parse(await readFile(join(page, 'kit.json'), 'utf8')) as Readonly<Record<string, string>>
  const read = await Promise.all(wanted.map(one => readModule(one, kit, resolve)))
  return {
    modules: Object.fromEntries(read.map(({ module, address }) => [module, address])),
    files: new Map(read.flatMap(({ files }) => files)),
  }
}

function modulesOf(ui: Manifest['ui']): readonly string[] {
  return [...new Set(ui.flatMap(part => ('module' in part ? [part.module] : moduleOfAction(part))))]
}

function moduleOfAction(part: Manifest['ui'][number]): readonly string[] {
  return part.part === 'action' && 'module' in part.run ? [part.run.module] : []
}

interface Wanted {
  readonly plugin: string
  readonly module: string
}

async function readModule(wanted: Wanted, kit: Readonly<Record<string, string>>, resolve: (module: string) => string) {
  const { plugin, module } = wanted
  const entry = fileOf(wanted, resolve)
  const sources = await readScripts(entry).catch(error => {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? missing(wanted, error) : error
  })
  const hash = createHash('sha256')
    .update(JSON.stringify([[...sources], kit]))
    .digest('hex')
    .slice(0, 16)
  const root = `/ui/${plugin}/${hash}`
  return {
    module,
    address: `${root}/${basename(entry)}`,
    files: [...sources].map(
      ([name, source]) => [`${root}/${name}`, withAddresses(source, kit, { plugin, file: name })] as const,
    ),
  }
}

function fileOf(wanted: Wanted, resolve: (module: string) => string): string {
  try {
    return resolve(wanted.module)
  } catch (error) {
    throw missing(wanted, error)
  }
}

function missing({ plugin, module }: Wanted, cause?: unknown): KithError {
  return new KithError(
    'KITH_UI_MISSING',
    `The plugin ${plugin} shows parts of ${module}, which is not there: build the plugin, and export it as "./ui" in the package.json of that name.`,
    { plugin, module },
    cause,
  )
}
