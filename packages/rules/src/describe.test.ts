import fc from 'fast-check'
import { expect, test } from 'vitest'
import { condition as anyCondition } from './arbitraries.ts'
import { type DescribeOptions, describe } from './describe.ts'
import type { Condition } from './types.ts'

const english: Record<string, string> = {
  status: 'Status',
  score: 'Score',
  created: 'Created',
  topics: 'Topics',
  name: 'Name',
  owner: 'Owner',
  account: 'Account',
  'account.city': 'City',
  'account.size': 'Size',
}
const chinese: Record<string, string> = {
  status: '状态',
  score: '评分',
  created: '创建时间',
  topics: '主题',
  name: '姓名',
  owner: '负责人',
  account: '客户',
  'account.city': '城市',
  'account.size': '规模',
}
const choices: Record<string, [string, string]> = { new: ['New', '新建'], working: ['Working', '跟进中'] }

const en: DescribeOptions = {
  locale: 'en',
  label: field => english[field] ?? field,
  value: (field, value) => (field === 'status' ? choices[String(value)]?.[0] : undefined),
  variable: name => (name === 'actor.id' ? 'me' : undefined),
}
const zhCN: DescribeOptions = {
  locale: 'zh-CN',
  label: field => chinese[field] ?? field,
  value: (field, value) => (field === 'status' ? choices[String(value)]?.[1] : undefined),
  variable: name => (name === 'actor.id' ? '我' : undefined),
}

test.each<[Condition, string, string]>([
  [{}, 'always', '始终成立'],
  [{ any: [] }, 'never', '从不成立'],
  [{ status: 'new', score: { gte: 50 } }, 'Status is New and Score is at least 50', '状态是新建，且评分不小于 50'],
  [{ score: { gt: 1, lt: -2 } }, 'Score is more than 1 and Score is less than -2', '评分大于 1，且评分小于 -2'],
  [
    { any: [{ status: 'new', score: 1 }, { status: { in: ['new', 'working'] } }] },
    '(Status is New and Score is 1) or Status is one of (New, Working)',
    '（状态是新建，且评分是 1），或状态是（新建、跟进中）之一',
  ],
  [
    { score: 1, any: [{ status: 'new' }, { name: null }] },
    'Score is 1 and (Status is New or Name is empty)',
    '评分是 1，且（状态是新建，或姓名为空）',
  ],
  [{ not: { status: 'new' } }, 'not (Status is New)', '并非（状态是新建）'],
  [{ status: { notIn: ['new', null] } }, 'Status is none of (New, empty)', '状态不是（新建、空）中的任何一个'],
  [{ status: { in: [] } }, 'never', '从不成立'],
  [{ name: { contains: 'Ab' } }, 'Name contains “Ab”', '姓名包含“Ab”'],
  [{ name: { startsWith: '张' } }, 'Name starts with “张”', '姓名以“张”开头'],
  [{ owner: { $: 'actor.id' } }, 'Owner is me', '负责人是我'],
  [{ owner: { ne: { $: 'other' } } }, 'Owner is not other', '负责人不是 other'],
  [{ created: { gte: { $: 'now', add: '-15d' } } }, 'Created is not before 15 days ago', '创建时间不早于 15 天前'],
  [{ created: { lt: { $: 'now', add: '1h' } } }, 'Created is before 1 hour from now', '创建时间早于 1 小时后'],
  [
    { created: { gt: { $: 'today', add: '-1mo' } } },
    'Created is later than 1 month before today',
    '创建时间晚于今天的 1 个月前',
  ],
  [{ created: { lte: '2024-02-29' } }, 'Created is not later than 2024-02-29', '创建时间不晚于 2024-02-29'],
  [{ created: { empty: false } }, 'Created is not empty', '创建时间不为空'],
  [{ topics: { has: 'demo' } }, 'Topics has “demo”', '主题中有“demo”'],
  [{ topics: { hasAny: ['a', 'b'] } }, 'Topics has any of (“a”, “b”)', '主题中有（“a”、“b”）中的任意一个'],
  [{ won: true }, 'won is yes', 'won 是“是”'],
  [
    { account: { via: { city: 'Köln', size: 5 } } },
    'Account is one where (City is “Köln” and Size is 5)',
    '客户满足（城市是“Köln”，且规模是 5）',
  ],
])('%j', (condition, inEnglish, inChinese) => {
  expect(describe(condition, en)).toBe(inEnglish)
  expect(describe(condition, zhCN)).toBe(inChinese)
})

test('tells every condition, with its brackets closed', () => {
  const label = () => 'F'
  fc.assert(
    fc.property(anyCondition, fc.constantFrom('en' as const, 'zh-CN' as const), (condition, locale) => {
      const text = describe(condition, { locale, label, value: () => 'v', variable: () => 'w' })
      const count = (brackets: string) => [...text].filter(character => brackets.includes(character)).length
      expect(text).not.toBe('')
      expect(text).not.toMatch(/undefined|null|NaN|\[object/)
      expect(count('(（')).toBe(count(')）'))
    }),
  )
})
