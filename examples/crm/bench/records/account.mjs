import { leadAt } from '../leads.mjs'
import { accountId, contactId, leadOf, ownerOf } from './ids.mjs'
import { timeOf } from './time.mjs'
import { base, industries, sources } from './values.mjs'

export function account(n, sizes) {
  const { company, phone, region } = leadAt(leadOf(n * 3))
  const owner = ownerOf(n)
  return {
    ...base(accountId(n, sizes), timeOf(n, sizes.accounts), owner),
    name: `${company} ${n}`,
    kind: 'organisation',
    phone,
    region,
    owner,
    industry: industries[n % industries.length],
    source: sources[n % sources.length],
  }
}

export function contact(n, sizes) {
  const { name, email, phone } = leadAt(leadOf(Math.floor(n / 2) * 3 + (n % 2)))
  const owner = ownerOf(Math.floor(n / 2))
  return {
    ...base(contactId(n, sizes), timeOf(n, sizes.contacts), owner),
    name,
    email,
    phone,
    owner,
    title: 'Buyer',
    account: accountId(Math.floor(n / 2), sizes),
  }
}
