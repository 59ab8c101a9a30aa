import type { Command } from 'commander'
import type { Caller } from '../caller/caller.ts'
import { withCaller } from '../caller/open-caller.ts'
import { readList } from '../output/input.ts'
import { json, print } from '../output/print.ts'
import type { Place } from '../settings/place.ts'

interface Options {
  readonly role?: readonly string[]
  readonly scope: readonly string[]
  readonly expires?: string
  readonly json?: true
  readonly as?: string
}

interface NewKey {
  readonly name: string
  readonly scopes: readonly string[]
  readonly roles?: readonly string[] | undefined
  readonly expires?: string | undefined
}

const shown = 6

/** A new API key: its secret is known to nobody else. */
export async function makeKey(caller: Caller, { name, scopes, roles, expires }: NewKey) {
  const { hashOf, newSecret } = await import('@kith/kernel')
  const secret = `kith_${newSecret()}`
  const { id } = (await caller.call('kernel.createKey', {
    name,
    scopes,
    start: secret.slice(0, 'kith_'.length + shown),
    hash: hashOf(secret),
    ...(roles ? { roles } : {}),
    ...(expires === undefined ? {} : { expiresAt: expires }),
  })) as { readonly id: string }
  return { id, secret }
}

export function addKey(program: Command, place: Place): void {
  const group = program.command('key').description('API keys')
  group
    .command('create <name>')
    .description('make an API key and print it, this once')
    .requiredOption(
      '--scope <operations>',
      'what it may call: kernel.users.list,kernel.search or kernel.* or *',
      readList,
    )
    .option('--role <roles>', 'the roles that it has', readList)
    .option('--expires <moment>', 'until when it works: 2027-01-01T00:00:00Z')
    .option('--json', 'the id too, as JSON')
    .option('--as <email>', 'as this user, on the database itself: the key is his, and ends with him')
    .action(async (name: string, { scope, role, expires, json: isJson, as }: Options) => {
      await withCaller(place, as, async caller => {
        const made = await makeKey(caller, { name, scopes: scope, roles: role, expires })
        await print(isJson ? `${json(made)}\n` : `${made.secret}\n`)
      })
    })
  group
    .command('revoke <id>')
    .description('end an API key at once')
    .option('--json', 'failures as JSON too')
    .action(async (id: string) => {
      await withCaller(place, undefined, async caller => {
        await print(`${json(await caller.call('kernel.revokeKey', { id }))}\n`)
      })
    })
}
