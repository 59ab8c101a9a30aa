import { expect, test } from 'vitest'
import type { FormDesign } from '../contract/index.ts'
import { contentSignals } from './content.ts'
import { createDisposable } from './disposable.ts'

const isDisposable = createDisposable()

const design: FormDesign = {
  lang: 'en',
  steps: [
    {
      fields: [
        { name: 'email', type: 'email', label: 'Email', required: true },
        { name: 'site', type: 'url', label: 'Website', required: false },
        { name: 'message', type: 'textarea', label: 'Message', required: false },
      ],
    },
  ],
  texts: { 'zh-CN': { title: '联系' } },
}

test.each([
  ['We need two presses by March, see https://example.com/press', { links: 5 }],
  ['https://a.example https://b.example', { links: 20 }],
  ['www.a.example www.b.example http://c.example https://d.example', { links: 40 }],
  ['<a href="https://a.example">cheap</a>', { markup: 60, links: 5 }],
  ['[url=https://a.example]cheap[/url]', { markup: 60, links: 5 }],
  ['Предлагаем продвижение сайтов в поисковых системах', { language: 20 }],
  ['我们需要两台压力机，请在三月之前报价，谢谢您的帮助和支持', {}],
  ['a < b and [see] above', {}],
  ['Мы', {}],
])('"%s" has the signals %o', (message, expected) => {
  const signals = contentSignals(
    design,
    { email: 'ann@example.com', site: 'https://example.com', message },
    isDisposable,
  )
  expect(Object.fromEntries(signals.map(({ code, points }) => [code, points]))).toEqual(expected)
})

test.each(['Mailinator.com', 'yopmail.com', 'mx.guerrillamail.com', 'tempmail.dev'])(
  'an address of %s lasts for minutes and counts, whatever its case',
  domain => {
    const signals = contentSignals(design, { email: `x@${domain}` }, isDisposable)
    expect(signals).toEqual([{ code: 'disposable', points: 40 }])
  },
)

test.each(['gmail.com', 'example.com', 'qq.com', '163.com', 'com', 'mailinator.example'])(
  'one of %s does not',
  domain => {
    expect(contentSignals(design, { email: `x@${domain}` }, isDisposable)).toEqual([])
  },
)
