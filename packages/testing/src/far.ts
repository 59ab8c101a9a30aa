import type { App } from '@kith/kernel'
import { type Actor, type AnyPlugin, administrator } from '@kith/sdk'
import { hashOf, remoteManifestOf, remotePlugin, runWork, type Work } from '@kith/sdk/remote'

/** Whose key they all have. */
const keyHolder: Actor = {
  id: 'token',
  kind: 'token',
  roles: [administrator],
  scopes: ['*'],
  locale: 'en',
  zone: 'UTC',
}

/** A plugin as if it were in another process: its manifest alone, and the code behind a wire that carries JSON. */
export function farPlugin<P extends AnyPlugin>(plugin: P): P {
  const manifest = remoteManifestOf(plugin)
  return remotePlugin(manifest, { hash: hashOf(manifest) }) as AnyPlugin as P
}

/** The processes of plugins, as far as an app can tell. */
export interface Far {
  /** They come, and answer for their manifests. Resolves when what waited for them is done. */
  plug(): Promise<void>
  /** They go, as if they were killed. */
  unplug(): void
}

export function createFar(app: App, plugins: readonly AnyPlugin[]): Far {
  let leave = () => {}
  return {
    async plug() {
      leave()
      const lines = await Promise.all(plugins.map(plugin => answer(app, plugin)))
      leave = () => {
        leave = () => {}
        for (const line of lines) line()
      }
      await app.idle()
    },
    unplug: () => leave(),
  }
}

/** Lets a plugin's code answer; answers how to stop. */
async function answer(app: App, plugin: AnyPlugin): Promise<() => void> {
  const { session } = await app.remotes.register(keyHolder, remoteManifestOf(plugin))
  const ended = new AbortController()
  const beat = setInterval(() => {
    app.remotes.renew(keyHolder, { session }).catch(() => clearInterval(beat))
  }, 2_000).unref()
  const doOne = async (asked: Work) => {
    const work = wired(asked)
    const reply = await runWork(plugin, work, app.log, async ask =>
      wired((await app.remotes.ask(keyHolder, wired({ ...ask, session, work: work.id }))) ?? null),
    )
    if (ended.signal.aborted) return
    try {
      await app.remotes.reply(keyHolder, wired({ ...reply, session }))
    } catch (error) {
      app.log.warn('an answer was not taken', { work: work.name, error: String(error) })
    }
  }
  const works = app.remotes.works(keyHolder, { session }, ended.signal)
  void (async () => {
    for await (const { work } of works) void doOne(work)
  })().catch(() => {})
  return () => {
    ended.abort()
    clearInterval(beat)
    // Or the app is closed already.
    app.remotes.leave(keyHolder, { session }).catch(() => {})
  }
}

function wired<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
