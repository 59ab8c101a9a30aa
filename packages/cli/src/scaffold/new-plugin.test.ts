import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openKith, temporary } from '../fixture/kith.ts'
import { run, tool } from '../fixture/tool.ts'

const installed = fileURLToPath(new URL('../../node_modules', import.meta.url))
const tools = ['@kith/sdk', '@kith/testing', 'zod', 'vitest', 'typescript']

/** Gives a folder the packages that are installed here. */
async function link(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const target = join(folder, 'node_modules', name)
    await mkdir(dirname(target), { recursive: true })
    await symlink(join(installed, name), target, 'dir')
  }
}

/** All that its files say. */
async function said(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(file => file.isFile())
  return (await Promise.all(files.map(file => readFile(join(file.parentPath, file.name), 'utf8')))).join('\n')
}

test('a new plugin compiles, its tests pass, and a renamed field is found by the compiler', async () => {
  const cwd = await temporary()
  const kith = await openKith(cwd)
  const made = await kith.run(['new', 'plugin', 'spare-parts'])
  expect([made.code, made.stderr]).toEqual([0, ''])
  const folder = join(cwd, 'spare-parts')
  expect((await readdir(join(folder, 'src'))).sort()).toEqual([
    'contract',
    'index.ts',
    'locales',
    'operations',
    'plugin.test.ts',
    'plugin.ts',
    'policies.ts',
  ])
  expect(await said(folder)).not.toMatch(/screens/)
  await link(folder, tools)
  expect(await tool('typescript', 'tsc', ['-b'], folder)).toMatchObject({ said: '', code: 0 })
  const tested = await tool('vitest', 'vitest', ['run', '--dir', 'src'], folder)
  expect(tested.said).toMatch(/Tests +11 passed/)
  expect(tested.code).toBe(0)

  const contract = join(folder, 'src/contract/spare-part.ts')
  await writeFile(contract, (await readFile(contract, 'utf8')).replace('reason: text', 'cause: text'))
  const compiled = await tool('typescript', 'tsc', ['-b'], folder)
  expect(compiled.said).toMatch(/src\/operations\/close\.ts.*error TS\d+: .*'reason'/)
})

test('one with screens compiles, is bundled, its tests pass, and its screens find what they import', async () => {
  const cwd = await temporary()
  const kith = await openKith(cwd)
  const made = await kith.run(['new', 'plugin', 'spare-parts', '--screens'])
  expect([made.code, made.stderr]).toEqual([0, ''])
  const folder = join(cwd, 'spare-parts')
  expect(await said(folder)).not.toMatch(/with(out)? screens|sample/i)
  await link(folder, [...tools, '@kith/admin', 'esbuild', 'lit'])
  await symlink(join(installed, '.bin'), join(folder, 'node_modules/.bin'), 'dir')
  expect(await run(process.execPath, ['--run', 'build'], folder)).toMatchObject({ said: '', code: 0 })
  const imported = (await said(join(folder, 'dist/ui'))).matchAll(/from"([^"./][^"]*)"/g)
  expect(new Set([...imported].map(([, name]) => name))).toEqual(new Set(['@kith/admin/ui', 'lit']))
  const tested = await tool('vitest', 'vitest', ['run', '--dir', 'src'], folder)
  expect(tested.said).toMatch(/Tests +11 passed/)

  const element = join(folder, 'src/ui/due.ts')
  await writeFile(element, (await readFile(element, 'utf8')).replace('texts.word(', 'texts.wrod('))
  const compiled = await run(process.execPath, ['--run', 'build'], folder)
  expect(compiled.said).toMatch(/due\.ts.*error TS\d+: .*'wrod'/)
}, 240_000)

test('in the repository it joins the workspace, the build and the configuration', async () => {
  const top = await temporary()
  const files = {
    'pnpm-workspace.yaml': 'packages:\n  - plugins/*\n',
    'tsconfig.json': '{ "files": [], "references": [{ "path": "packages/sdk" }] }',
    'packages/sdk/package.json': '{}',
    'examples/crm/package.json': '{ "dependencies": { "@kith/sdk": "workspace:*", "zod": "catalog:" } }',
    'examples/crm/kith.config.ts':
      "import { defineConfig } from '@kith/sdk'\nexport default defineConfig({ plugins: [] })\n",
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(top, path)), { recursive: true })
    await writeFile(join(top, path), text)
  }
  const read = (path: string) => readFile(join(top, path), 'utf8')
  const kith = await openKith(join(top, 'examples/crm'))
  const made = await kith.run(['new', 'plugin', 'warranty', '--screens', '--no-install'])
  expect([made.code, made.stdout]).toEqual([0, expect.stringContaining('npm test -- plugins/warranty')])

  expect(JSON.parse(await read('plugins/warranty/package.json'))).toMatchObject({
    name: '@kith/plugin-warranty',
    dependencies: { '@kith/sdk': 'workspace:*', zod: 'catalog:' },
    devDependencies: { '@kith/admin': 'workspace:*', esbuild: 'catalog:', lit: 'catalog:' },
  })
  expect(JSON.parse(await read('plugins/warranty/src/ui/tsconfig.json'))).toMatchObject({
    extends: '../../../../tsconfig.base.json',
    references: [{ path: '../..' }, { path: '../../../../packages/admin' }],
  })
  expect(JSON.parse(await read('plugins/warranty/tsconfig.json'))).toMatchObject({
    extends: '../../tsconfig.base.json',
  })
  expect(JSON.parse(await read('tsconfig.json')).references).toContainEqual({ path: 'plugins/warranty' })
  expect(Object.keys(JSON.parse(await read('examples/crm/package.json')).dependencies)).toEqual([
    '@kith/plugin-warranty',
    '@kith/sdk',
    'zod',
  ])
  expect(await read('examples/crm/kith.config.ts')).toContain('plugins: [warranty]')
})

test('what is there already is left alone, and a name that cannot be is refused', async () => {
  const cwd = await temporary()
  const kith = await openKith(cwd)
  await writeFile(join(cwd, 'warranty'), 'mine')
  expect((await kith.run(['new', 'plugin', 'warranty'])).stderr).toMatch(/^KITH_FILE_EXISTS: /)
  expect(await readFile(join(cwd, 'warranty'), 'utf8')).toBe('mine')
  expect((await kith.run(['new', 'plugin', 'Warranty'])).stderr).toMatch(/^KITH_CONTRACT: /)
})
