import { expect, onTestFinished, test } from 'vitest'
import type { Clock } from '../clock.ts'
import { openDialect } from '../dialects/open.ts'
import { openFixture } from '../fixture/app.ts'
import { people } from '../fixture/people.ts'

/** Wound to a moment, at which it wakes what waits for it or for an earlier one. */
function woundClock(start: string): Clock & { wind(to: string): void } {
  let now = Date.parse(start)
  let timers: readonly { readonly at: number; readonly wake: () => void }[] = []
  return {
    now: () => new Date(now),
    wakeAt(at, wake) {
      const timer = { at: at.getTime(), wake }
      timers = [...timers, timer]
      return () => {
        timers = timers.filter(other => other !== timer)
      }
    },
    wind(to) {
      now = Date.parse(to)
      const due = timers.filter(({ at }) => at <= now)
      timers = timers.filter(({ at }) => at > now)
      for (const { wake } of due) wake()
    },
  }
}

// PostgreSQL keeps its own statistics.
test.skipIf(process.env.KITH_TEST_DATABASE)('a night after which nothing was written tells nothing anew', async () => {
  const clock = woundClock('2026-01-05T12:00:00Z')
  const { app, url, call, close } = await openFixture([people], { clock })
  onTestFinished(close)
  const dialect = await openDialect(url)
  onTestFinished(dialect.close)
  const night = async (day: string) => {
    await app.idle()
    clock.wind(`2026-01-${day}T12:00:00Z`)
    await app.idle()
  }
  /** What was told of tables, which is then forgotten. */
  const told = async () => {
    const rows = await dialect.all({ sql: 'select distinct tbl from sqlite_stat1', parameters: [] })
    await dialect.commit({ steps: [{ sql: 'delete from sqlite_stat1', parameters: [] }] })
    return rows.map(({ tbl }) => String(tbl))
  }
  await call('people.create', { name: 'Ann' })
  await night('06')
  expect(await told()).toContain('people_person')
  await night('07')
  await night('08')
  expect(await told()).toEqual([])
  await call('people.create', { name: 'Bob' })
  await night('09')
  expect(await told()).toContain('people_person')
})
