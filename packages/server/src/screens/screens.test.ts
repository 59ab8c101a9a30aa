import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { App, Manifest } from '@kith/kernel'
import { action, card, defineContract, definePlugin, entity, panel, text } from '@kith/sdk'
import type { RemoteManifest } from '@kith/sdk/remote'
import { expect, onTestFinished, test } from 'vitest'
import { openServer } from '../fixture/serving.ts'
import { noScreens, openScreens } from './screens.ts'

const machine = entity('warranty.machine', { fields: { name: text() } })
const module = '@acme/kith-warranty/ui'
const shown = [panel({ entity: machine, slot: 'side', element: 'kith-warranty-machine', module })]
const elements = "export const elements = { 'kith-warranty-machine': () => import('./machine.js') }"
const drawn =
  "import { LitElement } from 'lit'\ncustomElements.define('kith-warranty-machine', class extends LitElement {})"

/** As much of an app as is read. */
const appOf = (manifests: readonly Manifest[]) =>
  ({ manifests, remotes: { manifests: [] as readonly RemoteManifest[] } }) as unknown as App

/** A page that has `lit`, and a folder of built screens. */
async function built(files: Readonly<Record<string, string>> = { 'index.js': elements, 'machine.js': drawn }) {
  const folder = await mkdtemp(join(tmpdir(), 'kith-screens-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const write = async (name: string, content: string) => {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  await write('page/kit.json', JSON.stringify({ lit: '/assets/lit-1.js' }))
  await write('page/index.html', '<!doctype html><title>Kith</title>')
  for (const [name, content] of Object.entries(files)) await write(`ui/${name}`, content)
  const resolve = (name: string) => {
    if (name !== module) throw new Error(`Cannot find module '${name}'`)
    return join(folder, 'ui/index.js')
  }
  const read = (ui: Manifest['ui'] = shown, page = join(folder, 'page')) =>
    openScreens({ app: appOf([{ name: 'warranty', ui } as Manifest]), page, resolve })
  return {
    write: (name: string, content: string) => write(`ui/${name}`, content),
    read,
    resolve,
    page: join(folder, 'page'),
  }
}

test('a module has an address, and what it reaches is served beside it', async () => {
  const { read } = await built({
    'index.js': elements,
    'machine.js': "import './parts/wheel.js'",
    'parts/wheel.js': "import '../machine.js'; import 'lit'",
    'of-an-earlier-build.js': "import 'lodash'",
  })
  const { modules, file } = await read()
  const address = modules[module] as string
  expect(address).toMatch(/^\/ui\/warranty\/[0-9a-f]{16}\/index\.js$/)
  const root = dirname(address)
  expect(await file(`${root}/index.js`)).toBe(elements)
  expect(await file(`${root}/machine.js`)).toBe("import './parts/wheel.js'")
  expect(await file(`${root}/parts/wheel.js`)).toBe("import '../machine.js'; import '/assets/lit-1.js'")
  expect(await file(`${root}/of-an-earlier-build.js`)).toBe(undefined)
})

test('the address changes with what is served, and with nothing else', async () => {
  const { read, write } = await built()
  const address = async () => (await read()).modules[module]
  const first = await address()
  await write('machine-OLD.js', 'of an earlier build')
  expect(await address()).toBe(first)
  await write('machine.js', `${drawn}\n`)
  const second = await address()
  expect(second).not.toBe(first)
  await write('machine.js', drawn)
  expect(await address()).toBe(first)
})

test('modules of actions and cards are read too, each once', async () => {
  const { read } = await built()
  const element = { element: 'kith-warranty-machine', module }
  const { modules } = await read([
    action({ entity: machine, id: 'check', on: ['record'], run: element }),
    action({ entity: machine, id: 'close', on: ['record'], run: { operation: 'warranty.close' } }),
    card({ id: 'ending', ...element }),
  ])
  expect(Object.keys(modules)).toEqual([module])
})

test('where nothing is drawn, nothing is read', async () => {
  const { read } = await built()
  expect(await read([{ part: 'present', entity: machine.name }], '/nowhere')).toBe(noScreens)
})

test.each([
  ['a module that is not installed', '@acme/other/ui', {}],
  ['a module that is not built', module, {}],
  ['a script that it imports and that is not there', module, { 'index.js': elements }],
  ['a script outside its folder', module, { 'index.js': "import '../page/kit.json'" }],
])('%s is KITH_UI_MISSING', async (_, name, files) => {
  const { read } = await built(files)
  await expect(read([card({ id: 'ending', element: 'kith-warranty-ending', module: name })])).rejects.toMatchObject({
    code: 'KITH_UI_MISSING',
    details: { plugin: 'warranty', module: name },
    message: expect.stringContaining('build the plugin, and export it as "./ui"'),
  })
})

test('a name that the application has not is KITH_UI_IMPORT', async () => {
  const { read } = await built({ 'index.js': elements, 'machine.js': "import 'lodash'" })
  await expect(read()).rejects.toMatchObject({
    code: 'KITH_UI_IMPORT',
    details: { plugin: 'warranty', file: 'machine.js', name: 'lodash' },
  })
})

test('they are served for ever, as scripts, and what is not there is not', async () => {
  const { page, resolve } = await built()
  const contract = defineContract({ name: 'warranty', version: '0.1.0', main: machine })
  const plugin = definePlugin({ contract, handlers: {}, ui: shown })
  const server = await openServer([plugin], { admin: page, resolveScreen: resolve })
  onTestFinished(() => server.close())
  const { modules } = await openScreens({ app: server.kith.app, page, resolve })
  const answer = await fetch(`${server.url}${modules[module]}`)
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  })
  expect(await answer.text()).toBe(elements)
  const machineAddress = `${dirname(modules[module] ?? '')}/machine.js`
  expect(await (await fetch(`${server.url}${machineAddress}`)).text()).toContain("from '/assets/lit-1.js'")
  for (const path of ['/ui/warranty/0000000000000000/index.js', '/ui/', `${dirname(modules[module] ?? '')}/kit.json`]) {
    const none = await fetch(`${server.url}${path}`)
    expect([path, none.status]).toEqual([path, 404])
    expect(none.headers.get('cache-control') ?? '').not.toContain('immutable')
  }
})
