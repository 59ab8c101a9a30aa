import { createApp, createLog, createModel, openDialect, searchRow, tidySearch } from '@kith/kernel'
import { lead } from '@kith/plugin-leads/contract'
import config from '../kith.config.ts'
import { leadAt } from './leads.mjs'

const together = 1000

/**
 * A database of the product with so many leads of the generator, each with its search row, as the product writes them
 * but without its hooks.
 *
 * @param {string} file
 * @param {number} count
 */
export async function fillLeads(file, count) {
  const app = await createApp({ config: { ...config, presets: [] }, database: file, log: createLog('warn') })
  await app.close()
  const model = createModel({ entity: lead, plugin: 'leads', path: 'leads' })
  const dialect = await openDialect(file)
  const waiting = []
  for (let n = 0; n < count; n += together) {
    const steps = []
    for (let i = n; i < Math.min(count, n + together); i++) {
      const record = leadAt(i)
      steps.push({ sql: model.insert, parameters: model.encode(record) })
      steps.push(...dialect.search.add(searchRow(model, record.id, record)))
    }
    waiting.push(dialect.commit({ steps }))
    if (waiting.length > 3) await waiting.shift().then(stored)
    if ((n / together) % 100 === 99) console.error(`${n + together} of ${count} leads`)
  }
  for (const one of await Promise.all(waiting)) stored(one)
  await tidySearch(dialect)
  await dialect.define([{ sql: 'analyze', parameters: [] }])
  await dialect.close()
}

function stored(outcome) {
  if (!outcome.ok) throw new Error(outcome.message)
}
