import type { SearchPage } from '@kith/sdk'
import type { Command } from 'commander'
import { withCaller } from '../caller/open-caller.ts'
import { readCount, readList } from '../output/input.ts'
import { json, print } from '../output/print.ts'
import { table } from '../output/table.ts'
import type { Place } from '../settings/place.ts'

interface Options {
  readonly entities?: readonly string[]
  readonly limit: number
  readonly json?: true
  readonly as?: string
}

export function addSearch(program: Command, place: Place): void {
  program
    .command('search <text>')
    .description('find records by names, e-mail addresses and phone numbers: kith search "zhang wei"')
    .option('--entities <names>', 'only among these, by name, with commas between', readList)
    .option('--limit <n>', 'at most so many, up to 100', readCount, 20)
    .option('--json', 'the hits as an array')
    .option('--as <email>', 'as this user, on the database itself')
    .action(async (text: string, { entities, limit, as, ...options }: Options) => {
      await withCaller(place, as, async caller => {
        const { hits } = (await caller.call('kernel.search', {
          text,
          limit,
          ...(entities && { entities }),
        })) as SearchPage
        if (options.json) await print(`${json(hits)}\n`)
        else if (hits.length === 0) console.error('Nothing was found.')
        else {
          const rows = hits.map(hit => [hit.entity, hit.id, hit.label, `${hit.field}: ${hit.text}`])
          await print(`${table(['entity', 'id', 'label', 'found by'], rows, process.stdout.columns ?? 160)}\n`)
        }
      })
    })
}
