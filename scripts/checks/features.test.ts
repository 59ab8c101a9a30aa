import { expect, test } from 'vitest'
import { mentions } from './features.ts'

const named = (source: string): string[] => mentions(source).map(({ text }) => text)

test.each([
  ['const leadId = 1', 'lead'],
  ['export interface AccountRow {}', 'account'],
  ["table('opportunities')", 'opportunities'],
  ['const KITH_CONTACTS = 1', 'contacts'],
  ["import { x } from '@kith/plugin-orders/contract'", '@kith/plugin-orders'],
  ["client('orders.order')", 'orders.order'],
  ["program.command('form create')", 'form'],
])('%s names a feature', (source, word) => {
  expect(named(source)).toContain(word)
})

test.each([
  '// a lead, for example',
  '/** `client.leads.list` */ const list = 1',
  'const leading = pad(misleading)',
  "sql.orderBy('created_at'); service.report(products)",
  "if (type === 'application/x-www-form-urlencoded') return request.formData()",
  "const format = 'inform, transform, platform'",
])('%s names none', source => {
  expect(named(source)).toEqual([])
})

test('a feature is found on its line, after a comment and in a template', () => {
  expect(mentions('/* a\n b */\n\nconst url = `//host/lead`')).toEqual([{ line: 4, text: 'lead' }])
})
