import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DraftGroup, moved, placed, without } from './moves.ts'

const groups: readonly DraftGroup[] = [
  { key: 1, title: {}, fields: ['a', 'b'] },
  { key: 2, title: {}, fields: [] },
  { key: 3, title: {}, fields: ['c'] },
]
const fieldsOf = (all: readonly DraftGroup[]) => all.map(({ fields }) => fields.join(''))

test('a field moves within its group, and over its edge into the next', () => {
  expect(fieldsOf(moved(groups, 'a', 1))).toEqual(['ba', '', 'c'])
  expect(fieldsOf(moved(groups, 'b', 1))).toEqual(['a', 'b', 'c'])
  expect(fieldsOf(moved(groups, 'c', -1))).toEqual(['ab', 'c', ''])
  expect(fieldsOf(moved(groups, 'a', -1))).toEqual(['ab', '', 'c'])
})

test('a group that is taken away leaves its fields to its neighbour', () => {
  expect(fieldsOf(without(groups, 3))).toEqual(['ab', 'c'])
  expect(fieldsOf(without(groups, 1))).toEqual(['ab', 'c'])
  expect(without(groups.slice(0, 1), 1)).toHaveLength(1)
})

test('however one arranges, each field stands once', () => {
  const step = fc.oneof(
    fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(1, -1)).map(
      ([field, by]) =>
        (all: readonly DraftGroup[]) =>
          moved(all, field, by as 1 | -1),
    ),
    fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(1, 2, 3), fc.nat(3)).map(
      ([field, key, place]) =>
        (all: readonly DraftGroup[]) =>
          all.some(group => group.key === key) ? placed(all, field, key, place) : all,
    ),
    fc.constantFrom(1, 2, 3).map(key => (all: readonly DraftGroup[]) => without(all, key)),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), steps => {
      const end = steps.reduce((all, one) => one(all), groups)
      expect(end.flatMap(({ fields }) => fields).sort()).toEqual(['a', 'b', 'c'])
    }),
  )
})
