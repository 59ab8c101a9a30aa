import { KithError } from '@kith/client'
import { describe, expect, test } from 'vitest'
import { administration } from './en/administration.ts'
import { en } from './en.ts'
import { createTexts, readable } from './texts.ts'
import { speak, speaks } from './words.ts'
import { administration as administrationZh } from './zh-CN/administration.ts'
import { zhCN } from './zh-CN.ts'

await speak('en')
await speak('zh-CN')

const plugins = {
  en: { 'x.note': 'Note', 'x.note.plural': 'Notes', 'x.note.size': 'Company size', 'error.x.full': 'It is full.' },
  'zh-CN': { 'x.note': '笔记' },
}

test('both languages name the same values', () => {
  const named = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
  const inChinese: Readonly<Record<string, string>> = { ...zhCN, ...administrationZh }
  for (const [key, text] of Object.entries({ ...en, ...administration }))
    expect(named(inChinese[key] ?? ''), key).toEqual(named(text))
})

describe('texts', () => {
  test('come from the plugin in the language, else in English, else from the name itself', () => {
    const texts = createTexts('zh-CN', plugins)
    expect(texts.entity('x.note')).toBe('笔记')
    expect(texts.plural('x.note')).toBe('Notes')
    expect(texts.field('x.note', 'landingPage')).toBe('Landing page')
  })

  test('of an error are the page’s own, the plugin’s, or a sentence for all', () => {
    const texts = createTexts('en', plugins)
    expect(texts.error(new KithError('KITH_DENIED', ''))).toBe(en['error.KITH_DENIED'])
    expect(texts.error(new KithError('x.full', ''))).toBe('It is full.')
    expect(texts.error(new KithError('x.strange', ''))).toBe(en['error.other'])
  })

  test('of a document’s key are the plugin’s, those of a field of that name, or the key as words', () => {
    const texts = createTexts('en', plugins)
    expect(texts.key('x.answer', 'values', 'size', ['x.other', 'x.note'])).toBe('Company size')
    expect(texts.key('x.answer', 'values', 'company_size')).toBe('Company size')
  })

  test('write numbers and lists as the language does', () => {
    expect(createTexts('en').number(-1234.5)).toBe('\u22121,234.5')
    expect(createTexts('en').all(['a', 'b', 'c'])).toBe('a, b, c')
    expect(createTexts('zh-CN').all(['甲', '乙'])).toBe('甲、乙')
  })

  test('inside a sentence begin small, unless they are an acronym or Chinese', () => {
    const { within } = createTexts('en')
    expect([within('Leads'), within('UTM source'), within('线索')]).toEqual(['leads', 'UTM source', '线索'])
  })
})

test.each([
  ['company_size', 'Company size'],
  ['landingPage', 'Landing page'],
  ['utm_source', 'UTM source'],
  ['手机', '手机'],
])('%s is read as %s', (key, text) => {
  expect(readable(key)).toBe(text)
})

test('what the administration says is there once it was asked for, in the language that is spoken then', async () => {
  const texts = createTexts('en')
  expect(texts.knows('users.invite.title')).toBe(false)
  await speak('en', 'administration')
  expect(texts.say('users.invite.title')).toBe(administration['users.invite.title'])
  expect(speaks('zh-CN')).toBe(false)
  await speak('zh-CN')
  expect(createTexts('zh-CN').say('users.invite.title')).toBe(administrationZh['users.invite.title'])
})
