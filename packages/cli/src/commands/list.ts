import type { ManifestEntity } from '@kith/kernel'
import { valueIn } from '@kith/sdk'
import type { Command } from 'commander'
import type { Caller } from '../caller/caller.ts'
import { withCaller } from '../caller/open-caller.ts'
import { type Asked, entityAt, pagesOf, type Row } from '../caller/rows.ts'
import { cellOf } from '../output/cells.ts'
import { readCount, readJson, readList } from '../output/input.ts'
import { print } from '../output/print.ts'
import { table } from '../output/table.ts'
import type { Place } from '../settings/place.ts'

interface Options {
  readonly where?: string
  readonly sort?: readonly string[]
  readonly limit: number
  readonly all?: true
  readonly with?: readonly string[]
  readonly fields?: readonly string[]
  readonly json?: true
  readonly as?: string
}

export function addList(program: Command, place: Place): void {
  program
    .command('list <path>')
    .description('print records: kith list <path> --where \'{"status":"new"}\'')
    .option('--where <json>', 'a condition; - reads it from stdin')
    .option('--sort <fields>', 'a,-b: by a, then by b descending (default: -createdAt)', readList)
    .option('--limit <n>', 'at most so many', readCount, 50)
    .option('--all', 'every record')
    .option('--with <refs>', 'refs whose labels to show; with --json they stand in "labels" of each row', readList)
    .option('--fields <names>', 'the columns of the table', readList)
    .option('--json', 'an array of rows and nothing else')
    .option('--as <email>', 'as this user, on the database itself')
    .action(async (path: string, options: Options) => {
      const where = options.where === undefined ? undefined : await readJson(options.where, '--where')
      await withCaller(place, options.as, async caller => {
        const entity = entityAt(await caller.manifests(), path)
        const asked = { ...(where === undefined ? {} : { where }), ...askedOf(options) }
        await (options.json ? printJson(caller, path, asked) : printTable(caller, entity, asked, options))
      })
    })
}

function askedOf({ sort, all, limit, with: refs }: Options): Asked {
  return { ...(sort ? { sort } : {}), ...(refs ? { with: refs } : {}), ...(all ? {} : { limit }) }
}

/** Written as it is read: a list of any length takes no memory. */
async function printJson(caller: Caller, path: string, asked: Asked): Promise<void> {
  let before = '['
  for await (const { rows, labels } of pagesOf(caller, path, asked)) {
    for (const row of rows) {
      await print(
        `${before}\n${JSON.stringify(asked.with ? { ...row, labels: labelsOf(row, asked.with, labels) } : row)}`,
      )
      before = ','
    }
  }
  await print(before === '[' ? '[]\n' : '\n]\n')
}

function labelsOf(row: Row, refs: readonly string[], labels: Readonly<Record<string, string>>) {
  return Object.fromEntries(refs.map(ref => [ref, labels[String(valueIn(row, ref))] ?? null]))
}

async function printTable(caller: Caller, entity: ManifestEntity, asked: Asked, options: Options): Promise<void> {
  const columns = options.fields ?? columnsOf(entity)
  const refs = asked.with ?? columns.filter(name => entity.fields[name]?.kind === 'ref')
  const cells: string[][] = []
  for await (const { rows, labels } of pagesOf(caller, entity.path, { ...asked, with: refs })) {
    cells.push(...rows.map(row => columns.map(name => cellOf(valueIn(row, name), labels))))
  }
  if (cells.length === 0) console.error('No records.')
  else await print(`${table(columns, cells, process.stdout.columns ?? 160)}\n`)
}

/** What a person tells records apart by: the label first, documents and long texts left out. */
function columnsOf({ label, fields }: ManifestEntity): string[] {
  const short = Object.keys(fields).filter(name => {
    const { kind, options } = fields[name] ?? { kind: 'json', options: {} }
    return kind !== 'json' && options.multiline !== true
  })
  return [...new Set(['id', label, ...short, 'createdAt'])]
}
