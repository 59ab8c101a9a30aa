import { expect, test } from 'vitest'
import type { FormDefinition } from './definition.ts'
import { reservedHeight } from './height.ts'

const definition: FormDefinition = {
  v: 1,
  id: 'f',
  version: 1,
  lang: 'en',
  honeypot: 'h',
  steps: [{ fields: [{ name: 'email', type: 'email', label: 'Email', required: true }] }],
}

test('a field is its label and its control, and the button stands under it', () => {
  expect(reservedHeight(definition, 360)).toBe(26 + 44 + 20 + 44)
})

test('a field that does not show at the start takes no room', () => {
  const [step] = definition.steps
  const hidden = { name: 'b', type: 'text', label: 'B', required: true, when: { email: 'x' } } as const
  expect(reservedHeight({ ...definition, steps: [{ fields: [...(step?.fields ?? []), hidden] }] }, 360)).toBe(134)
})

test('a narrower place is never lower', () => {
  const long = { ...definition, title: 'A title of quite some length for a form', intro: '说明文字。'.repeat(30) }
  const heights = [900, 640, 480, 360, 320, 280].map(width => reservedHeight(long, width))
  expect(heights).toEqual([...heights].sort((a, b) => a - b))
})
