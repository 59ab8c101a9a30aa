import { expect, test } from 'vitest'
import { register, registrationLines } from './register.ts'

const warranty = { plugin: 'warranty', contract: 'WarrantyContract', from: '@kith/plugin-warranty' }

test('a plugin joins the list, its contract the type', () => {
  const source = `import { notes } from './notes.ts'
import { type Config, defineConfig } from '@kith/sdk'

const config: Config<NotesContract> = defineConfig({
  plugins: [notes],
  zone: 'UTC',
})
export default config
`
  expect(register(source, warranty)).toBe(`import { notes } from './notes.ts'
import { warranty } from '@kith/plugin-warranty'
import type { WarrantyContract } from '@kith/plugin-warranty/contract'
import { type Config, defineConfig } from '@kith/sdk'

const config: Config<NotesContract | WarrantyContract> = defineConfig({
  plugins: [notes, warranty],
  zone: 'UTC',
})
export default config
`)
})

test.each([
  ['plugins: []', 'plugins: [warranty]'],
  ['plugins: [a, b]', 'plugins: [a, b, warranty]'],
  ['plugins: [\n    a,\n    b,\n  ]', 'plugins: [\n    a,\n    b, warranty\n  ]'],
])('%j becomes %j', (before, after) => {
  const source = (plugins: string) =>
    `import { defineConfig } from '@kith/sdk'\nexport default defineConfig({ ${plugins} })\n`
  const line = "import { warranty } from '@kith/plugin-warranty'\n"
  expect(register(source(before), warranty)).toBe(line + source(after))
})

test('what is written in another way is left to a person', () => {
  expect(register('export default make()', warranty)).toBeUndefined()
  expect(registrationLines(warranty)).toEqual([
    "import { warranty } from '@kith/plugin-warranty'",
    'plugins: [ …, warranty]',
  ])
})
