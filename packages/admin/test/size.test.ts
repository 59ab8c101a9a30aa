import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPage } from './serving.ts'

/** Bytes after gzip of all that the page loads. */
const limit = 60_000

let built: Awaited<ReturnType<typeof buildPage>>
beforeAll(async () => {
  built = await buildPage()
}, 120_000)
afterAll(() => built?.remove())

test('the page is at most 60 kB after gzip', async () => {
  const assets = join(built.folder, 'assets')
  const files = (await readdir(assets)).filter(file => /\.(js|css)\.gz$/.test(file))
  const sizes = await Promise.all(files.map(async file => (await stat(join(assets, file))).size))
  expect(sizes.length).toBeGreaterThanOrEqual(2)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(limit)
})

test('it holds no script and no style that a strict policy forbids', async () => {
  const html = await readFile(join(built.folder, 'index.html'), 'utf8')
  expect(html).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=|\sstyle=/)
  expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^\/assets\/index-[\w-]+\.js$/)]),
  )
  expect(html).not.toMatch(/(?:src|href)="(?!\/assets\/)/)
})
