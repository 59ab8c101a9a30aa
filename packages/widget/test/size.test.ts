import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bundle } from '../build.mjs'

/** Bytes. The hard limits are 14,000 of gzip and 12,500 of brotli, with all that sending needs. */
const limits = { gzip: 12_750, brotli: 11_200 }

test('the script is one file within its budget, and the budget is no larger than it needs to be', async () => {
  const { text } = await bundle()
  const gzip = gzipSync(text, { level: 9 }).length
  const brotli = brotliCompressSync(text).length
  expect({ gzip: gzip <= limits.gzip, brotli: brotli <= limits.brotli }, `${gzip}, ${brotli}`).toEqual({
    gzip: true,
    brotli: true,
  })
  expect(gzip).toBeGreaterThan(limits.gzip - 500)
})

test('nothing but the evaluator of conditions goes into it', async () => {
  const { text, inputs } = await bundle()
  expect(inputs.filter(path => !/^src\/|^\.\.\/rules\/dist\//.test(path))).toEqual([])
  expect(text).not.toMatch(/\bimport\s*\(|\bimport\s*["'{*]|\beval\(|\bnew Function\b|document\.write|innerHTML/)
})
