// What `npm run bench -- remote` measures: a filter in another process on this machine, a save of 1,000 rows that it looks
// at, and submissions while another process is told of each, beside none. usage: remote.mjs [--rounds 9] [--seconds 2]
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { createAsker } from './ask.mjs'
import { start } from './child.mjs'
import { openServer } from './measure.mjs'
import { median } from './median.mjs'
import { prepare } from './prepare.mjs'
import { shuffled } from './shuffled.mjs'
import { markdown, met, ms, two, whole } from './table.mjs'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, seconds: { type: 'string', default: '2' } },
})
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)

const folder = await mkdtemp(join(tmpdir(), 'kith-bench-remote-'))
try {
  const lines = [...(await filters()), ...(await submissions())]
  console.log(`${rounds} rounds.\n\n${markdown(lines)}`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function filters() {
  const own = join(folder, 'filters')
  await mkdir(own)
  const serving = start('remote-product.mjs', [own])
  const asker = createAsker()
  let far
  try {
    const { port } = await serving.heard()
    far = start('far-process.mjs', ['judge', `http://127.0.0.1:${port}`])
    await far.heard()
    const ask = async () => (await asker.post(port, '/trpc/probe.ask', { times: 200 })).result.data.milliseconds
    for (let warm = 0; warm < 5; warm++) await ask()
    const all = []
    for (let round = 0; round < rounds; round++) all.push(...(await ask()))
    const sorted = all.toSorted((a, b) => a - b)
    const [p50, p99] = [0.5, 0.99].map(part => sorted[Math.floor(sorted.length * part)])
    const before = await serving.ask('states')
    await asker.post(port, '/trpc/probe.save', { rows: 1000 })
    const { calls } = await serving.ask('states')
    return [
      ['a remote filter, p50', 'under 5 ms', ms(p50), met(p50 < 5)],
      ['a remote filter, p99', 'under 25 ms', ms(p99), met(p99 < 25)],
      ['calls for a save of 1,000 rows', '1', String(calls - before.calls), met(calls - before.calls === 1)],
    ]
  } finally {
    asker.close()
    await far?.end()
    await serving.end()
  }
}

async function submissions() {
  await prepare(folder)
  const variants = { alone: [], heard: ['--heard'] }
  const servers = {}
  const runs = { alone: [], heard: [] }
  let perSecond = 0
  try {
    for (const [name, args] of Object.entries(variants)) {
      await mkdir(join(folder, name))
      servers[name] = await openServer({ server: 'product.mjs', args, folder, into: join(folder, name) })
    }
    for (let round = 1; round <= rounds; round++) {
      for (const name of shuffled(Object.keys(variants))) {
        const run = await servers[name].run(seconds)
        runs[name].push(run)
        console.error(`round ${round} of ${rounds}  ${name}  ${whole(run.perSecond)}/s`)
      }
    }
    // Deliveries give way while people keep the server busy: they are made behind the load.
    servers.heard.resume()
    await pass(5000)
    const [began, before] = [performance.now(), await waiting()]
    await pass(10_000)
    perSecond = ((before - (await waiting())) / (performance.now() - began)) * 1000
  } finally {
    await Promise.all(Object.values(servers).map(server => server.end()))
  }
  const share = median(runs.heard.map((run, n) => run.perSecond / runs.alone[n].perSecond))
  const rate = name => `${whole(median(runs[name].map(run => run.perSecond)))}/s`
  return [
    [
      'submissions a second with a remote subscriber',
      'at least 0.9 of none',
      `${two(share)} (${rate('heard')}, none ${rate('alone')})`,
      met(share >= 0.9),
    ],
    ['its deliveries behind that load, beside mails', '', `${whole(perSecond)}/s`, ''],
  ]
}

/** Deliveries that wait for the subscriber. */
async function waiting() {
  const place = join(folder, 'heard')
  const [run = ''] = await readdir(place)
  const database = new Database(join(place, run, 'kith.sqlite'), { readonly: true })
  try {
    return database
      .prepare("select count(*) from kernel_delivery where subscriber = 'tap:listener.heard'")
      .pluck()
      .get()
  } finally {
    database.close()
  }
}
