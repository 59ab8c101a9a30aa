import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frozen } from './frozen.ts'

test('every JSON value stays equal, and is another object', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const json = JSON.parse(JSON.stringify(value))
      const copy = frozen(json)
      expect(copy).toEqual(json)
      if (typeof json === 'object' && json !== null) expect(copy).not.toBe(json)
    }),
  )
})

test('nothing in it can be changed', () => {
  const copy = frozen({ people: [{ name: 'Ada' }] })
  expect(() => Object.assign(copy.people[0] as object, { name: 'Eve' })).toThrow(TypeError)
  expect(() => copy.people.push({ name: 'Eve' })).toThrow(TypeError)
})

test.each([
  ['a date', { when: { at: new Date() } }, '.when.at'],
  ['a map', { tags: new Map() }, '.tags'],
  ['no number', { score: Number.NaN }, '.score'],
  ['undefined in a list', { list: [1, undefined] }, '.list[1]'],
  ['a function', { run: () => 1 }, '.run'],
])('%s is refused, with its place', (_name, value, place) => {
  expect(() => frozen(value)).toThrow(expect.objectContaining({ code: 'KITH_TEST_NOT_JSON', details: { place } }))
})

test('a property that is undefined is left out, as on the wire', () => {
  expect(frozen({ a: undefined, b: 1 })).toStrictEqual({ b: 1 })
})
