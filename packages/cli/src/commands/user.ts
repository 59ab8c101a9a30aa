import { KithError } from '@kith/sdk'
import type { Command } from 'commander'
import type { Caller } from '../caller/caller.ts'
import { withCaller } from '../caller/open-caller.ts'
import type { Row } from '../caller/rows.ts'
import { readList } from '../output/input.ts'
import { json, print } from '../output/print.ts'
import { table } from '../output/table.ts'
import type { Place } from '../settings/place.ts'

interface Invite {
  readonly name?: string
  readonly role?: readonly string[]
  readonly locale?: string
  readonly zone?: string
}

const columns = ['email', 'name', 'active', 'roles', 'locale', 'zone']

export function addUser(program: Command, place: Place): void {
  const group = program.command('user').description('the people of the team')
  group
    .command('list')
    .description('print the people of the team')
    .option('--json', 'an array of rows and nothing else')
    .action(({ json: isJson }: { readonly json?: true }) =>
      withCaller(place, undefined, async caller => {
        const rows = await all(caller)
        const cells = rows.map(row => columns.map(name => textOf(row[name])))
        await print(isJson ? `${json(rows)}\n` : `${table(columns, cells, process.stdout.columns ?? 160)}\n`)
      }),
    )
  group
    .command('invite <email>')
    .description('make a user and mail a link to choose a password, or mail another one')
    .option('--name <name>', 'his name')
    .option('--role <roles>', 'his roles', readList)
    .option('--locale <locale>', 'his language: en, zh-CN')
    .option('--zone <zone>', 'his time zone: Asia/Shanghai')
    .option('--json', 'failures as JSON too')
    .action((email: string, { name, role, locale, zone }: Invite) =>
      withCaller(place, undefined, async caller => {
        const input = {
          email,
          ...(name === undefined ? {} : { name }),
          ...(role === undefined ? {} : { roles: role }),
          ...(locale === undefined ? {} : { locale }),
          ...(zone === undefined ? {} : { zone }),
        }
        await print(`${json(await caller.call('kernel.invite', input))}\n`)
      }),
    )
  group
    .command('deactivate <email>')
    .description('end a user, his sessions and his keys, at once')
    .option('--hand-over <emails>', 'give his records to these people, one each in turn', readList)
    .option('--json', 'failures as JSON too')
    .action((email: string, { handOver = [] }: { readonly handOver?: readonly string[] }) =>
      withCaller(place, undefined, async caller => {
        const row = await byEmail(caller, email)
        const to = await Promise.all(handOver.map(async address => (await byEmail(caller, address)).id))
        if (to.length === 0) {
          await caller.call('kernel.users.update', { id: row.id, set: { active: false } })
          await print(`${row.name} <${row.email}> is deactivated.\n`)
          return
        }
        const answer = await caller.call('kernel.handOver', { from: row.id, to, deactivate: true })
        const { batch, total } = answer as { readonly batch: string; readonly total: number }
        await print(`${row.name} <${row.email}> is deactivated; ${total} records are handed over (batch ${batch}).\n`)
      }),
    )
}

async function byEmail(caller: Caller, email: string): Promise<Row> {
  const where = { email: email.trim().toLowerCase() }
  const page = await caller.call('kernel.users.list', { where, limit: 1 })
  const [row] = (page as { readonly rows: readonly Row[] }).rows
  if (row) return row
  throw new KithError('KITH_USER_UNKNOWN', `There is no user with the address ${email}.`, { email })
}

async function all(caller: Caller): Promise<Row[]> {
  const rows: Row[] = []
  let after: string | undefined
  do {
    const input = { sort: ['name'], limit: 200, ...(after === undefined ? {} : { after }) }
    const page = (await caller.call('kernel.users.list', input)) as { rows: readonly Row[]; next?: string }
    rows.push(...page.rows)
    after = page.next
  } while (after !== undefined)
  return rows
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '')
}
