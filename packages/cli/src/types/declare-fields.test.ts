import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openKith } from '../fixture/kith.ts'

test('kith field adds, lists and retires; kith types declares what there is', async () => {
  const kith = await openKith()
  const added = await kith.run([
    ...['field', 'add', 'shelf.thing', 'tier', 'choice', '--label', 'en=Tier', '--label', 'zh-CN=等级'],
    ...['--option', 'gold:en=Gold,zh-CN=金', '--option', 'silver'],
  ])
  expect([added.stderr, added.code]).toEqual(['', 0])
  await kith.run(['field', 'add', 'shelf.thing', 'size', 'integer', '--settings', '{"max":9}', '--no-index'])
  await kith.run(['field', 'add', 'shelf.thing', 'links', 'json'])
  const { stdout } = await kith.run(['types'])
  expect(stdout).toContain(`  interface CustomFields {
    'shelf.thing': {
      readonly tier: "gold" | "silver" | null
      readonly size: number | null
      readonly links: import('@kith/sdk').Json | null
    }
  }`)
  const out = join(kith.data, 'kith.d.ts')
  await kith.run(['types', '--out', out])
  expect(await readFile(out, 'utf8')).toBe(stdout)
  expect((await kith.run(['field', 'list', 'shelf.thing'])).stdout).toMatch(/shelf\.thing +tier +choice +yes/)
  await kith.run(['call', 'shelf.create', '{"name":"Cup","custom":{"tier":"gold"}}'])
  const listed = await kith.run(['list', 'shelf', '--where', '{"custom.tier":"gold"}', '--fields', 'name,custom.tier'])
  expect(listed.stdout).toMatch(/Cup +gold/)
  expect((await kith.run(['field', 'retire', 'shelf.thing', 'tier'])).stderr).toContain('Retired')
  expect((await kith.run(['types'])).stdout).not.toContain('tier')
  expect((await kith.run(['field', 'retire', 'shelf.thing', 'tier', '--undo'])).stderr).toContain('In use again')
  expect((await kith.run(['types'])).stdout).toContain('tier')
  const refused = await kith.run(['field', 'add', 'shelf.thing', 'any', 'text'])
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('field.key')])
}, 120_000)
