import { expect, test } from 'vitest'
import { contactUs } from '../presets/contact-us.ts'
import { acceptedLanguages, pickLocale, textOf } from './texts.ts'

test('languages are read in order of preference, and nonsense is left out', () => {
  expect(acceptedLanguages('en;q=0.5, zh-CN, fr;q=0, <b>;q=1, *;q=0.1')).toEqual(['zh-CN', 'en'])
  expect(acceptedLanguages(undefined)).toEqual([])
})

test.each([
  [['zh-TW', 'en'], 'zh-CN'],
  [['fr', 'en-GB'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
])('who prefers %j reads %s', (wanted, locale) => {
  expect(pickLocale(contactUs, wanted)).toBe(locale)
})

test('a text stands in the reader’s language, else as the design has it', () => {
  expect(textOf(contactUs, 'zh-Hans', 'name.label', 'Name')).toBe('姓名')
  expect(textOf(contactUs, 'en-GB', 'name.label', 'Name')).toBe('Name')
  expect(textOf(contactUs, 'zh-CN', 'name.help', 'As on the card')).toBe('As on the card')
})
