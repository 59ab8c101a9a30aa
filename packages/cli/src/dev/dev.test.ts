import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openKith, temporary } from '../fixture/kith.ts'

const packages = fileURLToPath(new URL('../../..', import.meta.url))

/** An app with one plugin in a folder of its own, which is compiled. */
async function project() {
  const top = await temporary()
  const plugin = join(top, 'elsewhere', 'tools')
  const app = join(top, 'app')
  for (const folder of [join(plugin, 'src'), join(plugin, 'node_modules/@kith'), join(app, 'node_modules/@kith')]) {
    await mkdir(folder, { recursive: true })
  }
  for (const folder of [plugin, app])
    await symlink(join(packages, 'sdk'), join(folder, 'node_modules/@kith/sdk'), 'dir')
  await symlink(
    fileURLToPath(new URL('../../node_modules/typescript', import.meta.url)),
    join(plugin, 'node_modules/typescript'),
    'dir',
  )
  await symlink(plugin, join(app, 'node_modules/tools'), 'dir')
  const write = (file: string, text: string) => writeFile(join(top, file), text)
  await write('elsewhere/tools/package.json', '{"name":"tools","type":"module","exports":"./dist/plugin.js"}')
  await write(
    'elsewhere/tools/tsconfig.json',
    JSON.stringify({
      compilerOptions: {
        module: 'nodenext',
        target: 'es2024',
        strict: true,
        skipLibCheck: true,
        types: [],
        composite: true,
        rootDir: 'src',
        outDir: 'dist',
      },
      include: ['src'],
    }),
  )
  await write('app/package.json', '{"type":"module","dependencies":{"tools":"*"}}')
  await write('elsewhere/tools/src/plugin.ts', source)
  await write('app/kith.config.ts', configuration)
  return { app, write }
}

const source = `import { defineContract, definePlugin, entity, text, type Plugin } from '@kith/sdk'

const contract = defineContract({ name: 'tools', version: '0.1.0', main: entity('tools.tool', { fields: { name: text() } }) })
export const tools: Plugin<typeof contract> = definePlugin({ contract, handlers: {} })
`

const configuration = `import { defineConfig } from '@kith/sdk'
import { tools } from 'tools'

export default defineConfig({ plugins: [tools] })
`

test('what changes in a plugin or the configuration is served anew; what does not compile changes nothing', async () => {
  const { app, write } = await project()
  const kith = await openKith(app)
  const dev = kith.spawn(['dev'])
  const { 1: url = '' } = await dev.says(/^ready (\S+)$/m)
  expect((await kith.run(['count', 'tools'])).stdout).toBe('0\n')

  await write('elsewhere/tools/src/plugin.ts', source.replace('name: text()', 'name: text(), colour: text()'))
  await dev.says(/changed .*plugin\.ts[\s\S]*^ready /m)
  const created = await kith.run(['call', 'tools.create', '{"colour":"red"}'])
  expect(created.stdout).toContain('"colour": "red"')

  await write('elsewhere/tools/src/plugin.ts', `${source}\nconst wrong: string = 5\n`)
  await dev.says(/TS2322[\s\S]*Not started anew/)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)

  await write('elsewhere/tools/src/plugin.ts', source)
  await dev.says(/Not started anew[\s\S]*^ready /m)

  await write('app/kith.config.ts', configuration.replace('[tools]', '[tools, tools]'))
  await dev.says(/changed kith\.config\.ts[\s\S]*KITH_PLUGIN_TWICE[\s\S]*The server ended/)

  await write('app/kith.config.ts', configuration)
  await dev.says(/The server ended[\s\S]*^ready /m)
  expect(dev.said().match(/^ready .*$/gm)).toEqual(Array(4).fill(`ready ${url}`))
  expect(dev.said().match(/API token/g)).toHaveLength(1)

  expect(await dev.stop()).toBe(0)
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
})

test('a server is not left behind when its parent is killed', async () => {
  const { app } = await project()
  const kith = await openKith(app)
  const dev = kith.spawn(['dev'])
  await dev.says(/^ready /m)
  const { pid } = JSON.parse(await readFile(join(kith.data, 'server.json'), 'utf8')) as { pid: number }
  dev.child.kill('SIGKILL')
  await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false)
})

test('screens are built and served anew; what is wrong with them is said, and the old ones stay', async () => {
  const { app, write } = await project()
  const manifest = { name: 'tools', type: 'module', scripts: { build: 'node build.mjs' } }
  const ui = { default: './dist/ui.js' }
  await write(
    'elsewhere/tools/package.json',
    JSON.stringify({ ...manifest, exports: { '.': './dist/plugin.js', './ui': ui } }),
  )
  await write('elsewhere/tools/build.mjs', bundler)
  await mkdir(join(app, '../elsewhere/tools/src/ui'))
  await write('elsewhere/tools/src/ui/index.js', "export const elements = { colour: 'red' }")
  const shown = "ui: [{ part: 'card', id: 'all', element: 'kith-tools-all', module: 'tools/ui' }]"
  await write('elsewhere/tools/src/plugin.ts', source.replace('handlers: {}', `handlers: {}, ${shown}`))
  await symlink(join(packages, 'admin'), join(app, 'node_modules/@kith/admin'), 'dir')
  const kith = await openKith(app)
  const dev = kith.spawn(['dev'])
  const { 1: url = '' } = await dev.says(/^ready (\S+)$/m)
  const served = async () => {
    const token = await readFile(join(kith.data, 'token'), 'utf8')
    const headers = { authorization: `Bearer ${token.trim()}` }
    const answer = await fetch(`${url}/trpc/kernel.manifest`, { headers })
    const [address] = /\/ui\/tools\/\w+\/ui\.js/.exec(await answer.text()) ?? []
    return await (await fetch(`${url}${address}`)).text()
  }
  expect(await served()).toContain('red')

  await write('elsewhere/tools/src/ui/index.js', "export const elements = { colour: 'blue' }")
  await dev.says(/changed .*index\.js[\s\S]*^ready /m)
  expect(await served()).toContain('blue')

  await write('elsewhere/tools/src/ui/index.js', 'wrong')
  await dev.says(/The screens in .*tools do not build[\s\S]*It says wrong[\s\S]*Not started anew/)
  expect(await served()).toContain('blue')

  await write('elsewhere/tools/src/ui/index.js', "import 'lodash'")
  await dev.says(/Not started anew[\s\S]*KITH_UI_IMPORT[\s\S]*"lodash"[\s\S]*The server ended/)
}, 240_000)

/** Stands for a bundler. */
const bundler = `import { readFileSync, writeFileSync } from 'node:fs'
const source = readFileSync('src/ui/index.js', 'utf8')
if (source === 'wrong') throw new Error('It says wrong')
writeFileSync('dist/ui.js', source)
`

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
