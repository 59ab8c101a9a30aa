import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readScreens } from './read-screens.ts'

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-read-screens-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'chunks'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

test('of a built module is read what its entry reaches', async () => {
  const files = {
    'index.js': "export const elements = { 'acme-one': () => import('./chunks/one.js') }",
    'chunks/one.js': "import { html } from 'lit'; import '../two.js'",
    'two.js': "import './chunks/one.js'; import(name)",
  }
  const folder = await folderOf({ ...files, 'earlier.js': '' })
  expect(await readScreens({ '@acme/credit/ui': join(folder, 'index.js') })).toEqual({
    '@acme/credit/ui': { entry: 'index.js', files },
  })
})

test('one that is not built is named, and so is one that is more than Kith takes', async () => {
  const folder = await folderOf({ 'index.js': "import './gone.js'", 'large.js': `'${'x'.repeat(600_000)}'` })
  await expect(readScreens({ '@acme/credit/ui': join(folder, 'index.js') })).rejects.toMatchObject({
    code: 'KITH_UI_MISSING',
    details: { module: '@acme/credit/ui' },
  })
  await expect(readScreens({ '@acme/credit/ui': join(folder, 'large.js') })).rejects.toMatchObject({
    code: 'KITH_SCREENS',
    message: expect.stringContaining('large.js has 600002 bytes'),
  })
})
