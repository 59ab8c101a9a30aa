import { expect, test } from 'vitest'
import { preferredLocale } from './preferences.ts'

test.each([
  [['zh-CN', 'en'], 'zh-CN'],
  [['zh-Hans-SG'], 'zh-CN'],
  [['de-DE', 'zh'], 'zh-CN'],
  [['fr', 'en-GB', 'zh'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
])('%j reads %s', (languages, locale) => {
  expect(preferredLocale(languages)).toBe(locale)
})
