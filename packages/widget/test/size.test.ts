import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bundle } from '../build.mjs'

/** Bytes of gzip. The aim is 10,000; Lit's templates are 3,000 of it, both languages' sentences 1,100, counting visits and the owner's look 300. */
const limit = 13_900

test('the script is one file within its budget, and the budget is no larger than it needs to be', async () => {
  const { text } = await bundle()
  const size = gzipSync(text, { level: 9 }).length
  expect(size).toBeLessThanOrEqual(limit)
  expect(size).toBeGreaterThan(limit - 1_500)
})

test('nothing but Lit’s templates and the evaluator of conditions goes into it', async () => {
  const { text, inputs } = await bundle()
  const foreign = inputs.filter(
    path => !/^src\/|^\.\.\/rules\/dist\/|\/lit-html\/lit-html\.js$|\/lit\/html\.js$/.test(path),
  )
  expect(foreign).toEqual([])
  expect(text).not.toMatch(/\bimport\s*\(|\bimport\s*["'{*]|\beval\(|\bnew Function\b|document\.write/)
})
