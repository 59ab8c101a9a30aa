import { ownerId } from '../leads.mjs'
import { timeOf } from './time.mjs'

export const leadId = (n, sizes) => idOf(1, n, sizes.leads)
export const accountId = (n, sizes) => idOf(2, n, sizes.accounts)
export const contactId = (n, sizes) => idOf(3, n, sizes.contacts)
export const opportunityId = (n, sizes) => idOf(4, n, sizes.opportunities)
export const caseId = (n, sizes) => idOf(6, n, sizes.cases)

/** The number of the opportunity that a lead became. */
export function convertedOf(n) {
  return n % 10 < 3 ? Math.floor(n / 10) * 3 + (n % 10) : undefined
}

/** The numbers of the lead, the account and the contact of opportunity `k`; and whose account `a` is. */
export const leadOf = k => Math.floor(k / 3) * 10 + (k % 3)
export const accountOf = k => Math.floor(k / 3)
export const contactOf = k => accountOf(k) * 2 + (k % 3 === 0 ? 0 : 1)
export const ownerOf = a => ownerId(a % 100)

export function idOf(kind, n, count) {
  const time = timeOf(n, count).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8${kind}00-${n.toString(16).padStart(12, '0')}`
}
