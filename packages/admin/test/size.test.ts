import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { administration } from '../src/texts/en/administration.ts'
import { builtPage } from './serving.ts'

/**
 * Bytes after brotli of all scripts and styles that the page loads before a list can be used: 77.9 kB when this was
 * written. What few need comes when it is asked for.
 */
const limit = 83_000

test('a list can be used after at most 83 kB of brotli, with the words of one language', async () => {
  const assets = join(builtPage(), 'assets')
  const names = (await readdir(assets)).filter(file => /\.(js|css)$/.test(file))
  const first = await firstFiles(builtPage())
  const size = async (file: string) => (await stat(join(assets, `${file}.br`))).size
  const words = names.filter(file => /^(en|zh-CN)-/.test(file))
  expect(words.length).toBe(2)
  expect(words.filter(file => first.has(file))).toEqual([])
  const sizes = await Promise.all([...first].map(size))
  const largestWords = Math.max(...(await Promise.all(words.map(size))))
  const all = sizes.reduce((sum, one) => sum + one, largestWords)
  expect(all).toBeLessThanOrEqual(limit)
  // The measure measures something.
  expect(all).toBeGreaterThan(40_000)
  expect(names.length).toBeGreaterThan(first.size)
})

test('what it loads at first says nothing of what comes with the administration', async () => {
  const first = await firstFiles(builtPage())
  const code = await Promise.all([...first].map(file => readFile(join(builtPage(), 'assets', file), 'utf8')))
  const all = code.join('')
  const said = Object.keys(administration).filter(key => ["'", '"', '`'].some(mark => all.includes(mark + key + mark)))
  expect(said).toEqual([])
})

test('it holds no script and no style that a strict policy forbids', async () => {
  const html = await readFile(join(builtPage(), 'index.html'), 'utf8')
  expect(html).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=|\sstyle=/)
  expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^\/assets\/index-[\w-]+\.js$/)]),
  )
  // What it asks the server beforehand stands here too.
  expect(html).not.toMatch(/(?:src|href)="(?!\/assets\/|\/manifest\.webmanifest"|\/trpc\/|\/auth\/state")/)
})

/** What the page asks for before any of its scripts runs. */
async function firstFiles(folder: string): Promise<ReadonlySet<string>> {
  const html = await readFile(join(folder, 'index.html'), 'utf8')
  const named = [...html.matchAll(/\/assets\/([\w-]+\.(?:js|css))"/g)].map(([, file = '']) => file)
  return withImports(join(folder, 'assets'), named)
}

/** These files and all that they import before they run. */
async function withImports(folder: string, files: readonly string[]): Promise<ReadonlySet<string>> {
  const all = new Set(files)
  for (const file of all) {
    if (!file.endsWith('.js')) continue
    const code = await readFile(join(folder, file), 'utf8')
    for (const [, name = ''] of code.matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g)) all.add(name)
  }
  return all
}
