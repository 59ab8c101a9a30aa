import type { importMapping } from '@kith/sdk'
import { KithError } from '@kith/sdk'
import type { Command } from 'commander'
import type { z } from 'zod'
import type { BatchRow, Caller } from '../caller/caller.ts'
import { withCaller } from '../caller/open-caller.ts'
import { entityAt } from '../caller/rows.ts'
import { readJson, readJsonFile, readList } from '../output/input.ts'
import { json, print } from '../output/print.ts'
import { type Place, typedPath } from '../settings/place.ts'

type Mapping = z.infer<typeof importMapping>

interface ImportOptions {
  readonly to?: readonly string[]
  readonly map?: string
  readonly template?: string
  readonly match?: string
  readonly source?: string
  readonly dryRun?: true
  readonly propose?: true
  readonly rejected?: string
  readonly json?: true
  readonly as?: string
}

export function addImport(program: Command, place: Place): void {
  program
    .command('import <files...>')
    .description('import CSV or XLSX files: kith import people.csv --to <path> --dry-run')
    .option('--to <paths>', 'where the records of each file go, in order: the names that kith list takes', readList)
    .option('--map <file>', 'a JSON file with the mapping of each file, as --propose prints it')
    .option('--template <id>', 'a template of kernel.importTemplates')
    .option('--match <field>', 'a row is the record that has the same: email')
    .option('--source <name>', 'the system that the files come from: ids of one source are the same ids')
    .option('--propose', 'print the mapping and import nothing')
    .option('--dry-run', 'find what is wrong and write nothing')
    .option('--rejected <file>', 'write the rows that were refused into a CSV file, with the reasons')
    .option('--json', 'the result as JSON')
    .option('--as <email>', 'as this user, on the database itself')
    .action(async (typed: readonly string[], options: ImportOptions) => {
      await withCaller(place, options.as, async caller => {
        const files = await Promise.all(
          typed.map(path => caller.upload(typedPath(place, path)) as Promise<{ id: string }>),
        )
        const mappings = await mappingsOf(caller, place, files, options)
        if (options.propose) return await print(`${json(mappings)}\n`)
        const started = (await caller.call('kernel.startImport', {
          ...(options.source === undefined ? {} : { source: options.source }),
          dryRun: options.dryRun === true,
          files: mappings.map((mapping, i) => ({ ...mapping, file: files[i]?.id })),
        })) as { readonly id: string; readonly batch: string }
        const row = await follow(caller, started.batch)
        if (options.rejected) await caller.download('rejected', started.id, typedPath(place, options.rejected))
        await printResult(row, { import: started.id }, options.json)
      })
    })
}

async function mappingsOf(
  caller: Caller,
  place: Place,
  files: readonly { readonly id: string }[],
  { map, to = [], template, match }: ImportOptions,
): Promise<readonly Mapping[]> {
  if (map !== undefined) return (await readJsonFile(typedPath(place, map))) as Mapping[]
  if (to.length !== files.length) {
    throw new KithError(
      'KITH_USAGE',
      'Say where the records of each file go: --to with the names that kith list takes, or --map.',
    )
  }
  const manifests = await caller.manifests()
  return await Promise.all(
    files.map(async ({ id }, i) => {
      const { name } = entityAt(manifests, to[i] as string)
      const asked = { file: id, entity: name, ...(template === undefined ? {} : { template }) }
      const { mapping } = (await caller.call('kernel.proposeImport', asked)) as { readonly mapping: Mapping }
      return match === undefined ? mapping : { ...mapping, match }
    }),
  )
}

interface ExportOptions {
  readonly to: string
  readonly where?: string
  readonly sort?: readonly string[]
  readonly fields?: readonly string[]
  readonly json?: true
  readonly as?: string
}

export function addExport(program: Command, place: Place): void {
  program
    .command('export <path>')
    .description('write a list to a file: kith export <path> --to list.xlsx')
    .requiredOption('--to <file>', 'a file that ends in .csv or .xlsx')
    .option('--where <json>', 'a condition; - reads it from stdin')
    .option('--sort <fields>', 'a,-b: by a, then by b descending', readList)
    .option('--fields <names>', 'the columns', readList)
    .option('--json', 'the result as JSON')
    .option('--as <email>', 'as this user, on the database itself')
    .action(async (path: string, options: ExportOptions) => {
      const where = options.where === undefined ? {} : { where: await readJson(options.where, '--where') }
      await withCaller(place, options.as, async caller => {
        const { name } = entityAt(await caller.manifests(), path)
        const { batch } = (await caller.call('kernel.startExport', {
          entity: name,
          ...where,
          ...(options.sort ? { sort: options.sort } : {}),
          ...(options.fields ? { columns: options.fields } : {}),
          format: options.to.endsWith('.xlsx') ? 'xlsx' : 'csv',
        })) as { readonly batch: string }
        const row = await follow(caller, batch)
        if (row.status === 'done') await caller.download('export', batch, typedPath(place, options.to))
        await printResult(row, {}, options.json)
      })
    })
}

/** Says on a terminal how far it is. */
async function follow(caller: Caller, batch: string): Promise<BatchRow> {
  const isTerminal = process.stderr.isTTY === true
  const row = await caller.work(batch, ({ progress, total }) => {
    if (isTerminal) process.stderr.write(`\r${progress}${total === null ? '' : ` of ${total}`} `)
  })
  if (isTerminal) process.stderr.write('\r\u001b[K')
  return row
}

async function printResult(row: BatchRow, more: object, asJson: true | undefined): Promise<void> {
  if (row.status === 'failed') throw new KithError(row.error?.code ?? 'KITH_FAILED', row.error?.message ?? '')
  const result = { status: row.status, ...(row.result as object | null), ...more, batch: row.id }
  const lines = Object.entries(result).map(([name, value]) => `${name.padEnd(9)} ${value}`)
  await print(asJson ? `${json(result)}\n` : `${lines.join('\n')}\n`)
}
