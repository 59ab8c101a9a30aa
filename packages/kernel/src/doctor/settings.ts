import { administrator, role, user } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import type { Kernel } from '../kernel.ts'
import { type Check, type Found, named, readAll } from './check.ts'

/** What can be said and does not fit together. What cannot be at all is refused by the start. */
export const settings: Check = {
  async find(kernel) {
    return [...address(kernel), ...(await people(kernel))]
  },
}

/** Without TLS, whoever is in between reads sessions and records. */
function address({ url }: Kernel): Found[] {
  const { protocol, hostname } = new URL(url)
  const here = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
  return protocol === 'https:' || here ? [] : [{ code: 'settings.plain-http', where: url, count: 1 }]
}

async function people(kernel: Kernel): Promise<Found[]> {
  const keys = await readAll(kernel, {
    sql: `select key from "${modelOf(kernel, role).table}" where deleted_at is null`,
    parameters: [],
  })
  const known = new Set([administrator, ...spokenOf(kernel), ...keys.map(row => String(row.key))])
  const rows = await readAll(kernel, {
    sql: `select id, roles, active from "${modelOf(kernel, user).table}" where deleted_at is null order by id`,
    parameters: [],
  })
  const all = rows.map(row => ({
    id: String(row.id),
    active: Number(row.active) === 1,
    roles: JSON.parse(String(row.roles ?? '[]')) as string[],
  }))
  const found: Found[] = []
  const strange = all.filter(one => one.active && one.roles.some(name => !known.has(name)))
  if (strange.length > 0) {
    const samples = strange.slice(0, named).map(({ id }) => id)
    found.push({ code: 'settings.unknown-role', where: user.name, count: strange.length, samples })
  }
  return found
}

/** Roles that the rules of modules are about, whether they are records or not. */
function spokenOf({ plugins }: Kernel): string[] {
  return [...plugins.values()].flatMap(({ host: { manifest } }) => [
    ...Object.keys(manifest.grants),
    ...manifest.policies.flatMap(({ branches }) => branches.flatMap(({ roles }) => roles)),
  ])
}
