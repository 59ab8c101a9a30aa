import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { job, reject, tap } from '@kith/sdk'
import { afterEach, expect, test } from 'vitest'
import { createTestApp, type TestApp, type TestAppOptions } from './app.ts'
import { type NotesContract, note, notesContract, notesPlugin } from './notes/index.ts'

const opened: TestApp[] = []
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close()
})

async function start(options: TestAppOptions): Promise<TestApp> {
  const app = await createTestApp(options)
  opened.push(app)
  return app
}

test('an administrator creates a record and reads it back', async () => {
  const { admin } = await start({ plugins: [notesPlugin()] })
  const made = await admin.call<{ id: string }>('notes.create', { title: 'Hello' })
  expect(await admin.call('notes.get', { id: made.id })).toMatchObject({ title: 'Hello', status: 'draft', version: 1 })
})

test('somebody without a role may not call what needs a permission', async () => {
  const app = await start({ plugins: [notesPlugin()] })
  const call = app.as(app.actor()).call('notes.publish', { id: '01900000-0000-7000-8000-000000000000' })
  await expect(call).rejects.toMatchObject({ code: 'KITH_DENIED' })
})

test('a tap gets frozen copies: what it changes of them is an error that names it', async () => {
  const meddle = tap<NotesContract>()(notesContract.hooks.publishing, {
    id: 'notes.meddle',
    guard: (_ctx, draft) => {
      ;(draft as { title: string }).title = 'mine'
      return undefined
    },
  })
  const { admin } = await start({ plugins: [notesPlugin({ taps: [meddle] })] })
  const { id } = await admin.call<{ id: string }>('notes.create', { title: 'Hello' })
  await expect(admin.call('notes.publish', { id })).rejects.toThrow(/notes\.meddle/)
})

test('a tap may reject, and the caller gets its code', async () => {
  const refuse = tap<NotesContract>()(note.saving, {
    id: 'notes.refuse',
    guard: (_ctx, rows) =>
      rows.some(row => row.after.title === 'no') ? reject('notes.no', 'Not this one.', 'title') : undefined,
  })
  const { admin } = await start({ plugins: [notesPlugin({ taps: [refuse] })] })
  await expect(admin.call('notes.create', { title: 'no' })).rejects.toMatchObject({ details: { tap: 'notes.refuse' } })
})

test('winding the clock runs recurring jobs at their moments, in order', async () => {
  const ran: string[] = []
  const daily = job<NotesContract>()('notes.daily', {
    cron: '0 7 * * *',
    run: ctx => {
      ran.push(ctx.now().toISOString())
    },
  })
  const app = await start({ plugins: [notesPlugin({ jobs: [daily] })], now: '2026-01-05T08:00:00Z' })
  await app.idle()
  await app.clock.advance('2d')
  expect(ran).toEqual(['2026-01-06T07:00:00.000Z', '2026-01-07T07:00:00.000Z'])
})

test('an event reaches its tap by the time that idle resolves', async () => {
  const seen: string[] = []
  const listen = tap<NotesContract>()(notesContract.hooks.published, {
    id: 'notes.listen',
    run: (_ctx, { id }) => {
      seen.push(id)
    },
  })
  const { admin, idle } = await start({ plugins: [notesPlugin({ taps: [listen] })] })
  const { id } = await admin.call<{ id: string }>('notes.create', { title: 'Hello' })
  await admin.call('notes.publish', { id })
  await idle()
  expect(seen).toEqual([id])
})

test('its own database is gone after close; one that was given stays', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kith-own-'))
  const database = join(folder, 'kept.sqlite')
  const first = await createTestApp({ plugins: [notesPlugin()], database })
  await first.admin.call('notes.create', { title: 'Kept' })
  await first.close()
  expect(existsSync(database)).toBe(true)
  const second = await createTestApp({ plugins: [notesPlugin()], database })
  expect(await second.admin.call('notes.count')).toEqual({ count: 1, capped: false })
  await second.close()
  await rm(folder, { recursive: true })
})
