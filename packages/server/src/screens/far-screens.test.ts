import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Actor, administrator, card, defineContract, definePlugin, entity, panel, text } from '@kith/sdk'
import { hashOf, remoteManifestOf, remotePlugin, runWork, type ScreenFiles } from '@kith/sdk/remote'
import { readScreens } from '@kith/sdk/screens'
import { expect, onTestFinished, test } from 'vitest'
import { openServer } from '../fixture/serving.ts'

const machine = entity('warranty.machine', { fields: { name: text() } })
const module = '@acme/kith-warranty/ui'
const plugin = definePlugin({
  contract: defineContract({ name: 'warranty', version: '0.1.0', main: machine }),
  handlers: {},
  ui: [panel({ entity: machine, slot: 'side', element: 'kith-warranty-machine', module })],
})
const elements = "export const elements = { 'kith-warranty-machine': () => import('./machine.js') }"
const drawn = "import { LitElement } from 'lit'\nexport default LitElement"
const keyHolder: Actor = {
  id: 'token',
  kind: 'token',
  roles: [administrator],
  scopes: ['*'],
  locale: 'en',
  zone: 'UTC',
}

/** A server whose page has `lit`, and a plugin of another process with these built screens. */
async function opened(
  files: Readonly<Record<string, string>> = { 'index.js': elements, 'machine.js': drawn },
  shown = plugin,
) {
  const folder = await mkdtemp(join(tmpdir(), 'kith-far-screens-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries({
    'page/kit.json': JSON.stringify({ lit: '/assets/lit-1.js' }),
    'page/index.html': '<!doctype html><title>Kith</title>',
    ...Object.fromEntries(Object.entries(files).map(([name, content]) => [`ui/${name}`, content])),
  })) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  const screens = await readScreens({ [module]: join(folder, 'ui/index.js') })
  const manifest = remoteManifestOf(shown, screens)
  const server = await openServer([remotePlugin(manifest, { hash: hashOf(manifest) })], { admin: join(folder, 'page') })
  onTestFinished(() => server.close())
  const { app } = server.kith
  const asked: unknown[] = []
  /** The plugin's process comes, with these texts; answers how it goes. */
  const come = async (texts: ScreenFiles = screens) => {
    const { session } = await app.remotes.register(keyHolder, manifest)
    const gone = new AbortController()
    const works = app.remotes.works(keyHolder, { session }, gone.signal)
    void (async () => {
      for await (const { work } of works) {
        asked.push([work.kind, work.name, ...work.args])
        await app.remotes.reply(keyHolder, {
          ...(await runWork(shown, work, app.log, async () => null, texts)),
          session,
        })
      }
    })().catch(() => undefined)
    return async () => {
      gone.abort()
      await app.remotes.leave(keyHolder, { session })
    }
  }
  const known = async () => {
    const answer = await fetch(`${server.url}/trpc/kernel.manifest`, {
      headers: { authorization: 'Bearer a token for tests' },
    })
    const { result } = (await answer.json()) as {
      result: { data: { modules: Readonly<Record<string, string>>; away: readonly string[] } }
    }
    return result.data
  }
  const address = (await known()).modules[module] as string
  const get = async (file: string) => {
    const answer = await fetch(`${server.url}${dirname(address)}/${file}`)
    return { status: answer.status, headers: answer.headers, body: await answer.text() }
  }
  const code = async (file: string) => {
    const { status, body } = await get(file)
    return [status, (JSON.parse(body) as { code: string }).code]
  }
  return { server, screens, come, known, asked, address, get, code }
}

test('a server starts without the plugin; its module has an address, behind which nobody answers', async () => {
  const { known, address, get, code } = await opened()
  expect(address).toMatch(/^\/ui\/warranty\/[0-9a-f]{16}\/index\.js$/)
  expect((await known()).away).toEqual(['warranty'])
  expect(await code('index.js')).toEqual([503, 'KITH_PLUGIN_AWAY'])
  expect((await get('index.js')).headers.get('cache-control')).toBe('no-store')
})

test('its process is asked for a module when it is first wanted, once, and not when it is away again', async () => {
  const { come, known, asked, get } = await opened()
  const go = await come()
  expect((await known()).away).toEqual([])
  const [one, two] = await Promise.all([get('index.js'), get('machine.js')])
  expect(one).toMatchObject({ status: 200, body: elements })
  expect(one.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(two.body).toBe("import { LitElement } from '/assets/lit-1.js'\nexport default LitElement")
  await go()
  expect((await get('machine.js')).status).toBe(200)
  expect(asked).toEqual([
    ['screen', module, 'index.js'],
    ['screen', module, 'machine.js'],
  ])
  expect((await known()).away).toEqual(['warranty'])
})

test('what was not there is asked for anew as soon as it is', async () => {
  const { come, get, code } = await opened()
  expect(await code('index.js')).toEqual([503, 'KITH_PLUGIN_AWAY'])
  await come()
  expect((await get('index.js')).body).toBe(elements)
})

test('another text than the manifest has the hash of is shown to nobody, and logged with the plugin’s name', async () => {
  const { server, come, screens, code } = await opened()
  const files = { ...screens[module]?.files, 'machine.js': `${drawn};fetch('/auth/log-out')` }
  await come({ [module]: { entry: 'index.js', files } })
  expect(await code('machine.js')).toEqual([502, 'KITH_SCREEN_HASH'])
  expect(await code('index.js')).toEqual([502, 'KITH_SCREEN_HASH'])
  expect(server.kith.logs()).toContainEqual(
    expect.objectContaining({
      level: 'error',
      details: expect.objectContaining({ plugin: 'warranty', module, code: 'KITH_SCREEN_HASH' }),
    }),
  )
})

test('a file that its process has not, and one that no manifest names', async () => {
  const { come, code, get } = await opened()
  await come({ [module]: { entry: 'index.js', files: { 'index.js': elements } } })
  expect(await code('index.js')).toEqual([500, 'KITH_PLUGIN_PART'])
  expect((await get('other.js')).status).toBe(404)
})

test('an import by a name that the application has not is said where it is loaded', async () => {
  const { come, code } = await opened({ 'index.js': "import 'lodash'" })
  await come()
  expect(await code('index.js')).toEqual([500, 'KITH_UI_IMPORT'])
})

test('a part of a module that neither the manifest nor this server has is no reason not to start', async () => {
  const ui = [card({ id: 'ending', element: 'kith-warranty-ending', module: '@acme/other/ui' })]
  const { known } = await opened(undefined, definePlugin({ contract: plugin.contract, handlers: {}, ui }))
  expect(Object.keys((await known()).modules)).toEqual([module])
})
