import { randomUUID } from 'node:crypto'
import { known, leads, visitors } from './people.mjs'

/**
 * Fills an empty CRM with what the pictures show, each at its time. Answers ids that pages are opened at.
 *
 * @param {{ client: any, installation: any, url: string, travel(minutes: number): void, zh: boolean }} options
 */
export async function seed({ client, installation, url, travel, zh }) {
  const { rows: team } = await client.kernel.users.list.query({})
  const people = sellers.map(email => team.find(user => user.email === email))
  for (const rule of rules(zh)) await client.leads.rules.create.mutate(rule)
  const account = await client.accounts.create.mutate(known.account)
  const contact = await client.accounts.contacts.create.mutate({ ...known.contact, account: account.id })
  const coming = [
    ...leads.map(lead => ({ minutes: lead.minutes, come: () => enter(client, lead, people) })),
    ...visitors.map(({ minutes, values }) => ({ minutes, come: () => submit(url, values) })),
  ]
  for (const { minutes, come } of coming.toSorted((a, b) => b.minutes - a.minutes)) {
    travel(minutes)
    await come()
  }
  travel(2)
  await submit(
    url,
    { ...visitors[0].values, email: 'win@prize.example.com', name: 'Best Offers' },
    'https://prize.example.com',
  )
  const old = await client.accounts.contacts.create.mutate({ name: 'Dan Ortiz', email: 'dan@oldmine.example.com' })
  await installation.accounts.contacts.delete.mutate({ id: old.id }).catch(() => undefined)
  travel(0)
  const id = async (path, where) => (await path.list.query({ where, limit: 1 })).rows[0]?.id
  return {
    lead: await id(client.leads, { email: leads[0].email }),
    fromForm: await id(client.leads, { email: visitors[1].values.email }),
    form: await id(client.forms, {}),
    contact: contact.id,
    account: account.id,
    people,
    activity: await id(client.activities, { state: 'planned' }),
    customer: (await id(client.accounts, { size: '1000+' })) ?? account.id,
    campaign: await id(installation.campaigns, {}),
    case: await id(installation.service, { state: { in: ['new', 'in-progress', 'waiting'] } }),
    article: await id(installation.service.articles, {}),
  }
}

const sellers = ['lin.wei@example.com', 'chen.bo@example.com', 'zhao.ning@example.com']

/** Points, beside those of the example. */
const rules = zh => [
  {
    name: zh ? '说明了需求' : 'Says what is needed',
    position: 12,
    when: { message: { empty: false } },
    mode: 'none',
    points: 15,
  },
  {
    name: zh ? '业务重点地区' : 'Where our service stations are',
    position: 14,
    when: { region: { in: ['east-china', 'overseas'] } },
    mode: 'none',
    points: 12,
  },
  {
    name: zh ? '中型企业' : 'Medium companies',
    position: 16,
    when: { size: '51-200' },
    mode: 'none',
    points: 18,
  },
]

async function enter(client, { minutes, status, owner, ...values }, people) {
  const { id } = await client.leads.create.mutate({ ...values, ...(values.company ? {} : { kind: 'person' }) })
  if (owner !== undefined) await client.leads.assign.mutate({ id, owner: owner === null ? null : people[owner].id })
  if (status === 'disqualified') {
    await client.leads.disqualify.mutate({ id, reason: 'Looks for work, not for machines.' })
  } else if (status === 'converted') {
    await client.leads.convert.mutate({ id, account: 'create', contact: 'create' })
  } else if (status) {
    await client.leads.update.mutate({ id, set: { status } })
  }
}

/** A visitor's words, by the form. With a trap, a program's. */
async function submit(url, values, honeypot = '') {
  const meta = {
    page: 'https://expo.example.com/excavators',
    referrer: 'https://search.example.com/',
    utm: { source: 'wechat', medium: 'qr', campaign: 'autumn-fair' },
    ...(honeypot && { honeypot }),
  }
  const answer = await fetch(`${url}/f/contact-us`, {
    method: 'POST',
    body: JSON.stringify({ key: randomUUID(), values: { kind: 'company', consent: true, ...values }, meta }),
  })
  if (!answer.ok) throw new Error(`The form refuses: ${await answer.text()}`)
}
