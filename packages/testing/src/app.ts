import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, type CallOptions, createApp, type OutgoingMail } from '@kith/kernel'
import { keepDatabases, keepPools, keepThreads } from '@kith/kernel/testing'
import { type Actor, type AnyPlugin, administrator, type Config } from '@kith/sdk'
import { createTestClock, type TestClock } from './clock.ts'
import { createFar, type Far, farPlugin } from './far.ts'
import { frozen } from './frozen.ts'
import { createLogBook, type LogEntry } from './log.ts'
import { createMailBox } from './mails.ts'
import { strict } from './strict.ts'

export interface TestAppOptions {
  readonly plugins: readonly AnyPlugin[]
  readonly presets?: readonly string[]
  readonly settings?: Config['settings']
  readonly locale?: string
  readonly zone?: string
  /**
   * Default: a new one, removed on close: a SQLite file, or a schema in the PostgreSQL that `KITH_TEST_DATABASE` names,
   * which may have been an earlier app's of the same plugins and was emptied.
   */
  readonly database?: string
  /** When it begins. Default 2026-01-05T08:00:00Z, a Monday. */
  readonly now?: Date | string
  readonly url?: string
  /** Milliseconds that a tap may take. Default 2,000. */
  readonly tapDeadline?: number
  /**
   * All plugins as if they were in other processes, behind a wire that carries JSON. Default: where `KITH_TEST_FAR` is 1, so
   * that a plugin's own tests run both ways.
   */
  readonly far?: boolean
}

/** Somebody who calls operations. */
export interface TestCaller {
  /** The input and the answer are copied and frozen: values are JSON. */
  call<T = unknown>(operation: string, input?: unknown, options?: CallOptions): Promise<T>
}

export interface TestApp {
  readonly app: App
  /** An administrator. */
  readonly admin: TestCaller
  as(actor: Actor): TestCaller
  /** A user without roles, or what is given of one. */
  actor(part?: Partial<Actor>): Actor
  readonly clock: TestClock
  /** Resolves when no delivery or job is due. */
  idle(): Promise<void>
  /** What was sent, oldest first. */
  mails(): readonly OutgoingMail[]
  logs(): readonly LogEntry[]
  /** With `far`: lets the processes of the plugins go and come. They are there when the app is. */
  readonly far?: Far
  close(): Promise<void>
}

// For all tests of a worker of vitest: what they use after one another is as if it were new.
const threads = keepThreads()
const pools = keepPools()
const databases = keepDatabases(pools)

/** A whole app on a database of its own, with a clock that only the test moves. */
export async function createTestApp(options: TestAppOptions): Promise<TestApp> {
  const { plugins, presets, settings, locale = 'en', zone = 'UTC', now = '2026-01-05T08:00:00Z' } = options
  const fresh = options.database === undefined ? await databases(plugins) : undefined
  const files = fresh && (await mkdtemp(join(tmpdir(), 'kith-files-')))
  const remove = async () => {
    await fresh?.remove()
    if (files !== undefined) await rm(files, { recursive: true, force: true })
  }
  const box = createMailBox()
  const log = createLogBook()
  const clock = createTestClock(new Date(now), () => app.idle())
  const isFar = options.far ?? process.env.KITH_TEST_FAR === '1'
  const checked = plugins.map(strict)
  const config = {
    plugins: isFar ? checked.map(farPlugin) : checked,
    locale,
    zone,
    presets: presets ?? [],
    settings: settings ?? {},
  }
  const app: App = await createApp({
    config,
    database: options.database ?? (fresh?.url as string),
    ...(files === undefined ? {} : { files }),
    url: options.url ?? 'http://localhost',
    clock,
    log,
    mail: box,
    threads,
    ...(options.tapDeadline === undefined ? {} : { tapDeadline: options.tapDeadline }),
    // A database that the caller drops leaves connections that nobody takes again.
    ...(fresh && { pools }),
  }).catch(async error => {
    await remove()
    throw error
  })
  await fresh?.made()
  const far = isFar ? createFar(app, checked) : undefined
  await far?.plug()
  app.start()
  const actor = (part: Partial<Actor> = {}): Actor => ({
    id: randomUUID(),
    kind: 'user',
    roles: [],
    locale,
    zone,
    ...part,
  })
  const as = (actor: Actor): TestCaller => ({
    async call<T>(operation: string, input: unknown = {}, callOptions: CallOptions = {}) {
      return frozen((await app.call(actor, operation, frozen(input), callOptions)) as T)
    },
  })
  return {
    app,
    admin: as(actor({ id: 'token', kind: 'token', roles: [administrator] })),
    as,
    actor,
    clock,
    idle: () => app.idle(),
    mails: () => box.sent,
    logs: () => log.entries,
    ...(far && { far }),
    async close() {
      await app.close()
      far?.unplug()
      await remove()
    },
  }
}
