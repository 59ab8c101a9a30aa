import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bundle } from '../build.mjs'

const sizes = (text: string) => ({
  gzip: gzipSync(text, { level: 9 }).length,
  brotli: brotliCompressSync(text).length,
})

test('the script is one file, complete with proof of work, of at most 14,000 bytes of gzip and 12,500 of brotli', async () => {
  const { gzip, brotli } = sizes((await bundle()).text)
  expect(gzip).toBeLessThanOrEqual(14_000)
  expect(gzip).toBeGreaterThan(13_500)
  expect(brotli).toBeLessThanOrEqual(12_500)
})

test('what is fetched later is one part, and small', async () => {
  const parts = Object.entries((await bundle()).parts)
  expect(parts.map(([name]) => name)).toEqual([expect.stringMatching(/^kith-form-over-[0-9a-f]{8}\.js$/)])
  for (const [, text] of parts) {
    expect(sizes(text).gzip).toBeLessThanOrEqual(2000)
    expect(text).not.toMatch(imports)
  }
})

test('nothing but Lit’s templates and the evaluator of conditions goes into it, and all it imports is its part', async () => {
  const { text, inputs, parts } = await bundle()
  const foreign = inputs.filter(
    path => !/^src\/|^\.\.\/rules\/dist\/|\/lit-html\/lit-html\.js$|\/lit\/html\.js$/.test(path),
  )
  expect(foreign).toEqual([])
  const [part] = Object.keys(parts)
  expect(text.split(/import\([`"']\.\//)[1]?.startsWith(`${part}`)).toBe(true)
  expect(text.replace(/import\([`"'][^`"']+[`"']\)/, '')).not.toMatch(imports)
  expect(text).not.toMatch(/\beval\(|\bnew Function\b|document\.write/)
})

test('private members are the browser’s own', async () => {
  expect((await bundle()).text.match(/new WeakMap/g)).toHaveLength(1)
})

const imports = /\bimport\s*\(|\bimport\s*["'`{*]/
