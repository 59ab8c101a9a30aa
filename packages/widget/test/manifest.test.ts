import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { manifest } from '../manifest.mjs'
import { openStage } from './open.ts'

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8')

interface Declaration {
  attributes: { name: string }[]
  cssParts: { name: string }[]
  cssProperties: { name: string }[]
  slots: { name: string }[]
  events: { name: string }[]
  members: { name: string; kind: string }[]
}

test('custom-elements.json says what the source says: `node manifest.mjs` writes it anew after a change that is meant', async () => {
  expect(await manifest()).toBe(await read('../custom-elements.json'))
})

test('what the element reads, draws and tells is what the manifest lists', async () => {
  const { declarations } = JSON.parse(await manifest()).modules[0]
  const [element] = declarations as [Declaration]
  const names = (list: { name: string }[]) => list.map(({ name }) => name).sort()
  const found = (text: string, pattern: RegExp) =>
    [...new Set([...text.matchAll(pattern)].flatMap(([, words = '']) => words.split(' ')))].sort()
  const files = ['attribution', 'controls', 'element', 'files', 'load', 'over', 'styles', 'triggers', 'view']
  const source = (await Promise.all(files.map(file => read(`../src/${file}.ts`)))).join('\n')
  expect(found(source, /part="([^"]+)"/g)).toEqual(names(element.cssParts))
  expect(found(source, /var\((--kith-[a-z-]+)/g)).toEqual(names(element.cssProperties))
  expect(found(source, /<slot name="([a-z-]+)"/g)).toEqual(names(element.slots))
  const events = found(await read('../src/events.ts'), /^ {2}(\w+): (?:object|\{)/gm).map(name => `kith-${name}`)
  expect(events).toEqual(names(element.events))
})

test('the element has the properties and methods of the manifest', async () => {
  const { declarations } = JSON.parse(await manifest()).modules[0]
  const [{ members }] = declarations as [Declaration]
  const stage = await openStage()
  const page = await stage.browser.newPage()
  await page.goto(stage.site.put(`${stage.script}<kith-form form="short"></kith-form>`))
  await page.locator('kith-form[status=ready]').waitFor()
  const kinds = await page.locator('kith-form').evaluate(
    (form, names) => names.map(name => (name in form ? typeof form[name as keyof typeof form] : 'missing')),
    members.map(({ name }) => name),
  )
  const expected = members.map(({ kind }) => kind)
  expect(kinds.map(kind => (kind === 'function' ? 'method' : kind === 'missing' ? kind : 'field'))).toEqual(expected)
  await page.close()
  await stage.close()
})
