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
  await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false)
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
