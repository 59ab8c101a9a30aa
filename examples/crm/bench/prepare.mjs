import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createApp, createLog } from '@kith/kernel'
import { serve } from '@kith/server'
import config from '../kith.config.ts'
import { allRows, templateOf } from './rows.mjs'
import { visitor } from './visitor.mjs'

/**
 * Makes the database that every run starts from, `kith.sqlite` in the folder, and `rows.json`: what a visitor's post
 * writes, for the floor to write by hand.
 *
 * @param {string} folder
 */
export async function prepare(folder) {
  const database = join(folder, 'kith.sqlite')
  const open = () => createApp({ config, database, log: createLog('warn') })
  await (await open()).close()
  const copy = join(folder, 'one.sqlite')
  await cp(database, copy)
  const before = allRows(copy)
  const app = await createApp({ config, database: copy, log: createLog('warn') })
  const serving = await serve({ app, port: 0, hostname: '127.0.0.1', token: 'bench', folder })
  const one = visitor(0)
  const body = JSON.stringify(one)
  const answer = await fetch(`${serving.url}/f/contact-us`, { method: 'POST', body })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  await serving.close()
  const after = allRows(copy)
  const { name, email, phone } = one.values
  const { at, hash } = keyRow(after)
  const template = templateOf(before, after, { key: one.key, name, email, phone, at, hash })
  await writeFile(join(folder, 'rows.json'), JSON.stringify(template))
  return template
}

function keyRow(rows) {
  const row = [...rows.values()].find(({ table }) => table === 'kernel_change')
  if (!row) throw new Error('a submission without a row in kernel_change')
  return Object.fromEntries(row.columns.map((column, i) => [column, row.values[i]]))
}
