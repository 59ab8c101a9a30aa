import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { App, Manifest } from '@kith/kernel'
import { describeError, KithError } from '@kith/sdk'
import { readScripts } from '@kith/sdk/screens'
import { init } from 'es-module-lexer'
import { createFarScreens } from './far-screens.ts'
import { withAddresses } from './with-addresses.ts'

/** The scripts of the plugins' screens, as browsers are sent them. */
export interface Screens {
  /** '@kith/plugin-leads/ui' -> '/ui/leads/3f2a91c0/index.js'. */
  readonly modules: Readonly<Record<string, string>>
  /** The script at an address, `undefined` where there is none. Throws where its plugin's process cannot or will not say it. */
  file(address: string): Promise<string | undefined>
}

export interface ScreensOptions {
  readonly app: Pick<App, 'manifests' | 'remotes' | 'log'>
  /** The folder of the team's page, whose `kit.json` says where what screens import is served. */
  readonly page: string
  /** The file that a module's name stands for. Throws where there is none. Without it none of this process are served. */
  readonly resolve: ((module: string) => string) | undefined
}

export const noScreens: Screens = { modules: {}, file: async () => undefined }

/**
 * Reads the screens of the plugins of this process, and knows where those of others will be. What they import by a name
 * ('lit', '@kith/admin/ui') is the application's own copy: the names become addresses here, so that a browser needs no
 * import map and the policy stays `script-src 'self'`. Throws `KITH_UI_MISSING` for a module of a plugin of this process that
 * is not there and `KITH_UI_IMPORT` for a name that the application has not; of a plugin of another one, that is logged.
 */
export async function openScreens({ app, page, resolve }: ScreensOptions): Promise<Screens> {
  const { manifests } = app.remotes
  const far = new Set(manifests.map(({ name }) => name))
  const asked = new Set(manifests.flatMap(({ screens = {} }) => Object.keys(screens)))
  const wanted = (resolve ? app.manifests : [])
    .flatMap(({ name, ui }) => modulesOf(ui).map((module): Wanted => ({ plugin: name, module })))
    .filter(({ plugin, module }) => !far.has(plugin) || !asked.has(module))
  if (wanted.length + asked.size === 0) return noScreens
  await init
  const kit = JSON.parse(await readFile(join(page, 'kit.json'), 'utf8')) as Readonly<Record<string, string>>
  const read = await Promise.all(
    wanted.map(one =>
      readModule(one, kit, resolve as (module: string) => string).catch(error => {
        if (!far.has(one.plugin)) throw error
        app.log.warn('a module of another process shows what is not served', { ...one, ...describeError(error) })
        return undefined
      }),
    ),
  )
  const own = read.filter(one => one !== undefined)
  const files = new Map<string, string>(own.flatMap(one => one.files))
  const theirs = createFarScreens({ app, kit, own: new Set(own.map(({ module }) => module)) })
  return {
    modules: Object.fromEntries([...own.map(one => [one.module, one.address]), ...Object.entries(theirs.modules)]),
    file: async address => files.get(address) ?? (await theirs.file(address)),
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
