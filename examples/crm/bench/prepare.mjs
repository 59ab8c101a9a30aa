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
  const app = await createApp({ config, database: copy, log: createLog('warn') })
  const serving = await serve({ app, port: 0, hostname: '127.0.0.1', token: 'bench', folder })
  // The first submission of all writes what an installation has once.
  await post(serving.url, visitor(1))
  const before = allRows(copy)
  const one = visitor(0)
  await post(serving.url, one)
  await serving.close()
  const after = allRows(copy)
  const { name, email, phone } = one.values
  const { at, hash } = keyRow(before, after)
  const template = templateOf(before, after, { key: one.key, name, email, phone, at, hash })
  await writeFile(join(folder, 'rows.json'), JSON.stringify(template))
  return template
}

export async function post(url, body) {
  const answer = await fetch(`${url}/f/contact-us`, { method: 'POST', body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
}

/** The row of the last submission's key, as an object: what `after` has and `before` has not. */
export function keyRow(before, after) {
  const [, row] = [...after].find(([text, { table }]) => table === 'kernel_change' && !before.has(text)) ?? []
  if (!row) throw new Error('a submission without a row in kernel_change')
  return Object.fromEntries(row.columns.map((column, i) => [column, row.values[i]]))
}
