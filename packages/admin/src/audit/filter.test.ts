import { expect, test } from 'vitest'
import { inputOf, isBackwards } from './filter.ts'

test('days are whole days of this zone', () => {
  const { from = '', to = '' } = inputOf({ from: '2026-03-01', to: '2026-03-01' })
  expect(new Date(from).toTimeString()).toMatch(/^00:00:00/)
  expect(new Date(to).getDate()).toBe(2)
})

test('what is not narrowed is not asked for', () => {
  expect(inputOf({})).toEqual({})
  expect(inputOf({ actor: { id: 'token', label: 'x' }, verb: 'update' })).toEqual({ actor: 'token', verb: 'update' })
})

test('a first day behind the last one holds nothing', () => {
  expect(isBackwards({ from: '2026-03-02', to: '2026-03-01' })).toBe(true)
  expect(isBackwards({ from: '2026-03-01', to: '2026-03-01' })).toBe(false)
  expect(isBackwards({ from: '2026-03-01' })).toBe(false)
})
