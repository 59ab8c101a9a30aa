import type { App } from '@kith/kernel'
import { type Actor, type AnyPlugin, administrator } from '@kith/sdk'
import { hashOf, remoteManifestOf, remotePlugin, runWork } from '@kith/sdk/remote'

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

/** Lets the code of plugins answer for their manifests; answers how to stop. */
export async function answerFar(app: App, plugins: readonly AnyPlugin[]): Promise<() => void> {
  const ended = new AbortController()
  for (const plugin of plugins) {
    const manifest = remoteManifestOf(plugin)
    const { session } = await app.remotes.register(keyHolder, manifest)
    const beat = setInterval(() => {
      app.remotes.renew(keyHolder, { session }).catch(() => clearInterval(beat))
    }, 2_000).unref()
    ended.signal.addEventListener('abort', () => clearInterval(beat))
    const works = app.remotes.works(keyHolder, { session }, ended.signal)
    const answer = async (sent: { readonly work: Parameters<typeof runWork>[1] }) => {
      const work = wired(sent.work)
      const reply = await runWork(plugin, work, app.log, async ask =>
        wired((await app.remotes.ask(keyHolder, wired({ ...ask, session, work: work.id }))) ?? null),
      )
      try {
        await app.remotes.reply(keyHolder, wired({ ...reply, session }))
      } catch (error) {
        app.log.warn('an answer was not taken', { work: work.name, error: String(error) })
      }
    }
    void (async () => {
      for await (const sent of works) void answer(sent)
    })().catch(() => {})
  }
  await app.idle()
  return () => ended.abort()
}

function wired<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
