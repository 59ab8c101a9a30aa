import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import { expect, vi } from 'vitest'
import { crowd, ended, type Kith, launch } from './process.ts'
import { openDeliveries, type Stored, storedIn } from './stored.ts'
import { type Post, post, visitor } from './visitor.ts'

export interface KillOptions {
  readonly kills: number
  /** Visitors who send at the same time. */
  readonly connections: number
}

/** An answer that the server acknowledged. */
interface Acknowledged {
  readonly post: Post
  readonly id: string
}

/**
 * Visitors send without pause, each trying again with the same key until he is answered, while the server is killed and
 * started again. Then what is stored is held against what was acknowledged.
 */
export async function surviveKills({ kills, connections }: KillOptions): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'kith-kill-'))
  const server = keepStarting(data)
  const visits = keepVisiting(() => server.up(), connections)
  for (let kill = 0; kill < kills; kill++) await server.kill(kill)
  const kith = await server.up()
  await replaysItsAnswers(kith, await visits.end(Math.max(120, kills + 1)))
  await vi.waitFor(() => expect(openDeliveries(data)).toEqual([]), { timeout: 120_000, interval: 200 })
  await kith.stop()
  const stored = await storedIn(data)
  expectNothingLost(stored, visits.acknowledged)
  expectMailsMade(stored)
  expectFairTurns(stored)
  expect(stored.integrity).toEqual(['ok'])
  await rm(data, { recursive: true })
}

/** A server that is there again after each kill. */
function keepStarting(data: string) {
  let { child, ready } = launch({ data, env: crowd })
  return {
    up: () => ready,
    /** At any moment: while it starts, as soon as it serves, or in the midst of work. */
    async kill(number: number) {
      if (number % 5 !== 4) await ready
      await pass(Math.random() * 1000)
      const dying = ready
      child.kill('SIGKILL')
      await ended(child)
      await dying.catch(() => undefined)
      const next = launch({ data, env: crowd })
      child = next.child
      ready = next.ready
    },
  }
}

function keepVisiting(up: () => Promise<Kith>, connections: number) {
  const acknowledged: Acknowledged[] = []
  let open = true
  let number = 0
  const send = async (post: Post) => {
    while (true) {
      const answer = await tryOnce(up, post)
      if (answer?.status === 200) return acknowledged.push({ post, id: String(answer.json.id) })
      if (answer && answer.status !== 503) throw new Error(`${answer.status} ${JSON.stringify(answer.json)}`)
    }
  }
  const visit = async () => {
    while (open) await send(visitor(varied(number++)))
  }
  const all = Promise.all(Array.from({ length: connections }, visit))
  return {
    acknowledged,
    /** Shares of few say nothing: on a slow machine visitors go on until enough of them are answered. */
    async end(enough: number): Promise<readonly Acknowledged[]> {
      while (acknowledged.length < enough) await pass(20)
      open = false
      await all
      return acknowledged
    },
  }
}

/** `undefined`: nobody was there, or the answer was lost. */
async function tryOnce(up: () => Promise<Kith>, body: Post) {
  const serving = await up().catch(() => pass(20))
  if (!serving) return undefined
  return await post(serving.url, body).catch(() => pass(5) as Promise<undefined>)
}

/** Companies of every region, people, and some who come again with the same e-mail. */
function varied(number: number) {
  const region = ['east-china', 'west-china', 'north-china', 'overseas', 'west-china', 'south-china'][number % 6]
  const again = number % 10 === 0 ? { email: `regular-${number % 50}@example.com` } : {}
  const person = number % 7 === 3 ? { kind: 'person', company: undefined, size: undefined } : {}
  return { name: `Visitor ${number}`, region, ...again, ...person }
}

async function replaysItsAnswers({ url }: Kith, acknowledged: readonly Acknowledged[]): Promise<void> {
  for (const { post: sent, id } of [...acknowledged.slice(0, 5), ...acknowledged.slice(-5)]) {
    expect(await post(url, sent)).toMatchObject({ status: 200, json: { id } })
    const other = { ...sent, values: { ...sent.values, message: 'Something else' } }
    expect(await post(url, other)).toMatchObject({ status: 409, json: { code: 'forms.key_reused' } })
  }
}

function expectNothingLost({ submissions, leads }: Stored, acknowledged: readonly Acknowledged[]): void {
  expect(submissions.map(({ key, id }) => `${key} ${id}`).sort()).toEqual(
    acknowledged.map(({ post, id }) => `${post.key} ${id}`).sort(),
  )
  const leadsOf = Map.groupBy(leads, lead => lead.submission)
  for (const { id, status, reason } of submissions) {
    expect(leadsOf.get(id)?.length ?? 0, `leads of the submission ${id}`).toBe(status === 'processed' ? 1 : 0)
    if (status !== 'processed') expect(reason).toContain('code')
  }
  expect(leads.length).toBe(submissions.filter(({ status }) => status === 'processed').length)
}

/** Each submission has told the form's address and the visitor, each lead its owner; nobody was told of what is not. */
function expectMailsMade({ submissions, leads, users, mails, files }: Stored): void {
  const owner = new Map(users.map(({ id, email }) => [id, email]))
  const expected = [
    ...submissions.flatMap(({ id, email }) => [`${id} sales@example.com`, `${id} ${email}`]),
    ...leads.flatMap(lead => (lead.owner ? [`${lead.id} ${owner.get(lead.owner)}`] : [])),
  ]
  // The demo data of other modules tell their people too.
  const told = mails.filter(({ entity }) => /^(forms|leads)\./.test(entity))
  expect(told.map(({ record, to }) => `${record} ${to}`).sort()).toEqual(expected.sort())
  expect(new Set(mails.map(({ status }) => status))).toEqual(new Set(['sent']))
  expect(files.toSorted()).toEqual(mails.map(({ id }) => `${id}.eml`).sort())
}

/** Turns that a killed server had given out are lost, so shares differ a little. */
function expectFairTurns({ leads }: Stored): void {
  const inTurn = leads.filter(({ rule }) => rule === 'Other companies, in turn')
  const shares = [...Map.groupBy(inTurn, lead => lead.owner).values()].map(group => group.length / inTurn.length)
  expect(shares).toHaveLength(3)
  expect(Math.min(...shares)).toBeGreaterThan(0.22)
}
