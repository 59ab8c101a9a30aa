import { KithError } from '@kith/client'
import { expect, test } from 'vitest'
import type { FieldInfo } from '../data/directory.ts'
import { createTexts } from '../texts/texts.ts'
import { speak } from '../texts/words.ts'
import { readDraft } from './kinds.ts'
import { problemsOf } from './problems.ts'

await speak('en', 'administration')
await speak('zh-CN')

const field = (kind: string, options: FieldInfo['options'] = {}): FieldInfo => ({ name: 'f', kind, options })
const texts = createTexts('en', { en: { 'error.x.full': 'It is full.', x: 'Box' } })

test.each([
  ['integer', {}, '１,234 ', { value: 1234 }],
  ['integer', {}, '1.5', { problem: 'type' }],
  ['integer', { min: 3 }, '2', { problem: 'too_short' }],
  ['decimal', {}, '\u22121.5', { value: -1.5 }],
  ['decimal', {}, 'x', { problem: 'type' }],
  ['text', {}, '  a b ', { value: 'a b' }],
  ['text', { max: 3 }, 'abcd', { problem: 'too_long' }],
  ['text', { required: true }, ' ', { problem: 'required' }],
  ['choice', { values: ['a'] }, '', { value: null }],
  ['boolean', {}, 'false', { value: false }],
  ['instant', {}, 'never', { problem: 'format' }],
  ['json', {}, '{"a": 1}', { value: { a: 1 } }],
  ['json', {}, '{a}', { problem: 'json' }],
])('what is typed into %s %j: %s', (kind, options, draft, read) => {
  expect(readDraft(field(kind, options), draft)).toEqual(read)
})

test('a moment is written as it was read, to the minute', () => {
  const at = '2026-11-27T09:30:00.000Z'
  const instant = field('instant')
  const local = new Date(at)
  const draft = new Date(local.getTime() - local.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
  expect(readDraft(instant, draft)).toEqual({ value: at })
})

test('a refusal stands at the field that it is about, else at the whole', () => {
  const problems = [
    { path: 'custom.tier', code: 'required', message: '' },
    { path: 'other', code: 'strange', message: 'It is odd.' },
  ]
  expect(
    problemsOf(new KithError('KITH_INVALID', '', { problems }), texts, [{ ...field('choice'), name: 'custom.tier' }]),
  ).toEqual({
    fields: { 'custom.tier': texts.say('problem.required') },
    whole: 'other: It is odd.',
  })
  const rejected = (details: object) =>
    problemsOf(new KithError('KITH_REJECTED', 'No room.', { ...details }), texts, [{ ...field('text'), name: 'a' }])
  expect(rejected({ code: 'x.full', path: 'a' })).toEqual({ fields: { a: 'It is full.' }, whole: undefined })
  const several = [
    { path: 'a', code: 'required', message: '' },
    { path: 'b', code: 'x.full', message: '' },
  ]
  expect(rejected({ code: 'x.full', problems: several })).toEqual({
    fields: { a: texts.say('problem.required') },
    whole: 'It is full. b: It is full.',
  })
  expect(rejected({ code: 'x.odd', plugin: 'x' }).whole).toBe('Box does not allow this: No room.')
})
