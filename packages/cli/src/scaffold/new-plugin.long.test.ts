import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchBrowser } from '@kith/testing/browser'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openKith, temporary } from '../fixture/kith.ts'
import { run } from '../fixture/tool.ts'

const packages = fileURLToPath(new URL('../../..', import.meta.url))
const needed = ['rules', 'sdk', 'kernel', 'server', 'client', 'testing', 'cli', 'admin']

let target: string
let tarballs: Readonly<Record<string, string>>
beforeAll(async () => {
  target = await mkdtemp(join(tmpdir(), 'kith-packed-'))
  tarballs = await pack(target)
}, 600_000)
afterAll(() => rm(target, { recursive: true, force: true }))

/** A new plugin outside the repository, installed from packed packages, its own test run. */
async function newPlugin(...options: string[]) {
  const cwd = await temporary()
  const kith = await openKith(cwd)
  expect((await kith.run(['new', 'plugin', 'warranty', ...options])).code).toBe(0)
  const folder = join(cwd, 'warranty')
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  manifest.devDependencies = { ...manifest.devDependencies, '@kith/cli': '*', '@kith/client': '*' }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  const settings = `overrides: ${JSON.stringify(tarballs)}\npackages: ['.']\n`
  await appendFile(join(folder, 'pnpm-workspace.yaml'), settings)
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
  return { folder, well }
}

test('a plugin outside the repository, from packed packages: compiled, tested, served, and its consumer sees a rename', async () => {
  const { folder, well } = await newPlugin()
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

test('one with screens: its action, its panel and its card are there in a browser', async () => {
  const { folder } = await newPlugin('--screens')
  const program = join(folder, 'node_modules/@kith/cli/dist/bin.js')
  const kith = await openKith(folder, { VITEST: '', NODE_ENV: '' }, program)
  const { url } = await kith.start()
  const due = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  const { id } = JSON.parse(
    (await kith.run(['call', 'warranty.create', JSON.stringify({ name: 'Wheel loader', due })])).stdout,
  )
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const page = await browser.newPage({ locale: 'en-US' })
  page.setDefaultTimeout(120_000)
  const complaints: string[] = []
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(String(error)))
  await page.goto((await kith.run(['link'])).stdout.trim())
  await page.goto(`${url}/#/warranty/${id}`)
  await page.locator('.in-side kith-warranty-due', { hasText: 'Due in 3 days.' }).waitFor()
  await page.getByRole('link', { name: 'Today' }).click()
  const card = page.locator('.card', { hasText: 'Warranties that are open' })
  await card.getByRole('link', { name: 'Wheel loader' }).click()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.locator('kith-warranty-due').waitFor({ state: 'hidden' })
  const closed = await kith.run(['get', 'warranty', id, '--json'])
  expect(JSON.parse(closed.stdout)).toMatchObject({ status: 'closed' })
  await page.getByRole('link', { name: 'Today' }).click()
  await page.getByText('Nothing is open.').waitFor()
  expect(complaints).toEqual([])
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
async function pack(target: string): Promise<Record<string, string>> {
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
