import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnyPlugin } from '@kith/sdk'
import { createTestApp } from '@kith/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { config } from './app/config.ts'
import { openWorkbench, type Workbench } from './compile.ts'

const sources = (folder: string, ...names: readonly string[]) =>
  Promise.all(names.map(async name => [name, await readFile(join(import.meta.dirname, folder, name), 'utf8')] as const))

let bench: Workbench
let app: Record<string, string>
beforeAll(async () => {
  bench = await openWorkbench()
  app = Object.fromEntries(await sources('app', 'accounts.ts', 'leads.ts', 'config.ts'))
  const { compiled } = await bench.emit(app)
  expect(compiled.errors).toEqual([])
}, 120_000)
afterAll(() => bench?.remove())

test('right calls compile, and answer what they should', async () => {
  const compiled = await bench.consume(Object.fromEntries(await sources('consumer', 'right.ts')))
  expect(compiled.errors).toEqual([])
})

test('custom fields are typed by what `kith types` declares, and open without', async () => {
  const compiled = await bench.consume(Object.fromEntries(await sources('consumer', 'custom.ts')))
  expect(compiled.errors).toEqual([])
})

test('wrong calls do not compile', async () => {
  const compiled = await bench.consume(Object.fromEntries(await sources('consumer', 'wrong.ts')))
  expect(compiled.errors).toEqual([])
})

test('renaming a field is a compile error where it is used', async () => {
  const renamed = await openWorkbench()
  await renamed.emit({ ...app, 'leads.ts': app['leads.ts']?.replace('score: integer', 'rating: integer') ?? '' })
  const compiled = await renamed.consume(Object.fromEntries(await sources('consumer', 'right.ts')))
  expect(compiled.errors.length).toBeGreaterThan(0)
  expect(compiled.errors.join('\n')).toContain("'score' does not exist")
  await renamed.remove()
}, 120_000)

test('the app of these examples is one that runs', async () => {
  const { app, close } = await createTestApp({ plugins: config.plugins as readonly AnyPlugin[] })
  expect(app.contracts.map(({ name }) => name)).toEqual(['kernel', 'accounts', 'leads'])
  await close()
})
