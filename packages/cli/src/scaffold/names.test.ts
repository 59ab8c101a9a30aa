import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { namesOf, rename } from './names.ts'

test.each([
  ['warranty', 'warranty', 'warranty', 'Warranties'],
  ['spare-parts', 'spare-part', 'sparePart', 'Spare parts'],
  ['deliveries', 'delivery', 'delivery', 'Deliveries'],
  ['glass', 'glass', 'glass', 'Glasses'],
  ['events', 'event', 'eventRecord', 'Events'],
  ['classes', 'classe', 'classe', 'Classes'],
])('the plugin %s keeps records named %s', (plugin, record, identifier, title) => {
  const names = namesOf(plugin)
  expect(names.record).toBe(record)
  expect(rename('sampleRecord, Sample records', names)).toBe(`${identifier}, ${title}`)
})

test.each(['Warranty', '9lives', 'a b', 'kernel', 'a--b', 'a-', 'x'.repeat(41), ''])('%j is refused', name => {
  expect(() => namesOf(name)).toThrow("cannot be a plugin's name")
})

test('no name of a plugin can take the place of a name in the template', () => {
  const folder = fileURLToPath(new URL('../../template/src', import.meta.url))
  // Screens say what they are about in words, and import nothing of the plugin.
  const sources = globSync('**/*.ts', { cwd: folder, exclude: ['ui/**'] }).map(file =>
    readFileSync(`${folder}/${file}`, 'utf8'),
  )
  const used = sources.flatMap(source =>
    [...source.matchAll(/(?<![\w.'"@/-])[a-z]\w*(?!['\w-])/g)].map(([name]) => name),
  )
  const clashes = [...new Set(used)].filter(
    name => /^[a-z][a-z0-9]*$/.test(name) && rename('samplePlugin', namesOf(name)) === name && isBound(sources, name),
  )
  expect(clashes).toEqual([])
})

/** Whether a source imports, declares or takes the name. */
function isBound(sources: readonly string[], name: string): boolean {
  const word = `\\b${name}\\b`
  const bound = new RegExp(
    `import [^\\n]*${word}[^\\n]*from|(const|let|function) ${word}|\\{[^\\n}:]*${word}[^\\n}:]*\\} (=|from)|\\(${word}`,
  )
  return sources.some(source => bound.test(source))
}
