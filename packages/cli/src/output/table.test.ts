import { expect, test } from 'vitest'
import { list, table } from './table.ts'

const head = ['id', 'name', 'city']
const rows = [
  ['1', 'Ann', 'Bern'],
  ['2', '张伟', ''],
]

test('columns stand under their heads, whatever the signs are wide', () => {
  expect(table(head, rows, 80).split('\n')).toEqual(['id  name  city', '──  ────  ────', '1   Ann   Bern', '2   张伟'])
})

test('columns that do not fit are left out, a long text is cut', () => {
  expect(table(head, rows, 9).split('\n')[0]).toBe('id  name')
  expect(table(['name'], [['x'.repeat(90)]], 200).split('\n')[2]).toBe(`${'x'.repeat(39)}…`)
})

test('a row is one line, whatever it holds', () => {
  expect(table(['name'], [['a\nb']], 80).split('\n')).toHaveLength(3)
  expect(list([['name', 'a\nb']])).toBe('name  a b')
})
