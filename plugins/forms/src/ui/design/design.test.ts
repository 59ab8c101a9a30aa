import type { FormDesign } from '@kith/plugin-forms/contract'
import { describe, expect, test } from 'vitest'
import { clauseLanguage } from './conditions.ts'
import { differences } from './differences.ts'
import { fieldOf, freeName, nameFrom, renamed, retyped } from './fields.ts'
import { added, addedStep, fieldAt, moved, removed, removedStep, shifted } from './spots.ts'
import { languagesOf, textsOf, withLanguage, withoutLanguage, withText } from './texts.ts'

const field = (name: string, more: object = {}) => ({
  name,
  type: 'text' as const,
  label: name,
  required: false,
  ...more,
})
const design: FormDesign = {
  lang: 'en',
  steps: [
    { fields: [field('a'), field('b'), field('c', { when: { any: [{ a: 'x' }, { not: { b: null } }] } })] },
    { title: 'Two', fields: [field('d', { when: { a: 'y' } })] },
    { title: 'Three', fields: [field('e')] },
  ],
  texts: { 'zh-CN': { 'a.label': '甲', 'd.label': '丁', 'step.1.title': '二', 'step.2.title': '三' } },
}
const names = (of: FormDesign) => of.steps.map(({ fields }) => fields.map(({ name }) => name).join(''))

describe('a field', () => {
  test('is moved within its step and into another', () => {
    expect(names(moved(design, { step: 0, at: 0 }, { step: 0, at: 2 }).design)).toEqual(['bac', 'd', 'e'])
    expect(moved(design, { step: 0, at: 0 }, { step: 0, at: 2 }).spot).toEqual({ step: 0, at: 1 })
    expect(names(moved(design, { step: 0, at: 2 }, { step: 1, at: 0 }).design)).toEqual(['ab', 'cd', 'e'])
  })

  test('goes up and down by one, over the end of a step, and not over the ends of the form', () => {
    expect(names(shifted(design, { step: 0, at: 0 }, 1)?.design ?? design)).toEqual(['bac', 'd', 'e'])
    expect(names(shifted(design, { step: 0, at: 2 }, -1)?.design ?? design)).toEqual(['acb', 'd', 'e'])
    expect(shifted(design, { step: 0, at: 2 }, 1)).toMatchObject({ spot: { step: 1, at: 0 } })
    expect(shifted(design, { step: 1, at: 0 }, -1)).toMatchObject({ spot: { step: 0, at: 3 } })
    expect(shifted(design, { step: 0, at: 0 }, -1)).toBeUndefined()
    expect(shifted(design, { step: 2, at: 0 }, 1)).toBeUndefined()
  })

  test('takes its words with it when it goes, and when it is renamed, also out of conditions', () => {
    expect(removed(design, { step: 0, at: 0 }).texts?.['zh-CN']).not.toHaveProperty('a.label')
    const next = renamed(design, { step: 0, at: 0 }, 'first')
    expect(next.texts?.['zh-CN']?.['first.label']).toBe('甲')
    expect(fieldAt(next, { step: 0, at: 2 })?.when).toEqual({ any: [{ first: 'x' }, { not: { b: null } }] })
    expect(fieldAt(next, { step: 1, at: 0 })?.when).toEqual({ first: 'y' })
  })

  test('gets a free name, from its label where that can be one', () => {
    const words = { label: 'Text', option: (n: number) => `Option ${n}`, text: 'Agree' }
    expect(freeName(design, 'a')).toBe('a_2')
    expect(nameFrom('Site location!')).toBe('site_location')
    expect(nameFrom('工程地点')).toBeUndefined()
    expect(fieldOf(added(design, { step: 0, at: 0 }, field('text')), 'text', words).name).toBe('text_2')
    expect(retyped(field('a', { value: 'x' }), 'radio', words)).toEqual({
      ...field('a'),
      type: 'radio',
      options: [1, 2].map(n => ({ value: `option-${n}`, label: `Option ${n}` })),
    })
  })
})

describe('a step', () => {
  test('takes its words with it, and those behind it move up', () => {
    const next = removedStep(design, 1)
    expect(names(next)).toEqual(['abc', 'e'])
    expect(next.texts?.['zh-CN']).toEqual({ 'a.label': '甲', 'step.1.title': '三' })
    expect(names(addedStep(design))).toEqual(['abc', 'd', 'e', ''])
  })
})

describe('a condition', () => {
  const fields = [{ ...field('n'), type: 'number' as const }, { ...field('t'), type: 'checkbox' as const }, field('w')]

  const { read, write } = clauseLanguage(fields)

  test.each([
    ['w', 'x'],
    ['n', { gte: 2 }],
    ['t', true],
    ['w', { ne: null }],
    ['w', null],
  ])('that says of %s %j is a line, and the line says it', (name, said) => {
    const line = read(name, said)
    expect(line && write(line)).toEqual({ [name]: said })
  })

  test.each([
    ['w', { in: ['x'] }],
    ['n', { gte: 2, lte: 9 }],
    ['w', { eq: { $: 'today' } }],
  ])('that says of %s %j is no line', (name, said) => expect(read(name, said)).toBeUndefined())
})

describe('texts', () => {
  test('stand in each language, and go with it', () => {
    const german = withText(withLanguage(design, 'de'), 'de', 'a.label', 'A')
    expect(languagesOf(german)).toEqual(['en', 'zh-CN', 'de'])
    expect(withText(german, 'de', 'a.label', '').texts?.de).toEqual({})
    expect(languagesOf(withoutLanguage(withoutLanguage(german, 'de'), 'zh-CN'))).toEqual(['en'])
    const label = textsOf(design).find(({ path }) => path === 'b.label')
    expect(fieldAt(label?.set('B') ?? design, { step: 0, at: 1 })?.label).toBe('B')
  })
})

test('changes are counted as a person counts them', () => {
  const spot = { step: 0, at: 0 }
  expect(differences(design, structuredClone(design))).toBe(0)
  expect(differences(design, shifted(design, spot, 1)?.design ?? design)).toBe(1)
  expect(differences(design, removed(design, { step: 0, at: 1 }))).toBe(1)
  expect(differences(design, added(design, spot, field('new')))).toBe(1)
  expect(differences(design, withText(design, 'zh-CN', 'a.label', '乙'))).toBe(1)
  expect(differences(design, { ...design, title: 'New', look: { radius: 4 } })).toBe(2)
})
