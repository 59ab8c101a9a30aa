// Prints the table of docs/benchmarks.md. usage: run.mjs [--rounds 3] [--seconds 6]
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureElement } from './element.mjs'
import { measure } from './measure.mjs'
import { prepare } from './prepare.mjs'
import { measureStart } from './start.mjs'
import { median, tableOf } from './table.mjs'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, seconds: { type: 'string', default: '6' } },
})
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)]
const servers = {
  floor: { server: 'floor.mjs' },
  product: { server: 'product.mjs' },
  'no deliveries': { server: 'product.mjs', args: ['--no-deliveries'] },
  '20 taps': { server: 'product.mjs', args: ['--taps', '20'] },
}

const folder = await mkdtemp(join(tmpdir(), 'kith-bench-'))
try {
  await prepare(folder)
  const runs = await loadRounds()
  const element = await measureElement()
  const start = await measureStart(folder)
  console.log(`${cpus().length} processors, Node ${process.version}, ${rounds} rounds of ${seconds} s, 50 connections.`)
  console.log('Rate limits are off. Ratios are medians of those within each round.\n')
  console.log(tableOf({ runs, element, start }))
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** Every server in each round, in a new order each time. */
async function loadRounds() {
  const runs = []
  for (let round = 0; round < rounds; round++) {
    const order = Object.keys(servers).sort(() => Math.random() - 0.5)
    const found = {}
    for (const name of order) {
      found[name] = await measure({ ...servers[name], folder, seconds, run: round * 10 + order.indexOf(name) + 1 })
      const { perSecond, p50, p99, delay, failures } = found[name]
      const figures = [`${Math.round(perSecond)}/s`, `p50 ${p50.toFixed(1)}`, `p99 ${p99.toFixed(1)}`, `loop p99 ${delay.toFixed(1)} ms`]
      process.stderr.write(`round ${round + 1} ${name}: ${figures.join(', ')}\n`)
      if (Object.keys(failures).length > 0) throw new Error(`${name} refused: ${JSON.stringify(failures)}`)
    }
    runs.push(found)
  }
  return { rounds: runs, of: (name, figure) => median(runs.map(round => round[name][figure])) }
}
