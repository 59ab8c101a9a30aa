import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineContract, definePlugin, tap } from '@kith/sdk'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import type { Clock } from '../clock.ts'
import { type Fixture, openFixture } from '../fixture/app.ts'
import { author, book, type LibraryContract, library, libraryContract } from '../fixture/library.ts'

const open: Fixture[] = []
afterEach(async () => {
  for (const fixture of open.splice(0)) await fixture.close()
})

const contract = defineContract({ name: 'guest', version: '0.1.0' })
type GuestContract = typeof contract

interface WoundClock extends Clock {
  wind(milliseconds: number): void
}

function woundClock(): WoundClock {
  let now = Date.parse('2026-01-05T08:00:00Z')
  const timers = new Set<{ at: number; wake: () => void }>()
  return {
    now: () => new Date(now),
    wakeAt(at, wake) {
      const timer = { at: at.getTime(), wake }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    wind(milliseconds) {
      now += milliseconds
      for (const timer of [...timers]) {
        if (timer.at > now) continue
        timers.delete(timer)
        timer.wake()
      }
    },
  }
}

async function listening(
  run: (payload: { id: string; version: number; verb: string }, attempt: number) => void,
  clock = woundClock(),
  database?: string,
) {
  const guest = definePlugin<GuestContract, LibraryContract>({
    contract,
    dependsOn: [libraryContract],
    handlers: {},
    writes: { 'library.author': ['create'] },
    taps: [
      tap<GuestContract, LibraryContract>()(book.saved, {
        id: 'guest.saw',
        run: (ctx, payload, delivery) => {
          ctx.change.create(author, { name: `${payload.id} ${payload.version} ${delivery.attempt}` })
          run(payload, delivery.attempt)
        },
      }),
    ],
  })
  const fixture = await openFixture([library, guest], { clock, ...(database === undefined ? {} : { database }) })
  open.push(fixture)
  return { ...fixture, clock }
}

describe('deliveries', () => {
  test('each saved record is told once, in order for each record, in the commit of what its handler writes', async () => {
    const seen = new Map<string, number[]>()
    const f = await listening(({ id, version }) => {
      seen.set(id, [...(seen.get(id) ?? []), version])
    })
    const books = await Promise.all(
      Array.from({ length: 10 }, (_, i) => f.call<{ id: string }>('library.create', { title: `Book ${i}` })),
    )
    for (let n = 1; n <= 3; n++)
      await Promise.all(books.map(({ id }) => f.call('library.update', { id, set: { pages: n } })))
    await f.app.idle()
    for (const { id } of books) expect(seen.get(id)).toEqual([1, 2, 3, 4])
    expect(await f.call('library.authors.count')).toMatchObject({ count: 40 })
  })

  test('a handler that fails is tried again later, and what it wrote before is not there', async () => {
    const tried: number[] = []
    const f = await listening((_payload, attempt) => {
      tried.push(attempt)
      if (attempt < 3) throw new Error('not yet')
    })
    await f.call('library.create', { title: 'Stoner' })
    await f.app.idle()
    expect(tried).toEqual([1])
    f.clock.wind(1000)
    await f.app.idle()
    f.clock.wind(4000)
    await f.app.idle()
    expect(tried).toEqual([1, 2, 3])
    expect(await f.call('library.authors.count')).toMatchObject({ count: 1 })
  })

  test('a later one for the same record waits for the earlier; other records go on; a dead letter holds back its record', async () => {
    const seen: string[] = []
    const f = await listening(({ id, version }) => {
      if (id === bad.id && version === 1) throw new Error('never')
      seen.push(`${id === bad.id ? 'bad' : 'good'} ${version}`)
    })
    const bad = await f.call<{ id: string }>('library.create', { title: 'Bad' })
    await f.app.idle()
    await f.call('library.update', { id: bad.id, set: { pages: 2 } })
    await f.call('library.create', { title: 'Good' })
    for (let i = 0; i < 10; i++) {
      await f.app.idle()
      f.clock.wind(3_600_000)
    }
    expect(seen).toEqual(['good 1'])
  })

  test('what was not made before a stop is made after the next start', async () => {
    const seen: number[] = []
    let broken = true
    const handle = ({ version }: { version: number }) => {
      if (broken) throw new Error('down')
      seen.push(version)
    }
    const clock = woundClock()
    const f = await listening(handle, clock)
    await f.call('library.create', { title: 'Stoner' })
    await f.app.idle()
    const folder = await mkdtemp(join(tmpdir(), 'kith-pump-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const copy = join(folder, 'copy.sqlite')
    await f.app.backup(copy)
    broken = false
    clock.wind(1000)
    const again = await listening(handle, clock, copy)
    await again.app.idle()
    expect(seen).toContain(1)
  })
})

describe('recurring jobs', () => {
  test('run at their time, once, and make up for one that passed while nobody ran', async () => {
    const clock = woundClock()
    const f = await listening(() => {}, clock)
    const nights = async () =>
      (await f.call<{ rows: { name: string }[] }>('library.authors.list', { sort: ['name'] })).rows.map(row => row.name)
    await f.app.idle()
    clock.wind(18 * hour)
    await f.app.idle()
    expect(await nights()).toEqual([])
    clock.wind(hour)
    await f.app.idle()
    expect(await nights()).toEqual(['Night 2026-01-06T03:00:00.000Z'])
    clock.wind(75 * hour)
    await f.app.idle()
    expect(await nights()).toEqual(['Night 2026-01-06T03:00:00.000Z', 'Night 2026-01-09T06:00:00.000Z'])
  })
})

test('idempotency keys are forgotten after a week, not before', async () => {
  const clock = woundClock()
  const f = await listening(() => {}, clock)
  const first = await f.call<{ id: string }>('library.create', { title: 'Stoner' }, { key: 'k' })
  await f.app.idle()
  clock.wind(6 * 24 * hour)
  await f.app.idle()
  expect(await f.call('library.create', { title: 'Stoner' }, { key: 'k' })).toEqual(first)
  clock.wind(2 * 24 * hour)
  await f.app.idle()
  expect(await f.call<{ id: string }>('library.create', { title: 'Stoner' }, { key: 'k' })).not.toEqual(first)
})

const hour = 3_600_000
