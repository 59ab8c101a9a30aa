import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FormDefinition, FormField } from './definition.ts'
import { visible } from './visible.ts'

const field = (name: string, more: Partial<FormField> = {}): FormField => ({
  name,
  type: 'text',
  label: name,
  required: false,
  ...more,
})
const form = (...steps: FormDefinition['steps']): FormDefinition => ({
  v: 1,
  id: 'f',
  version: 1,
  lang: 'en',
  honeypot: 'h',
  steps,
})
const names = (definition: FormDefinition, typed: Record<string, string>) =>
  visible(definition, typed).steps.map(fields => fields.map(({ name }) => name))

test('a field shows while its condition holds', () => {
  const definition = form({ fields: [field('kind'), field('size', { when: { kind: 'company' } })] })
  expect(names(definition, { kind: 'company' })).toEqual([['kind', 'size']])
  expect(names(definition, { kind: 'person', size: 'big' })).toEqual([['kind']])
  expect(visible(definition, { kind: 'person', size: 'big' }).values).toEqual({ kind: 'person' })
})

test('what was typed into a field that does not show opens no other', () => {
  const definition = form({
    fields: [
      field('c', { when: { b: 'x' } }),
      field('b', { when: { a: 'x' } }),
      field('a'),
      field('d', { when: { b: { empty: true } } }),
    ],
  })
  expect(names(definition, { a: 'x', b: 'x' })).toEqual([['c', 'b', 'a']])
  expect(names(definition, { a: 'y', b: 'x', c: 'x' })).toEqual([['a', 'd']])
})

test('a step that does not show hides its fields', () => {
  const definition = form({ fields: [field('a')] }, { when: { a: 'x' }, fields: [field('b')] })
  expect(names(definition, { a: 'y', b: '1' })).toEqual([['a'], []])
  expect(names(definition, { a: 'x', b: '1' })).toEqual([['a'], ['b']])
})

test('conditions that contradict each other come to an end', () => {
  const definition = form({
    fields: [field('a', { when: { b: { empty: true } } }), field('b', { when: { a: { empty: true } } })],
  })
  expect(names(definition, { a: 'x', b: 'x' })).toHaveLength(1)
})

test('a condition that this script does not know shows the field', () => {
  const definition = form({ fields: [field('a', { when: { b: { resembles: 'x' } } as FormField['when'] & object })] })
  expect(names(definition, {})).toEqual([['a']])
})

test('values are sent as what they are: trimmed, numbers as numbers, nothing for nothing', () => {
  const types = ['text', 'number', 'rating', 'checkboxes', 'checkbox', 'consent', 'static'] as const
  const definition = form({ fields: types.map(type => field(type, { type })) })
  expect(visible(definition, {}).values).toEqual({ checkbox: false, consent: false })
  const typed = {
    text: ' x ',
    number: ' 1.5',
    rating: '4',
    checkboxes: ['a'],
    checkbox: true,
    consent: true,
    static: 'x',
  }
  expect(visible(definition, typed).values).toEqual({
    text: 'x',
    number: 1.5,
    rating: 4,
    checkboxes: ['a'],
    checkbox: true,
    consent: true,
  })
  expect(visible(definition, { number: 0 }).values.number).toBe(0)
})

test('what is sent decides alike what shows: asked again of its own answer it answers the same', () => {
  const letters = ['a', 'b', 'c', 'd', 'e']
  const chain = fc.array(fc.record({ on: fc.nat(4), is: fc.constantFrom('x', 'y') }), { minLength: 5, maxLength: 5 })
  const typed = fc.record(Object.fromEntries(letters.map(name => [name, fc.constantFrom('', 'x', 'y')])))
  fc.assert(
    fc.property(chain, typed, (conditions, typed) => {
      const fields = letters.map((name, at) => {
        const { on = 0, is = 'x' } = conditions[at] ?? {}
        // A field asks those before it only: no circles.
        return field(name, on < at ? { when: { [letters[on] ?? 'a']: is } } : {})
      })
      const definition = form({ fields })
      const first = visible(definition, typed)
      expect(visible(definition, first.values)).toEqual(first)
    }),
  )
})
