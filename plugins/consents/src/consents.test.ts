import { describePlugin } from '@kith/testing/conformance'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type GuestsApp, startGuests } from './fixture/app.ts'
import { consents } from './plugin.ts'

describePlugin(consents)

let app: GuestsApp
beforeEach(async () => {
  app = await startGuests()
})
afterEach(() => app.close())

const ann = 'ann@example.com'
const about = (id: string) => ({ entity: 'guests.guest', id })
const of = (id: string, caller = app.admin) =>
  caller.call<{ purposes: { purpose: string; state: string | null; mailable: boolean }[]; history: object[] }>(
    'consents.of',
    about(id),
  )
const sales = () => app.as(app.actor({ roles: ['sales'] }))

test('who has said nothing is written to only for what needs no consent', async () => {
  expect(await app.mailable('enquiry', ann)).toEqual([ann])
  expect(await app.mailable('news', ann)).toEqual([])
})

test('the latest answer counts, for its purpose, whatever the case of the address', async () => {
  const id = await app.guest('Ann', ann)
  await app.keep(id, ann, 'news')
  expect(await app.mailable('news', 'Ann@Example.com', 'bob@example.com')).toEqual(['Ann@Example.com'])
  await app.clock.advance('1d')
  await app.keep(id, 'ANN@example.com', 'news', { state: 'withdrawn' })
  expect(await app.mailable('news', ann)).toEqual([])
  await app.clock.advance('1d')
  await app.keep(id, ann, 'news')
  expect(await app.mailable('news', ann)).toEqual([ann])
  expect(await app.mailable('surveys', ann)).toEqual([])
  const { purposes, history } = await of(id)
  expect(history).toHaveLength(3)
  expect(purposes.find(one => one.purpose === 'news')).toMatchObject({ state: 'given', how: 'form', mailable: true })
  expect(purposes.find(one => one.purpose === 'surveys')).toMatchObject({ state: null, mailable: false })
})

test('many addresses are asked about at once', async () => {
  const emails = Array.from({ length: 450 }, (_, i) => `p${i}@example.com`)
  const id = await app.guest('Ann', 'p7@example.com')
  await app.keep(id, 'p7@example.com', 'enquiry', { state: 'refused' })
  expect(await app.mailable('enquiry', ...emails)).toEqual(emails.filter(email => email !== 'p7@example.com'))
})

describe('by hand', () => {
  const said = (id: string) => ({
    about: about(id),
    email: ann,
    purpose: 'news',
    state: 'given',
    note: 'At the fair, on paper.',
  })

  test('it is noted on a record that one may read, and nobody changes it', async () => {
    const id = await app.guest('Ann', ann)
    const { id: made } = await sales().call<{ id: string }>('consents.record', said(id))
    expect((await of(id, sales())).history).toMatchObject([{ how: 'hand', note: 'At the fair, on paper.' }])
    const changed = app.admin.call('consents.update', { id: made, set: { state: 'refused' } })
    await expect(changed).rejects.toMatchObject({ code: 'KITH_INVALID' })
    const timeline = await app.admin.call<{ rows: { entity?: string }[] }>('kernel.timeline', about(id))
    expect(JSON.stringify(timeline.rows)).toContain('consents.consent')
  })

  test('not on one that one may not see, nor for a purpose that there is not', async () => {
    const id = await app.guest('Bob', ann)
    await expect(sales().call('consents.record', said(id))).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    await expect(of(id, sales())).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    await expect(app.admin.call('consents.record', { ...said(id), purpose: 'spam' })).rejects.toMatchObject({
      code: 'consents.unknown_purpose',
      details: { known: ['enquiry', 'news', 'surveys'] },
    })
    const nobody = app.as(app.actor())
    await expect(nobody.call('consents.record', said(id))).rejects.toMatchObject({ code: 'KITH_DENIED' })
    const unknown = app.admin.call('consents.record', { ...said(id), about: { entity: 'no.thing', id } })
    await expect(unknown).rejects.toMatchObject({ code: 'KITH_ENTITY' })
  })
})

describe('a link in a mail', () => {
  test('stands in the text and in the headers of RFC 8058, and is kept no longer than the mail waits', async () => {
    await app.admin.call('guests.write', ann)
    await app.idle()
    const [mail] = app.mails()
    expect(mail?.unsubscribe).toMatch(/^https:\/\/crm\.example\.com\/u\/[\w-]{65}\?p=news$/)
    expect(mail?.text).toContain(mail?.unsubscribe)
    const { rows } = await app.admin.call<{ rows: unknown[] }>('kernel.mails.list')
    expect(JSON.stringify(rows)).not.toContain('/u/')
  })

  test('opened, it shows what is sent and changes nothing', async () => {
    await app.keep(await app.guest('Ann', ann), ann, 'news')
    const page = await app.open(await app.linkOf(ann), { 'accept-language': 'zh-CN,zh;q=0.9' })
    expect(page).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } })
    expect(String(page.body)).toContain('哪些内容可以发送给您？')
    expect(String(page.body)).not.toContain(ann)
    expect(await app.mailable('news', ann)).toEqual([ann])
  })

  test('one click of a mail program stops its purpose alone, on every record of the address', async () => {
    const ids = [await app.guest('Ann', ann), await app.guest('Ann Li', ann)]
    for (const id of ids) for (const purpose of ['news', 'surveys']) await app.keep(id, ann, purpose)
    const { status } = await app.post(await app.linkOf(ann), 'List-Unsubscribe=One-Click')
    expect(status).toBe(200)
    expect([await app.mailable('news', ann), await app.mailable('surveys', ann)]).toEqual([[], [ann]])
    for (const id of ids) expect((await of(id)).history).toContainEqual(expect.objectContaining({ how: 'link' }))
  })

  test('all of them can be stopped, also what needs no consent; a later consent counts again', async () => {
    const id = await app.guest('Ann', ann)
    await app.keep(id, ann, 'news')
    await app.clock.advance('1h')
    await app.post(await app.linkOf(ann), 'purpose=*')
    expect([await app.mailable('news', ann), await app.mailable('enquiry', ann)]).toEqual([[], []])
    await app.clock.advance('1h')
    await app.keep(id, ann, 'news')
    expect([await app.mailable('news', ann), await app.mailable('enquiry', ann)]).toEqual([[ann], []])
  })

  test('pressed twice it says nothing new', async () => {
    const id = await app.guest('Ann', ann)
    await app.keep(id, ann, 'news')
    for (let i = 0; i < 3; i++) await app.post(await app.linkOf(ann), 'purpose=news')
    expect((await of(id)).history).toHaveLength(2)
  })

  test('works for an address that nobody has a record of', async () => {
    await app.post(await app.linkOf('nobody@example.com', 'enquiry'), '')
    expect(await app.mailable('enquiry', 'nobody@example.com')).toEqual([])
  })

  test.each(['short', 'x'.repeat(65)])('made up (%s), it leads nowhere', async token => {
    const url = `https://crm.example.com/u/${token}?p=news`
    expect((await app.open(url)).status).toBe(404)
    expect((await app.post(url, 'purpose=*')).status).toBe(404)
    expect(await app.admin.call('consents.count')).toMatchObject({ count: 0 })
  })

  test('leads nowhere else, whatever is added to it', async () => {
    const link = await app.linkOf(ann)
    const more = 'next=https://evil.example&redirect=//evil.example&url=javascript:alert(1)'
    for (const answer of [
      await app.open(`${link}&${more}`),
      await app.post(`${link}&${more}`, `purpose=news&${more}`),
    ]) {
      expect(answer.status).toBe(200)
      expect(Object.keys(answer.headers ?? {})).not.toContain('location')
      expect(String(answer.body)).not.toMatch(/evil|javascript:|http-equiv="refresh"/)
    }
  })

  test('with one sign changed, it leads nowhere', async () => {
    const url = await app.linkOf(ann)
    const at = url.indexOf('/u/') + 3
    const other = url.slice(0, at) + (url[at] === 'A' ? 'B' : 'A') + url.slice(at + 1)
    expect((await app.post(other, 'purpose=*')).status).toBe(404)
  })
})

test('what counts goes with a person who becomes another record', async () => {
  const [lead, contact] = [await app.guest('Ann', ann), await app.guest('Ann Li', ann)]
  await app.keep(lead, ann, 'news', { state: 'refused' })
  await app.clock.advance('1h')
  await app.keep(lead, ann, 'news')
  await app.keep(lead, ann, 'surveys')
  expect(await app.admin.call('guests.carry', { from: about(lead), to: about(contact) })).toEqual({ carried: 2 })
  expect((await of(contact)).purposes).toMatchObject([
    { purpose: 'enquiry', state: null },
    { purpose: 'news', state: 'given' },
    { purpose: 'surveys', state: 'given' },
  ])
})

test('a merge brings together what was said', async () => {
  const [winner, loser] = [await app.guest('Ann', ann), await app.guest('Ann Li', ann)]
  await app.keep(loser, ann, 'news')
  await app.admin.call('kernel.merge', { entity: 'guests.guest', into: winner, from: [loser] })
  expect((await of(winner)).history).toHaveLength(1)
})

test('who was erased is still not written to, and nothing that was noted of him is left', async () => {
  const id = await app.guest('Ann', ann)
  await app.admin.call('consents.record', {
    about: about(id),
    email: ann,
    purpose: 'enquiry',
    state: 'withdrawn',
    note: 'Ann said so on the phone.',
  })
  const person = await app.admin.call<{ parts?: unknown }>('kernel.personExport', about(id))
  expect(JSON.stringify(person)).toContain('Ann said so on the phone.')
  await app.admin.call('kernel.erase', { ...about(id), reason: 'Asked for it.' })
  expect(await app.mailable('enquiry', ann)).toEqual([])
  const { rows } = await app.admin.call<{ rows: unknown[] }>('consents.list')
  expect(rows).toMatchObject([{ state: 'withdrawn', note: null }])
})
