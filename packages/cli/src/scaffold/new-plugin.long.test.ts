import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openKith, temporary } from '../fixture/kith.ts'
import { run } from '../fixture/tool.ts'

const packages = fileURLToPath(new URL('../../..', import.meta.url))
const needed = ['rules', 'sdk', 'kernel', 'server', 'client', 'testing', 'cli']

test('a plugin outside the repository, from packed packages: compiled, tested, served, and its consumer sees a rename', async () => {
  const cwd = await temporary()
  const tarballs = await pack()
  const kith = await openKith(cwd)
  expect((await kith.run(['new', 'plugin', 'warranty'])).code).toBe(0)
  const folder = join(cwd, 'warranty')
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  manifest.devDependencies = { ...manifest.devDependencies, '@kith/cli': '*', '@kith/client': '*' }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  await writeFile(join(folder, 'pnpm-workspace.yaml'), JSON.stringify({ overrides: tarballs, packages: ['.'] }))
  const well = async (command: string, ...args: string[]) => {
    const { code, said, stdout } = await run(command, args, folder, {
      VITEST: '',
      NODE_ENV: '',
      KITH_DATA: join(cwd, 'data'),
    })
    expect(code, said).toBe(0)
    return stdout
  }
  await well('pnpm', 'install', '--prefer-offline')
  await well('pnpm', 'test')

  await writeFile(join(folder, 'kith.config.ts'), configuration)
  await well('pnpm', 'exec', 'kith', 'call', 'warranty.create', '{"name":"The first one"}')
  expect(JSON.parse(await well('pnpm', 'exec', 'kith', 'list', 'warranty', '--json'))).toMatchObject([
    { name: 'The first one', status: 'open' },
  ])

  await writeFile(join(folder, 'consumer.ts'), consumer)
  const check = [
    'exec',
    'tsc',
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--module',
    'nodenext',
    '--target',
    'es2024',
    'consumer.ts',
  ]
  await well('pnpm', ...check)
  for (const file of ['contract/warranty.ts', 'operations/close.ts', 'plugin.test.ts']) {
    const path = join(folder, 'src', file)
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll(/\bdue\b/g, 'until'))
  }
  await well('pnpm', 'run', 'build')
  const { code, said } = await run('pnpm', check, folder)
  expect(code).not.toBe(0)
  expect(said).toMatch(/consumer\.ts.*'due'/)
}, 600_000)

const configuration = `import { defineConfig } from '@kith/sdk'
import { warranty } from './dist/index.js'

export default defineConfig({ plugins: [warranty] })
`

const consumer = `import { createClient } from '@kith/client'
import type { WarrantyContract } from './dist/contract/index.js'

const client = createClient<WarrantyContract>({ url: 'http://localhost:4100' })
export const late = client.warranty.list.query({ where: { due: { lt: '2026-01-01' } } })
`

/** Package name -> the file that publishing would send. */
async function pack(): Promise<Record<string, string>> {
  const target = await temporary()
  for (const name of needed) {
    const { code, said } = await run('pnpm', ['pack', '--pack-destination', target], join(packages, name))
    expect(code, said).toBe(0)
  }
  const files = await readdir(target)
  return Object.fromEntries(
    needed.map(name => [
      `@kith/${name}`,
      `file:${join(target, files.find(file => file.startsWith(`kith-${name}-`)) as string)}`,
    ]),
  )
}
