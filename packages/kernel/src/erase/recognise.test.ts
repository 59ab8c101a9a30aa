import { expect, test } from 'vitest'
import { recogniser } from './recognise.ts'

const isAbout = recogniser({
  emails: ['wei@example.com'],
  phones: ['+8613801395136'],
  texts: ['Zhang Wei'],
})

test('a row is about a person by his address or number, however they are written', () => {
  expect(isAbout(['x', ' WEI@example.com '])).toBe(true)
  expect(isAbout(['(+86) 138-0139-5136'.replace(/[()]/g, '')])).toBe(true)
  expect(isAbout(['138 0139 5136'])).toBe(true)
  expect(isAbout(['wei@example.com.cn', '13901395136', '5136'])).toBe(false)
})

test('a name alone is enough only where nobody else can be meant', () => {
  expect(isAbout(['zhang wei', '2026-01-01', '200'])).toBe(true)
  expect(isAbout(['Zhang Wei', 'another@example.com'])).toBe(false)
  expect(isAbout(['Zhang Wei', '+86 139 1111 2222'])).toBe(false)
  expect(isAbout(['Zhang Weiwei'])).toBe(false)
})
