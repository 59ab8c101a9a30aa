import { createHash } from 'node:crypto'
import type { App } from '@kith/kernel'
import { describeError, KithError } from '@kith/sdk'
import { canonical, checkScreens, integrityOf, type RemoteScreen } from '@kith/sdk/remote'
import { withAddresses } from './with-addresses.ts'

/** The screens that the processes of plugins have. */
export interface FarScreens {
  /** Module -> the address of its script. */
  readonly modules: Readonly<Record<string, string>>
  /**
   * The script at an address, asked of its plugin with the rest of its module when it is first wanted; `undefined` where no
   * module has one. Throws `KITH_PLUGIN_AWAY` and whatever its process answers instead, `KITH_SCREEN_HASH` where that is
   * not what the manifest says, `KITH_SCREENS`, `KITH_UI_IMPORT`.
   */
  file(address: string): Promise<string | undefined>
}

export interface FarScreensOptions {
  readonly app: Pick<App, 'remotes' | 'log'>
  /** Where the application's own modules are: name -> address. */
  readonly kit: Readonly<Record<string, string>>
  /** Modules that the server has itself. */
  readonly own: ReadonlySet<string>
}

/** Milliseconds for which a failure stands: whoever asks for a script need not be known. */
const failureStands = 5_000

interface FarModule extends RemoteScreen {
  readonly plugin: string
  readonly module: string
  readonly root: string
}

/** See `FarScreens`. What was asked for once is kept: its addresses change with what its manifest says. */
export function createFarScreens({ app, kit, own }: FarScreensOptions): FarScreens {
  const taken = new Set(own)
  const all: FarModule[] = []
  for (const { name: plugin, screens = {} } of app.remotes.manifests) {
    for (const [module, screen] of Object.entries(screens)) {
      if (taken.has(module)) {
        app.log.warn('a module of screens is there twice: the first is shown', { plugin, module })
        continue
      }
      taken.add(module)
      const hash = createHash('sha256')
        .update(canonical([screen, kit]))
        .digest('hex')
        .slice(0, 16)
      all.push({ ...screen, plugin, module, root: `/ui/${plugin}/${hash}` })
    }
  }
  const at = new Map<string, FarModule>(
    all.flatMap(one => Object.keys(one.files).map(path => [`${one.root}/${path}`, one] as const)),
  )
  const kept = new Map<FarModule, Promise<ReadonlyMap<string, string>>>()

  const scriptsOf = (one: FarModule): Promise<ReadonlyMap<string, string>> => {
    const known = kept.get(one)
    if (known) return known
    const asked = ask(app, one, kit)
    kept.set(one, asked)
    asked.catch(error => {
      const { plugin, module } = one
      const { code, message } = describeError(error)
      if (code === 'KITH_PLUGIN_AWAY') return void kept.delete(one)
      app.log.error('the screens of a module of another process cannot be shown', { plugin, module, code, message })
      setTimeout(() => kept.delete(one), failureStands).unref()
    })
    return asked
  }

  return {
    modules: Object.fromEntries(all.map(({ module, root, entry }) => [module, `${root}/${entry}`])),
    async file(address) {
      const one = at.get(address)
      return one && (await scriptsOf(one)).get(address)
    },
  }
}

async function ask(
  { remotes }: FarScreensOptions['app'],
  { plugin, module, entry, files, root }: FarModule,
  kit: FarScreensOptions['kit'],
): Promise<ReadonlyMap<string, string>> {
  const texts: Record<string, string> = {}
  for (const [file, expected] of Object.entries(files)) {
    const text = await remotes.screen(plugin, module, file)
    const found = integrityOf(text)
    if (found !== expected) {
      throw new KithError(
        'KITH_SCREEN_HASH',
        `What the module ${plugin} sent as ${file} of ${module} is not what its manifest says: it is ${found}, not ${expected}.`,
        { plugin, module, file, hash: found, expected },
      )
    }
    texts[file] = text
  }
  checkScreens({ [module]: { entry, files: texts } })
  return new Map(
    Object.entries(texts).map(([file, text]) => [`${root}/${file}`, withAddresses(text, kit, { plugin, file })]),
  )
}
