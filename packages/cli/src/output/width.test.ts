import { expect, test } from 'vitest'
import { harmless, shortened, widthOf } from './width.ts'

test.each([
  ['Ann', 3],
  ['张伟', 4],
  ['ｆｕｌｌ', 8],
  ['한국', 4],
  ['e\u0301', 1],
  ['👍', 2],
  ['', 0],
])('%j takes %i columns', (text, width) => {
  expect(widthOf(text)).toBe(width)
})

test('what is too wide is cut between signs', () => {
  expect(shortened('客户关系管理', 12)).toBe('客户关系管理')
  expect(shortened('客户关系管理', 11)).toBe('客户关系管…')
  expect(shortened('客户关系管理', 10)).toBe('客户关系…')
  expect(shortened('abcdef', 4)).toBe('abc…')
})

test('what could move the cursor, colour the screen or turn the line around is taken out', () => {
  expect(harmless('a\u001b[2Jb\r\nc\u009b31md\u202ee\u2028f')).toBe('a [2Jb c 31md e f')
})
