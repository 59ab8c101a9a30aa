import { leadAt } from '../leads.mjs'
import { accountId, accountOf, contactId, contactOf, convertedOf, leadId, ownerOf } from './ids.mjs'
import { day, end, stamp, timeOf } from './time.mjs'
import { base, industries, sources } from './values.mjs'

/** Lead number `n`; three in ten were converted to what has the number of `convertedOf`. */
export function lead(n, sizes) {
  const at = timeOf(n, sizes.leads)
  const other = leadAt(n)
  const of = convertedOf(n)
  const isOpen = other.status !== 'converted'
  const owner = of === undefined ? other.owner : ownerOf(accountOf(of))
  return {
    ...other,
    ...base(leadId(n, sizes), at, owner),
    owner,
    source: sources[n % sources.length],
    industry: industries[n % industries.length],
    status: of !== undefined ? 'converted' : isOpen ? other.status : 'working',
    ...(of !== undefined && {
      convertedAt: stamp(Math.min(end, at + day)),
      convertedAccount: accountId(accountOf(of), sizes),
      convertedContact: contactId(contactOf(of), sizes),
    }),
  }
}

/**
 * Leads that can be converted, each once, from all over the table.
 *
 * @param {import('./sizes.mjs').Sizes} sizes
 */
export function* convertible(sizes) {
  for (let i = 0; i < sizes.leads; i++) {
    const n = (i * 7919) % sizes.leads
    if (convertedOf(n) === undefined && lead(n, sizes).status !== 'disqualified') yield leadId(n, sizes)
  }
}
