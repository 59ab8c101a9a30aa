import { start } from './child.mjs'
import { median } from './median.mjs'
import { year } from './records.mjs'
import { actorsOf, reportPath, reports } from './scale-reports.mjs'
import { met, ms, times } from './table.mjs'

/** Every report of a year beside its SQL by hand, in turns, and how long the product's event loop was held up meanwhile. */
export async function measureReports({ many, asker, rounds }) {
  const product = start('scale-product.mjs', [many.folder])
  const floor = start('scale-floor.mjs', [many.folder])
  try {
    const [{ ports }, { port }] = [await product.heard(), await floor.heard()]
    const lines = []
    for (const [name, ways] of Object.entries(reports)) {
      const taken = { product: new Map(), floor: new Map() }
      const asked = ways.flatMap(by =>
        actorsOf(name).map(actor => ({ by, actor, key: `${actor}, ${by ?? 'all as one'}` })),
      )
      for (let round = -2; round < rounds; round++) {
        if (round === 0) await product.ask('watch')
        for (const { by, actor, key } of asked) {
          const query = new URLSearchParams({ actor, ...(by && { by }) })
          const here = await timed(() => asker.get(ports[actor], reportPath(name, by)))
          const there = await timed(() => asker.get(port, `/report/${name}?${query}`))
          if (round === -2) compare(`${name}, ${key}`, here.answer, there.answer)
          if (round < 0) continue
          taken.product.set(key, [...(taken.product.get(key) ?? []), here.took])
          taken.floor.set(key, [...(taken.floor.get(key) ?? []), there.took])
        }
      }
      const { most } = await product.ask('tell')
      for (const { key } of asked) {
        const [here, hand] = [median(taken.product.get(key)), median(taken.floor.get(key))]
        const figure = `${times(here / hand)} (${ms(here)}, by hand ${ms(hand)})`
        lines.push([
          `report ${name} of ${year.from.slice(0, 4)}, ${key}`,
          '2 times by hand',
          figure,
          met(here <= 2 * hand),
        ])
        console.error(lines.at(-1).join('  '))
      }
      lines.push([`event-loop delay beside ${name}, most`, 'never over 50 ms', ms(most), met(most <= 50)])
    }
    return lines
  } finally {
    await Promise.all([product.end(), floor.end()])
  }
}

/** Both count the same: the first measure of each. */
function compare(what, { result }, { tables }) {
  const { total } = result.data
  const hand = tables[0].reduce((sum, row) => sum + row[1], 0)
  if (total[0].value !== hand) throw new Error(`${what}: the product counts ${total[0].value}, by hand ${hand}`)
}

export async function timed(ask) {
  const began = performance.now()
  const answer = await ask()
  return { took: performance.now() - began, answer }
}
