import { readFile } from 'node:fs/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bundle } from '../build.mjs'
import { cutLit } from '../lit.mjs'

const sizes = (text: string) => ({
  gzip: gzipSync(text, { level: 9 }).length,
  brotli: brotliCompressSync(text).length,
})

test('the script is one file, complete with proof of work, of at most 14,000 bytes of gzip and 12,500 of brotli', async () => {
  const { gzip, brotli } = sizes((await bundle()).text)
  expect(gzip).toBeLessThanOrEqual(14_000)
  expect(gzip).toBeGreaterThan(13_300)
  expect(brotli).toBeLessThanOrEqual(12_500)
})

test('what is fetched later is small', async () => {
  const parts = Object.entries((await bundle()).parts)
  const names = ['over', 'files', 'kept', 'light']
  expect(parts.map(([name]) => name)).toEqual(
    names.map(name => expect.stringMatching(new RegExp(`^kith-form-${name}-[0-9a-f]{8}\\.js$`))),
  )
  for (const [, text] of parts) {
    expect(sizes(text).gzip).toBeLessThanOrEqual(2300)
    expect(text).not.toMatch(imports)
  }
})

test('all of it in one file imports nothing, and is no larger than its parts', async () => {
  const { complete } = await bundle()
  expect(sizes(complete).gzip).toBeLessThanOrEqual(18_500)
  expect(complete).not.toMatch(imports)
})

test('nothing but Lit’s templates and the evaluator of conditions goes into it, and all it imports are its parts', async () => {
  const { text, inputs, parts } = await bundle()
  const foreign = inputs.filter(
    path => !/^src\/|^\.\.\/rules\/dist\/|\/lit-html\/lit-html\.js$|\/lit\/html\.js$/.test(path),
  )
  expect(foreign).toEqual([])
  const imported = [...text.matchAll(/import\([`"']\.\/([^`"']+)[`"']\)/g)].map(([, name]) => name)
  expect(imported.sort()).toEqual(Object.keys(parts).sort())
  expect(text.replaceAll(/import\([`"'][^`"']+[`"']\)/g, '')).not.toMatch(imports)
  expect(text).not.toMatch(/\beval\(|\bnew Function\b|document\.write/)
})

test('private members are the browser’s own', async () => {
  expect((await bundle()).text.match(/new WeakMap/g)).toHaveLength(1)
})

test('all that is to be left out of Lit is found in this version of it, and no global of it stays', async () => {
  const { inputs, text } = await bundle()
  const lit = new URL(`../${inputs.find(path => path.endsWith('/lit-html.js'))}`, import.meta.url)
  expect(cutLit(await readFile(lit, 'utf8')).left).toEqual([])
  expect(text).not.toMatch(/litHtml/)
})

const imports = /\bimport\s*\(|\bimport\s*["'`{*]/
