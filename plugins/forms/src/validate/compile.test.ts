import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FormField } from '../contract/index.ts'
import { contactUs } from '../presets/contact-us.ts'
import { compileForm } from './compile.ts'

const field = (part: Partial<FormField>): FormField => ({
  name: 'a',
  type: 'text',
  label: 'A',
  required: false,
  ...part,
})
const form = (...fields: FormField[]) => compileForm({ steps: [{ fields }] })
const code = (part: Partial<FormField>, value: unknown) => form(field(part)).check({ a: value }).errors.a

describe('a value that a field does not take gets a code', () => {
  const options = [{ value: 'x', label: 'X' }]
  const wrong: [string, Partial<FormField>, unknown][] = [
    ['required', { required: true }, '  '],
    ['required', { required: true }, null],
    ['required', { type: 'consent', required: true }, false],
    ['required', { type: 'checkboxes', required: true, options }, []],
    ['email', { type: 'email' }, 'nobody'],
    ['email', { type: 'email' }, 'a@b'],
    ['tel', { type: 'tel' }, 'call me'],
    ['url', { type: 'url' }, 'javascript:alert(1)'],
    ['number', { type: 'number' }, 'ten'],
    ['min', { type: 'number', min: 1 }, 0],
    ['max', { type: 'number', max: 5 }, '6'],
    ['option', { type: 'rating' }, 2.5],
    ['max', { type: 'rating' }, 6],
    ['date', { type: 'date' }, '2026-02-30'],
    ['min', { type: 'date', min: '2026-01-01' }, '2025-12-31'],
    ['option', { type: 'select', options }, 'y'],
    ['option', { type: 'checkboxes', options }, ['x', 'y']],
    ['tooLong', {}, 'x'.repeat(256)],
    ['tooLong', { maxLength: 3 }, 'four'],
    ['tooLong', { type: 'textarea' }, 'x'.repeat(5001)],
    ['type', {}, { $: 'actor.id' }],
    ['type', {}, 12],
    ['type', {}, ['a']],
    ['type', { type: 'checkbox' }, 'yes'],
    ['type', { type: 'checkboxes', options }, 'x'],
    ['type', { type: 'number' }, { valueOf: 1 }],
    ['characters', {}, 'a\u0000b'],
    ['characters', {}, '\ud800'],
    ['characters', { type: 'checkboxes', options }, ['\udfff']],
  ]
  test.each(wrong)('%s for %j given %j', (expected, part, value) => {
    expect(code(part, value)).toBe(expected)
  })
})

test('values are stored trimmed, numbers as numbers, web addresses with their scheme', () => {
  const compiled = form(
    field({ name: 'name' }),
    field({ name: 'age', type: 'number' }),
    field({ name: 'site', type: 'url' }),
    field({ name: 'agree', type: 'checkbox' }),
  )
  const given = { name: '  张伟 ', age: ' 41 ', site: 'example.com', agree: false }
  expect(compiled.check(given)).toEqual({
    values: { name: '张伟', age: 41, site: 'https://example.com', agree: false },
    errors: {},
    ok: true,
  })
})

test('a name that the form does not have is refused, unless nothing stands in it', () => {
  const given = JSON.parse('{ "b": "x", "c": "", "__proto__": "y", "constructor": "z" }')
  const { errors } = form(field({})).check(given)
  expect(Object.entries(errors)).toEqual([
    ['b', 'unknown'],
    ['__proto__', 'unknown'],
    ['constructor', 'unknown'],
  ])
})

test('a body full of forged names is not answered in full', () => {
  const given = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`x${at}`, '1']))
  expect(Object.keys(form(field({})).check(given).errors)).toHaveLength(50)
})

describe('conditions', () => {
  const compiled = compileForm(contactUs)
  const person = { kind: 'person', name: 'Ann', email: 'ann@example.com', region: 'overseas', consent: true }

  test('what a condition hides is not demanded', () => {
    expect(compiled.check(person)).toMatchObject({ ok: true })
    expect(compiled.check({ ...person, kind: 'company' }).errors).toEqual({ company: 'required', size: 'required' })
  })

  test('a value of a field that a condition hides is refused, or dropped where the page shows everything', () => {
    const forged = { ...person, size: '11-50' }
    expect(compiled.check(forged).errors).toEqual({ size: 'hidden' })
    const dropped = compiled.check(forged, { hidden: 'drop' })
    expect(dropped.ok).toBe(true)
    expect(dropped.values).not.toHaveProperty('size')
  })

  test('a field that hangs on a hidden one is hidden too', () => {
    const chain = form(
      field({ name: 'a' }),
      field({ name: 'b', when: { a: 'yes' } }),
      field({ name: 'c', when: { b: 'yes' }, required: true }),
    )
    expect(chain.check({ a: 'no', b: 'yes' }).errors).toEqual({ b: 'hidden' })
    expect(chain.check({ a: 'yes', b: 'yes' }).errors).toEqual({ c: 'required' })
    expect(chain.check({ a: 'no' }).ok).toBe(true)
  })

  test('conditions that contradict each other come to an end', () => {
    const knot = form(
      field({ name: 'a', when: { b: { empty: true } } }),
      field({ name: 'b', when: { a: { empty: true } } }),
    )
    expect(knot.check({ a: '1', b: '1' }).ok).toBe(false)
  })

  test('a step that does not show hides its fields', () => {
    const steps = [
      { fields: [field({ name: 'a' })] },
      { when: { a: 'yes' }, fields: [field({ name: 'b', required: true })] },
    ]
    expect(compileForm({ steps }).check({}).ok).toBe(true)
    expect(compileForm({ steps }).check({ a: 'yes' }).errors).toEqual({ b: 'required' })
  })
})

test('any JSON whatever is answered with values or codes, and what was accepted is accepted again', () => {
  const compiled = compileForm(contactUs)
  const name = fc.constantFrom(...compiled.fields.keys(), 'forged', '__proto__')
  const values = fc.dictionary(name, fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.string({ unit: 'binary' })))
  fc.assert(
    fc.property(values, given => {
      const { ok, values, errors } = compiled.check(given)
      expect(ok).toBe(Object.keys(errors).length === 0)
      if (ok) expect(compiled.check(values)).toEqual({ ok: true, values, errors: {} })
    }),
  )
})
