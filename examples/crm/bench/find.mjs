// What `npm run bench -- find` measures: lists and searches through tRPC, at 10,000 leads and at many more, for somebody
// who sees all, one in a hundred and nothing, beside the same SQL by hand. One connection, in turns.
// usage: find.mjs [--leads 1000000] [--rounds 40] [--folder <kept between runs>]
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createAsker, trpc } from './ask.mjs'
import { start } from './child.mjs'
import { fillLeads } from './fill-leads.mjs'
import { ownerId } from './leads.mjs'
import { median } from './median.mjs'
import { shuffled } from './shuffled.mjs'
import { markdown, ms, times, met as yes } from './table.mjs'

const { values } = parseArgs({
  options: {
    leads: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '40' },
    folder: { type: 'string' },
  },
})
const sizes = [10_000, Number(values.leads)]
const rounds = Number(values.rounds)
const few = 10_000

const searches = {
  'a common word': ['sarah', '"sarah"*'],
  'a beginning of two letters': ['jo', '"jo"*'],
  'a beginning of six letters': ['christ', '"christ"*'],
  'two words': ['maria quarries', '"maria" AND "quarries"*'],
  'two Chinese characters': ['张伟', '"张伟"'],
  'two that are not there': ['龘龘', '"龘龘"'],
  'a word that is not there': ['qqxq', '"qqxq"*'],
  'an e-mail address': ['sonmannson.107@yorzanwood.example.com', '"sonmannson.107@yorzanwood.example.com"'],
  'the end of a phone number': ['0084 7333', '"~00847333"'],
}
const misspelt = 'chrisotpher'
const actors = { all: undefined, one: ownerId(7), none: ownerId(4711) }
/** @type {{ name: string, ask: () => Promise<number> }[]} */
const questions = []
const asker = createAsker()

const folder = values.folder ?? (await mkdtemp(join(tmpdir(), 'kith-find-')))
await mkdir(folder, { recursive: true })
const open = []
try {
  for (const size of sizes) {
    const file = join(folder, `leads-${size}.sqlite`)
    if (!existsSync(file)) await fillLeads(file, size)
    const [product, floor] = [start('find-product.mjs', [file, folder]), start('find-floor.mjs', [file])]
    open.push(product, floor)
    servers(size, (await product.heard()).ports, (await floor.heard()).port)
  }
  const taken = new Map()
  for (let round = -5; round < rounds; round++) {
    for (const { name, ask } of shuffled(questions)) {
      const began = performance.now()
      const answer = await ask()
      const took = performance.now() - began
      if (round >= 0) taken.set(name, [...(taken.get(name) ?? []), took])
      if (round === 0) console.error(name, answer)
    }
  }
  console.log(report(name => median(taken.get(name) ?? [])))
} finally {
  await Promise.all(open.map(child => child.end()))
  asker.close()
  if (values.folder === undefined) await rm(folder, { recursive: true, force: true })
}

function servers(size, ports, floor) {
  const add = (name, port, path, count) =>
    questions.push({ name: `${name} ${size}`, ask: async () => count(await asker.get(port, path)) })
  for (const [actor, owner] of Object.entries(actors)) {
    const input = { where: { status: 'working' }, sort: ['-createdAt'], limit: 50, with: ['owner'] }
    add(`list ${actor}`, ports[actor], trpc('leads.list', input), body => body.result.data.rows.length)
    const asked = new URLSearchParams({ status: 'working', ...(owner === undefined ? {} : { owner }) })
    add(`list ${actor} by hand`, floor, `/list?${asked}`, body => body.rows.length)
    for (const [what, [text, match]] of Object.entries(searches)) {
      const found = body => body.result.data.hits.length
      add(`${what} ${actor}`, ports[actor], trpc('kernel.search', { text }), found)
      const right = owner === undefined ? '' : ` AND "@leads.lead/owner/${owner.replaceAll('-', '')}"`
      add(
        `${what} ${actor} by hand`,
        floor,
        `/search?${new URLSearchParams({ match: match + right })}`,
        body => body.rows.length,
      )
    }
    add(
      `misspelt ${actor}`,
      ports[actor],
      trpc('kernel.search', { text: misspelt }),
      body => body.result.data.hits.length,
    )
  }
}

function report(p50) {
  const [small, large] = sizes
  const lines = []
  for (const actor of Object.keys(actors)) {
    const [here, hand, there] = [
      p50(`list ${actor} ${large}`),
      p50(`list ${actor} by hand ${large}`),
      p50(`list ${actor} ${small}`),
    ]
    const met = here <= 3 * hand && here <= 1.5 * there
    lines.push([
      `list, ${said(actor)}`,
      '3 times by hand, 1.5 times at 10,000',
      `${ms(here)}: ${times(here / hand)}, ${times(here / there)}`,
      yes(met),
    ])
  }
  for (const what of Object.keys(searches)) {
    for (const actor of Object.keys(actors)) {
      const [here, hand] = [p50(`${what} ${actor} ${large}`), p50(`${what} ${actor} by hand ${large}`)]
      lines.push([
        `${what}, ${said(actor)}`,
        'under 10 ms, 3 times the index by hand',
        `${ms(here)}: ${times(here / hand)}`,
        yes(here < 10 && here <= 3 * hand),
      ])
    }
  }
  for (const actor of Object.keys(actors))
    lines.push([`misspelt, ${said(actor)}`, '', ms(p50(`misspelt ${actor} ${large}`)), ''])
  return [
    `${large.toLocaleString('en')} leads beside ${few.toLocaleString('en')}; one connection, ${rounds} rounds, p50, in turns.`,
    markdown(lines),
  ].join('\n\n')
}

function said(actor) {
  return { all: 'sees all', one: 'sees 1 %', none: 'sees nothing' }[actor]
}
