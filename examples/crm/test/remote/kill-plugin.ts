import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pass } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, vi } from 'vitest'
import { ended, type Kith, startKith } from '../process.ts'
import { open, openDeliveries } from '../stored.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** What is answered while nobody judges: that it is known to be away, or that it did not answer in time. */
const away = ['KITH_PLUGIN_AWAY', 'KITH_TAP_TIMEOUT']

export interface KillPluginOptions {
  readonly kills: number
  /** People who save at the same time, each his own lead. */
  readonly people: number
}

/**
 * People save leads without pause while the plugin's process, which judges every save and is told of each, is killed and
 * started again. Then what it was told of is held against what was saved.
 */
export async function surviveKillsOfPlugin({ kills, people }: KillPluginOptions): Promise<void> {
  const kith = await startKith({ env: { KITH_CONFIG: here('watch.config.ts') } })
  const plugin = keepStarting(kith)
  const work = keepSaving(kith, people)
  try {
    for (let kill = 0; kill < kills; kill++) await plugin.kill(kill)
    await plugin.connected()
    const { saved, refused, unwanted } = await work.end()
    // Each kind of answer came: the plugin was there, said no, and was away.
    expect(saved.length).toBeGreaterThan(people)
    expect(refused.get('KITH_PLUGIN_AWAY')).toBeGreaterThan(0)
    expect([...refused.keys()].filter(code => !away.includes(code))).toEqual([])
    expect(unwanted.get('KITH_REJECTED')).toBeGreaterThan(0)
    expect([...unwanted.keys()].filter(code => code !== 'KITH_REJECTED' && !away.includes(code))).toEqual([])
    await vi.waitFor(() => expect(openDeliveries(kith.data)).toEqual([]), { timeout: 120_000, interval: 200 })
    expectAllTold(kith.data, saved)
  } finally {
    await work.end()
    await plugin.end()
    await kith.stop()
  }
}

/** A process of the plugin that is there again after each kill. */
function keepStarting({ url, token }: Kith) {
  const start = () => {
    const env = { ...process.env, KITH_URL: url, KITH_KEY: token }
    const child = spawn(process.execPath, [here('watch-process.ts')], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    const connected = once(child.stdout, 'data').then(() => {})
    connected.catch(() => {})
    return { child, connected }
  }
  let running: { readonly child: ChildProcess; readonly connected: Promise<void> } = start()
  const stop = async () => {
    running.child.kill('SIGKILL')
    await ended(running.child)
  }
  return {
    connected: () => running.connected,
    /** At any moment: while it starts, or in the midst of work. */
    async kill(number: number) {
      if (number % 4 !== 3) await running.connected
      await pass(Math.random() * 400)
      await stop()
      await pass(Math.random() * 200)
      running = start()
    },
    end: stop,
  }
}

interface Saved {
  readonly id: string
  readonly version: number
}

function keepSaving({ client }: Kith, people: number) {
  const saved: Saved[] = []
  const refused = new Map<string, number>()
  const unwanted = new Map<string, number>()
  let isOpen = true
  const code = (counts: Map<string, number>) => (error: unknown) => {
    const { code = String(error) } = error as { readonly code?: string }
    counts.set(code, (counts.get(code) ?? 0) + 1)
    return undefined
  }
  const person = async (number: number) => {
    let mine: Saved | undefined
    for (let n = 0; isOpen; n++) {
      await client.leads.create
        .mutate({ name: `Nobody ${number}-${n}`, company: 'Unwanted' })
        .then(() => code(unwanted)({ code: 'saved' }), code(unwanted))
      const next = mine
        ? await client.leads.update.mutate({ id: mine.id, set: { title: `${n}` } }).catch(code(refused))
        : await client.leads.create.mutate({ name: `Person ${number}`, company: 'Wanted' }).catch(code(refused))
      if (!next || !('version' in next)) continue
      mine = { id: next.id, version: next.version }
      saved.push(mine)
    }
  }
  const all = Promise.all(Array.from({ length: people }, (_, number) => person(number)))
  return {
    async end() {
      // Somebody who was refused to the end would have saved nothing to look at.
      while (isOpen && saved.length <= people) await pass(20)
      isOpen = false
      await all
      return { saved, refused, unwanted }
    },
  }
}

/** Of each lead every version that is stored, each once and in order; what was acknowledged is stored. */
function expectAllTold(data: string, saved: readonly Saved[]): void {
  const database = open(data)
  try {
    const leads = database.prepare<[], Saved>(`select id, version from leads_lead where name like 'Person %'`).all()
    const versions = new Map(leads.map(({ id, version }) => [id, version]))
    for (const { id, version } of saved) expect(versions.get(id), id).toBeGreaterThanOrEqual(version)
    const told = database.prepare<[string], number>(
      'select revision from watch_sighting where lead = ? order by created_at, id',
    )
    for (const { id, version } of leads) {
      expect(told.pluck().all(id), id).toEqual(Array.from({ length: version }, (_, n) => n + 1))
    }
    const unwanted = database.prepare<[], number>(`select count(*) from leads_lead where company = 'Unwanted'`)
    expect(unwanted.pluck().get()).toBe(0)
  } finally {
    database.close()
  }
}
