import {
  createApp,
  createLog,
  createModel,
  openDialect,
  searchRow,
  systemActor,
  systemClock,
  tidySearch,
} from '@kith/kernel'
import { account, contact } from '@kith/plugin-accounts/contract'
import { activity } from '@kith/plugin-activities/contract'
import { campaign, member } from '@kith/plugin-campaigns/contract'
import { lead } from '@kith/plugin-leads/contract'
import { opportunity, stageChange, target } from '@kith/plugin-opportunities/contract'
import { serviceCase } from '@kith/plugin-service/contract'
import { team, user } from '@kith/sdk'
import Database from 'better-sqlite3'
import config from '../kith.config.ts'
import { ownerId } from './leads.mjs'
import * as records from './records.mjs'

const together = 20_000

/**
 * A database of the product with the records of `records.mjs`, each with its search row, its first row of audit, its place
 * on timelines and its links, as the product writes them but without its hooks. Rows are written by bare statements, and
 * indexes built when they are there: the memory does not grow with their number.
 *
 * @param {string} file
 * @param {import('./records.mjs').Sizes} sizes
 * @param {(line: string) => void} [say]
 */
export async function fill(file, sizes, say = console.error) {
  const app = await createApp({ config: bare, database: file, log: createLog('warn'), clock: clock() })
  app.start()
  await app.idle()
  await app.close()
  const search = await searchOf(file)
  const database = new Database(file)
  for (const pragma of ['journal_mode = off', 'synchronous = off', 'cache_size = -256000', 'temp_store = file']) {
    database.pragma(pragma)
  }
  const known = knownIn(database)
  const plan = planOf(sizes, known)
  const rebuild = withoutIndexes(database, [...plan.map(({ model }) => model.table), 'kernel_audit', 'kernel_link'])
  const write = writer(database, search)
  for (const { model, count, at, andThen } of plan) {
    for (let n = 0; n < count; n += together) {
      database.exec('begin')
      for (let i = n; i < Math.min(count, n + together); i++) {
        const record = at(i)
        write(model, record)
        for (const other of andThen?.(record) ?? []) write(changes, other)
      }
      database.exec('commit')
    }
    say(`${count.toLocaleString('en')} of ${model.name}`)
  }
  database.exec('begin')
  fillLinks(database, sizes)
  database.exec('commit')
  rebuild()
  say('indexes')
  fillTimeline(database)
  database.exec(`update kernel_counter set value = ${sizes.cases} where name = 'service.case'`)
  database.pragma('journal_mode = wal')
  database.close()
  const dialect = await openDialect(file)
  await dialect.analyze?.()
  await tidySearch(dialect)
  await dialect.close()
  await fillQueues(file)
}

/** Each queue with a quarter of the helpers. */
async function fillQueues(file) {
  const app = await createApp({ config: bare, database: file, log: createLog('warn'), clock: clock() })
  const { rows } = await app.call(systemActor, 'service.queues.list', {})
  for (const [i, { id }] of rows.entries()) {
    const members = Array.from({ length: records.helpers / 4 }, (_, n) => records.helperId(n * 4 + i))
    await app.call(systemActor, 'service.queues.update', { id, set: { members } })
  }
  await app.close()
}

async function searchOf(file) {
  const dialect = await openDialect(file)
  await dialect.close()
  return dialect.search
}

/** The product without the demo, and with the clock at the end of the records. */
export const bare = { ...config, presets: [] }

/** A clock that begins at the end of the records. */
export function clock() {
  const system = systemClock()
  const ahead = records.end - Date.now()
  return {
    now: () => new Date(Date.now() + ahead),
    wakeAt: (at, wake) => system.wakeAt(new Date(at.getTime() - ahead), wake),
  }
}

const changes = modelOf(stageChange, 'opportunities')

function planOf(sizes, known) {
  const people = [
    records.person(records.admin.id, 'Admin', records.admin.roles, null),
    records.person(records.bossId, 'Boss', ['sales-manager'], records.teamId(0)),
    ...Array.from({ length: 100 }, (_, n) =>
      records.person(ownerId(n), `Seller ${n}`, ['sales'], records.teamId(1 + (n % records.teams))),
    ),
    ...Array.from({ length: records.helpers }, (_, n) =>
      records.person(records.helperId(n), `Helper ${n}`, ['service'], null),
    ),
  ]
  const groups = Array.from({ length: records.teams + 1 }, (_, n) =>
    records.team(records.teamId(n), `Team ${n}`, n === 0 ? null : records.teamId(0)),
  )
  const of = (entity, plugin, count, at, more = {}) => ({ model: modelOf(entity, plugin), count, at, ...more })
  return [
    of(team, 'kernel', groups.length, n => groups[n]),
    of(user, 'kernel', people.length, n => people[n]),
    of(target, 'opportunities', 6000, records.target),
    of(campaign, 'campaigns', records.campaigns, records.campaign),
    of(lead, 'leads', sizes.leads, n => records.lead(n, sizes)),
    of(account, 'accounts', sizes.accounts, n => records.account(n, sizes)),
    of(contact, 'accounts', sizes.contacts, n => records.contact(n, sizes)),
    of(opportunity, 'opportunities', sizes.opportunities, n => records.opportunity(n, sizes, known), {
      andThen: record => records.stageChanges(record, known),
    }),
    of(activity, 'activities', sizes.activities, n => records.activity(n, sizes, known)),
    of(serviceCase, 'service', sizes.cases, n => records.serviceCase(n, sizes, known)),
    of(member, 'campaigns', Math.floor(sizes.leads / 10), n => records.member(n, sizes)),
  ]
}

function modelOf(entity, plugin) {
  return createModel({ entity, plugin, path: plugin })
}

/** What the standard preset made. */
function knownIn(database) {
  const ids = sql => database.prepare(sql).pluck().all()
  return {
    stages: database.prepare('select * from opportunities_stage order by position').all(),
    reasons: ids('select id from opportunities_reason order by position'),
    types: ids('select id from activities_type order by position'),
    queues: ids('select id from service_queue order by id'),
    issueTypes: ids('select id from service_issueType order by position'),
  }
}

/** Takes the indexes off; what it answers builds them again, which is ten times faster than row by row. */
function withoutIndexes(database, tables) {
  const indexes = [...tables, changes.table].flatMap(table =>
    database
      .prepare("select name, sql from sqlite_schema where type = 'index' and sql is not null and tbl_name = ?")
      .all(table),
  )
  for (const { name } of indexes) database.exec(`drop index "${name}"`)
  return () => {
    for (const { sql } of indexes) database.exec(sql)
  }
}

function writer(database, search) {
  const statements = new Map()
  const run = (sql, parameters) => {
    const known = statements.get(sql) ?? database.prepare(sql)
    statements.set(sql, known)
    known.run(parameters)
  }
  const terms = searchTerms()
  let audits = 0
  return (model, record) => {
    run(model.insert, model.encode(record))
    if (model.searched.length > 0) {
      for (const { sql, parameters } of search.add(terms(model, record))) run(sql, parameters)
    }
    if (!model.entity.audit) return
    const id = `00000000-0000-7000-8000-${(audits++).toString(16).padStart(12, '0')}`
    const { id: of, createdAt, createdBy } = record
    run(audit, [id, id, model.name, of, 1, 'create', createdAt, createdBy, model.plugin, null, null])
  }
}

const audit =
  'insert into kernel_audit (id, change, entity, record, version, verb, at, actor, plugin, diff, part_of) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'

/** Search rows; the terms of values that come again and again are kept. */
function searchTerms() {
  const kept = new Map()
  return (model, record) => {
    const key = model.searched.map(({ name }) => record[name]).join('\n')
    const known = kept.get(key)
    if (known?.entity === model.name) return { ...known, record: record.id }
    const row = searchRow(model, record.id, record)
    if (kept.size > 50_000) kept.clear()
    kept.set(key, row)
    return row
  }
}

/** What came of leads, and which campaigns they came from. */
function fillLinks(database, sizes) {
  const link = database.prepare('insert into kernel_link values (?, ?, ?, ?, ?, ?) on conflict do nothing')
  for (let n = 0; n < sizes.leads; n++) {
    const k = records.convertedOf(n)
    if (k === undefined && n % 10 !== 0) continue
    const { id, convertedAt, convertedAccount, convertedContact, createdAt } = records.lead(n, sizes)
    if (n % 10 === 0) {
      const to = records.campaign((n / 10) % records.campaigns).id
      link.run('leads.lead', id, 'origin', 'campaigns.campaign', to, createdAt)
    }
    if (k === undefined) continue
    for (const [entity, from] of [
      ['opportunities.opportunity', records.opportunityId(k, sizes)],
      ['accounts.account', convertedAccount],
      ['accounts.contact', convertedContact],
    ]) {
      link.run(entity, from, 'origin', 'leads.lead', id, convertedAt)
    }
  }
}

/** On whose timelines what was written stands: in the order of its key, which is ten times faster. */
function fillTimeline(database) {
  const after = mark => `substr(${mark}, instr(${mark}, '/') + 1)`
  database.exec(`insert or ignore into kernel_timeline (record, at, id, entity) select * from (
    select account, created_at, id, 'accounts.contact' from accounts_contact where account is not null
    union all select account, created_at, id, 'opportunities.opportunity' from opportunities_opportunity
    union all select contact, created_at, id, 'opportunities.opportunity' from opportunities_opportunity
    union all select lead, created_at, id, 'opportunities.opportunity' from opportunities_opportunity
    union all select ${after('about')}, at, id, 'activities.activity' from activities_activity
    union all select account, at, id, 'activities.activity' from activities_activity where account is not null
    union all select account, created_at, id, 'service.case' from service_case
    union all select contact, created_at, id, 'service.case' from service_case
    union all select lead, created_at, id, 'campaigns.member' from campaigns_member
  ) order by 1, 2, 3`)
}
