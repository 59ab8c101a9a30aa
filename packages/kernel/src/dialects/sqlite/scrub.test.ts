import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { insert, step, testDatabase } from './database.fixture.ts'

test('what was deleted is in no file afterwards, nor among the samples that ANALYZE took of an index', async () => {
  const { dialect, file } = await testDatabase()
  await dialect.commit({ steps: [insert(1, 'zebulon@quuxworthy.example'), insert(2, 'ann@example.com')] })
  await dialect.define([step('analyze "item"')])
  await dialect.commit({ steps: [step('DELETE FROM item WHERE id = 1')] })
  await dialect.scrub()
  const [held, log] = await Promise.all([readFile(file, 'latin1'), readFile(`${file}-wal`, 'latin1')])
  expect([held.includes('ann@example.com'), held.includes('quuxworthy'), log]).toEqual([true, false, ''])
})

test('a database that was never analysed is scrubbed too', async () => {
  const { dialect, file } = await testDatabase()
  await dialect.commit({ steps: [insert(1, 'zebulon@quuxworthy.example')] })
  await dialect.commit({ steps: [step('DELETE FROM item')] })
  await dialect.scrub()
  expect(await readFile(file, 'latin1')).not.toContain('quuxworthy')
})
