// What `npm run bench` measures: the product beside the same rows written by hand, in turns, in one run. It prints a
// table of targets, figures and whether they are met. usage: run.mjs [--rounds 9] [--seconds 2]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureElement } from './element.mjs'
import { openServer } from './measure.mjs'
import { prepare } from './prepare.mjs'
import { shuffled } from './shuffled.mjs'
import { measureStart } from './start-up.mjs'
import { report, whole } from './table.mjs'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, seconds: { type: 'string', default: '2' } },
})
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)

/** @type {Record<string, import('./measure.mjs').Variant>} */
const variants = {
  floor: { server: 'floor.mjs' },
  product: { server: 'product.mjs' },
  tapped: { server: 'product.mjs', args: ['--taps', '20'] },
  accepting: { server: 'product.mjs', args: ['--no-deliveries'] },
}

const folder = await mkdtemp(join(tmpdir(), 'kith-bench-'))
try {
  const { rows } = await prepare(folder)
  const runs = await inTurns(folder)
  const element = await measureElement(folder)
  const startUp = await measureStart(folder)
  console.log(report({ runs, element, startUp, rows: rows.length, rounds, seconds }))
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** Every variant once a round, in another order each round. */
async function inTurns(folder) {
  const names = Object.keys(variants)
  const runs = Object.fromEntries(names.map(name => [name, []]))
  const servers = {}
  try {
    for (const name of names) {
      console.error(`warming up: ${name}`)
      servers[name] = await openServer({ ...variants[name], folder })
    }
    for (let round = 1; round <= rounds; round++) {
      for (const name of shuffled(names)) {
        const run = await servers[name].run(seconds)
        runs[name].push(run)
        console.error(`round ${round} of ${rounds}  ${name.padEnd(9)}  ${said(run)}`)
      }
    }
  } finally {
    await Promise.all(Object.values(servers).map(server => server.end()))
  }
  return runs
}

function said({ perSecond, p50, p99, delay, busy }) {
  return `${whole(perSecond)}/s, p50 ${whole(p50)} ms, p99 ${whole(p99)} ms, loop ${whole(delay)} ms, ${whole(busy * 100)} % busy`
}
