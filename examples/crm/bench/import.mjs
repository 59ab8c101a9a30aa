// How fast a file of leads is imported, beside a bare prepared statement that inserts the same rows into the same table
// with the same indexes. usage: import.mjs [--rows 1000000]

import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { createApp, createLog } from '@kith/kernel'
import Database from 'better-sqlite3'
import config from '../kith.config.ts'

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } })
const rows = Number(values.rows)
const admin = { id: 'token', kind: 'token', roles: ['administrator'], locale: 'en', zone: 'UTC' }
const ms = nanoseconds => (nanoseconds / 1e6).toFixed(1)
const folder = await mkdtemp(join(tmpdir(), 'kith-bench-import-'))
try {
  await measure()
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function measure() {
  const database = join(folder, 'kith.sqlite')
  const file = join(folder, 'leads.csv')
  await writeLeads(file)
  const open = () => createApp({ config, database, log: createLog('warn') })
  await (await open()).close()
  const bare = join(folder, 'bare.sqlite')
  await cp(database, bare)
  const app = await open()
  const staging = performance.now()
  const uploaded = await app.receiveFile(admin, { name: 'leads.csv', body: createReadStream(file) })
  const staged = performance.now() - staging
  const names = ['name', 'email', 'phone', 'company', 'title', 'industry', 'region', 'message']
  const columns = names.map(name => ({ from: name, to: name }))
  const input = { files: [{ file: uploaded.id, entity: 'leads.lead', columns }] }
  const started = await app.call(admin, 'kernel.startImport', input)
  globalThis.gc?.()
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  let most = 0
  const began = performance.now()
  const beside = askLists(app)
  const row = await app.runBatch(started.batch, () => {
    most = Math.max(most, process.memoryUsage().rss)
  })
  const took = performance.now() - began
  delay.disable()
  const busy = await beside.stop()
  const alone = askLists(app)
  await new Promise(resolve => setTimeout(resolve, 10_000))
  const quiet = await alone.stop()
  if (row.status !== 'done' || row.result.created !== rows) throw new Error(JSON.stringify(row))
  await app.close()
  const floor = insertBare(database, bare)
  const perSecond = (rows / took) * 1000
  console.log(`rows                     ${rows}`)
  console.log(`staged                   ${Math.round((rows / staged) * 1000)}/s`)
  console.log(
    `imported                 ${Math.round(perSecond)}/s, with staging ${Math.round((rows / (took + staged)) * 1000)}/s`,
  )
  console.log(`bare statement           ${Math.round(floor)}/s`)
  console.log(
    `ratio                    ${(perSecond / floor).toFixed(3)}, with staging ${(rows / ((took + staged) / 1000) / floor).toFixed(3)}`,
  )
  console.log(
    `event loop delay         p50 ${ms(delay.percentile(50))}, p99 ${ms(delay.percentile(99))}, max ${ms(delay.max)} ms`,
  )
  console.log(
    `a list beside it         p50 ${busy.p50.toFixed(1)}, p99 ${busy.p99.toFixed(1)} ms; quiet p99 ${quiet.p99.toFixed(1)} ms: ${(busy.p99 / quiet.p99).toFixed(1)} times`,
  )
  console.log(`memory at most           ${Math.round(most / 1048576)} MB`)
}

/** Asks for the newest page of open leads, 20 times a second, as somebody who scrolls does. */
function askLists(app) {
  const times = []
  let asking = true
  const done = (async () => {
    while (asking) {
      const asked = performance.now()
      await app.call(admin, 'leads.list', { where: { status: 'new' }, limit: 50 })
      times.push(performance.now() - asked)
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  })()
  return {
    async stop() {
      asking = false
      await done
      times.sort((a, b) => a - b)
      const at = share => times[Math.min(times.length - 1, Math.floor(times.length * share))]
      return { p50: at(0.5), p99: at(0.99) }
    },
  }
}

/** The rows that were imported, written again by hand, a thousand a transaction. */
function insertBare(database, bare) {
  const source = new Database(database, { readonly: true })
  const target = new Database(bare)
  target.pragma('journal_mode = wal')
  target.pragma('synchronous = full')
  const names = source.pragma('table_info(leads_lead)').map(column => column.name)
  const insert = target.prepare(`insert into leads_lead (${names.map(n => `"${n}"`)}) values (${names.map(() => '?')})`)
  const write = target.transaction(part => {
    for (const one of part) insert.run(one)
  })
  let part = []
  let time = 0
  const flush = () => {
    const began = performance.now()
    write(part)
    time += performance.now() - began
    part = []
  }
  for (const one of source.prepare('select * from leads_lead').raw().iterate()) {
    part.push(one)
    if (part.length === 1000) flush()
  }
  if (part.length > 0) flush()
  return (rows / time) * 1000
}

async function writeLeads(path) {
  const out = createWriteStream(path)
  out.write('name,email,phone,company,title,industry,region,message\n')
  const industries = ['construction', 'mining', 'agriculture', 'manufacturing', 'logistics', 'other']
  const regions = ['east-china', 'north-china', 'south-china', 'west-china', 'overseas']
  let seed = 1
  const next = most => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % most
  }
  const surnames = [...'王李张刘陈杨赵黄周吴']
  const given = [...'伟芳娜敏静强磊军洋勇艳杰']
  for (let i = 0; i < rows; i++) {
    const name = next(2) ? `${surnames[next(10)]}${given[next(12)]}${given[next(12)]}` : `Person ${next(100_000)}`
    const phone = `138${String(next(100_000_000)).padStart(8, '0')}`
    const line = `${name},lead${i}@example.com,${phone},Company ${next(50_000)},Buyer,${industries[next(6)]},${regions[next(5)]},"Please call, it is urgent"\n`
    if (!out.write(line)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
}
