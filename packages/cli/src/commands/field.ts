import { KithError } from '@kith/sdk'
import type { Command } from 'commander'
import type { Caller } from '../caller/caller.ts'
import { withCaller } from '../caller/open-caller.ts'
import { pagesOf, type Row } from '../caller/rows.ts'
import { readJson } from '../output/input.ts'
import { json, print } from '../output/print.ts'
import { table } from '../output/table.ts'
import type { Place } from '../settings/place.ts'

interface Added {
  readonly label?: Readonly<Record<string, string>>
  readonly option?: readonly object[]
  readonly settings?: string
  readonly default?: string
  readonly when?: string
  readonly required?: true
  readonly unique?: true
  readonly index: boolean
  readonly search?: true
  readonly personal?: true
  readonly as?: string
}

const inName = ['--as <email>', 'as this user, on the database itself'] as const

/** `kith field add | list | retire`: fields of one's own, on any kind of record. */
export function addField(program: Command, place: Place): void {
  const field = program.command('field').description('add, list and retire fields of your own')
  field
    .command('add <entity> <key> <kind>')
    .description('add a field: kith field add notes.note tier choice --label en=Tier --option gold --option silver')
    .option('--label <locale=text>', 'its name in a language; may be repeated', gatherLabel)
    .option('--option <value:locale=text,…>', 'what a choice offers: gold, gold:en=Gold,zh-CN=金', gatherOption)
    .option('--settings <json>', 'of the kind: {"max":500}, {"entity":"kernel.user"}')
    .option('--default <value>', 'a text, or JSON')
    .option('--when <json>', 'shows, and is required, only where this condition holds')
    .option('--required', 'must be given')
    .option('--unique', 'no two records share a value')
    .option('--no-index', 'without an index for filters and sorts')
    .option('--search', 'the search finds records by it')
    .option('--personal', 'is about a person')
    .option(...inName)
    .action(async (entity: string, key: string, kind: string, options: Added) => {
      const { label, option, settings, default: fallback, when, as, ...flags } = options
      const input = {
        entity,
        key,
        kind,
        ...flags,
        ...(label && { labels: label }),
        ...(option && { options: option }),
        ...(settings === undefined ? {} : { settings: await readJson(settings, '--settings') }),
        ...(when === undefined ? {} : { when: await readJson(when, '--when') }),
        ...(fallback === undefined ? {} : { default: jsonOrText(fallback) }),
      }
      await withCaller(place, as, async caller => print(`${json(await caller.call('kernel.addField', input))}\n`))
    })
  field
    .command('list [entity]')
    .description('list the fields that were added')
    .option('--json', 'as an array')
    .option(...inName)
    .action(async (entity: string | undefined, options: { readonly json?: true; readonly as?: string }) => {
      await withCaller(place, options.as, async caller => {
        const rows = await fieldsOf(caller, entity === undefined ? {} : { entity })
        if (options.json) await print(`${json(rows)}\n`)
        else if (rows.length === 0) console.error('No fields were added.')
        else await print(`${table(columns, rows.map(cellsOf), process.stdout.columns ?? 160)}\n`)
      })
    })
  field
    .command('retire <entity> <key>')
    .description('take a field out of use; its values stay stored')
    .option('--undo', 'take it into use again')
    .option(...inName)
    .action(async (entity: string, key: string, { undo, as }: { readonly undo?: true; readonly as?: string }) => {
      await withCaller(place, as, async caller => {
        const [row] = (await fieldsOf(caller, { entity, key, active: undo === undefined })).toReversed()
        if (!row) throw new KithError('KITH_NOT_FOUND', `${entity} has no such field "${key}".`, { entity, key })
        await caller.call('kernel.changeField', { id: row.id, set: { active: undo === true } })
        console.error(undo ? `In use again: ${entity} custom.${key}` : `Retired: ${entity} custom.${key}`)
      })
    })
}

const columns = ['entity', 'key', 'kind', 'in use', 'index', 'id']

function cellsOf(row: Row): string[] {
  const { entity, key, kind, active, status, id } = row
  return [entity, key, kind, active ? 'yes' : 'no', status, id].map(String)
}

async function fieldsOf(caller: Caller, where: object): Promise<Row[]> {
  const rows: Row[] = []
  for await (const page of pagesOf(caller, 'kernel.customFields', { where, sort: ['createdAt'] }))
    rows.push(...page.rows)
  return rows
}

function gatherLabel(typed: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { ...before, ...labelsOf(typed) }
}

function gatherOption(typed: string, before: readonly object[] = []): object[] {
  const colon = typed.indexOf(':')
  if (colon < 0) return [...before, { value: typed }]
  return [...before, { value: typed.slice(0, colon), labels: labelsOf(typed.slice(colon + 1)) }]
}

/** `en=Gold,zh-CN=金`. */
function labelsOf(typed: string): Record<string, string> {
  return Object.fromEntries(
    typed.split(',').map(part => {
      const [locale = '', ...words] = part.split('=')
      if (words.length > 0 && locale !== '') return [locale.trim(), words.join('=').trim()]
      throw new KithError('KITH_USAGE', `"${part}" is no label: write en=Tier.`)
    }),
  )
}

function jsonOrText(typed: string): unknown {
  try {
    return JSON.parse(typed)
  } catch {
    return typed
  }
}
