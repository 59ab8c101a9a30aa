import { expect, test } from 'vitest'
import { chinese, messagesFor } from './chinese.ts'
import type { FormDefinition } from './definition.ts'
import { english } from './messages.ts'
import { createWords, pickLocale } from './texts.ts'

const definition: FormDefinition = {
  v: 1,
  id: 'f',
  version: 1,
  lang: 'en',
  steps: [],
  honeypot: 'h',
  ...messagesFor(['en', 'zh-CN']),
  texts: { 'zh-CN': { 'a.label': '甲' }, 'en-GB': { 'a.label': 'Colour' } },
}

test.each([
  ['fr', 'zh', 'fr'],
  [null, 'zh', 'zh-CN'],
  [null, 'zh-Hant-TW', 'zh-CN'],
  [null, 'en-US', 'en'],
  [null, 'fr', 'en'],
  [null, '', 'en'],
])('asked for %s on a page in %j the form is drawn in %s', (asked, page, locale) => {
  expect(pickLocale(definition, asked, page)).toBe(locale)
})

test('a text is the page’s, else the translation, else the form’s own, else built in', () => {
  const words = (locale: string, messages = {}) => createWords(definition, locale, messages)
  expect(words('zh')('a.label', 'A')).toBe('甲')
  expect(words('zh', { 'a.label': '乙' })('a.label', 'A')).toBe('乙')
  expect(words('zh')('b.label', 'B')).toBe('B')
  expect(words('zh')('next')).toBe('下一步')
  expect(words('en')('a.label', 'Color')).toBe('Color')
  expect(words('en-GB')('a.label', 'Color')).toBe('Colour')
  expect(words('fr')('next')).toBe('Continue')
  expect(words('en')('step', '', { n: 1, m: 3 })).toBe('Step 1 of 3')
  expect(words('en')('no.such.code')).toBe('')
})

test('a definition without sentences is drawn in English, but for what is said before there is one', () => {
  const { messages: _, ...bare } = definition
  expect(createWords(bare, 'zh', {})('next')).toBe('Continue')
  expect(createWords(undefined, 'zh-CN', {})('loading')).toBe(chinese.loading)
  expect(createWords(bare, 'zh', chinese)('next')).toBe(chinese.next)
})

test('a definition carries the sentences of its languages, and nothing for one that is English only', () => {
  expect(messagesFor(['en', 'ar'])).toEqual({})
  expect(messagesFor(['zh-Hans'])).toEqual({ messages: { zh: chinese } })
})

test('both languages have the same sentences with the same places to fill in', () => {
  const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
  for (const [code, text] of Object.entries(english)) {
    expect([code, places(chinese[code as keyof typeof english])]).toEqual([code, places(text)])
  }
})
