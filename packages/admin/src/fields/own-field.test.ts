import { expect, test } from 'vitest'
import { codeOf, keyOf } from './own-field.ts'

test.each([
  ['Annual budget', [], 'annualBudget'],
  ['Größe (m²)', [], 'groEM2'],
  ['2nd contact', [], 'ndContact'],
  ['等级', [], 'field'],
  ['等级', ['field', 'field2'], 'field3'],
  ['Tier', ['tier'], 'tier2'],
])('%s is proposed a key', (label, taken, key) => {
  expect(keyOf(label, taken)).toBe(key)
})

test.each([
  ['Gold plus', [], 'gold-plus'],
  ['金', [], '金'],
  ['!!', [], 'option'],
  ['Gold', ['gold'], 'gold-2'],
])('%s is stored as', (label, taken, code) => {
  expect(codeOf(label, taken)).toBe(code)
})
