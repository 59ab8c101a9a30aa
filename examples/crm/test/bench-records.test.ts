import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp, createLog } from '@kith/kernel'
import { expect, test } from 'vitest'
import { bare, clock, fill } from '../bench/fill.mjs'
import { admin, sizesOf } from '../bench/records.mjs'

test('what the bench writes by bare statements is what the product would have written: nothing is found to mend', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kith-records-'))
  const database = join(folder, 'kith.sqlite')
  await fill(database, sizesOf('100'), () => {})
  const app = await createApp({ config: bare, database, log: createLog('error'), clock: clock() })
  try {
    expect(await app.call(admin, 'kernel.doctor', {})).toEqual({ findings: [] })
    expect(await app.checkTimeline()).toEqual({ missing: 0, orphaned: 0 })
    expect(await app.call(admin, 'activities.count', {})).toEqual({ count: 300, capped: false })
  } finally {
    await app.close()
    await rm(folder, { recursive: true, force: true })
  }
})
