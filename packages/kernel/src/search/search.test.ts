import type { Actor, SearchPage } from '@kith/sdk'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { people } from '../fixture/people.ts'
import { matches } from './match.ts'
import { queryOf } from './query.ts'
import { termsOf } from './terms.ts'

let fixture: Fixture
const ids = new Map<string, string>()
let mine = ''

const persons = [
  { name: '张伟', email: 'zhang.wei@acme.cn', phone: '138 0139 5136' },
  { name: '张伟明', email: 'weiming@Example.com' },
  { name: '李', note: '北京市海淀区的客户' },
  { name: 'José Álvarez', email: 'jose@alvarez.es', phone: '+34 612 345 678' },
  { name: 'Christopher Robin', note: 'Likes honey. Met in Łódź.' },
  { name: 'Straße Müller', phone: '+49 (0)30 901820' },
  { name: 'Anna Lee' },
  { name: 'Anna Lee-Schmidt', note: 'Anna Lee is her mother' },
  { name: '佐藤 さくら', note: 'ソフトウェア' },
  { name: '김민수' },
]

beforeAll(async () => {
  fixture = await openFixture([people])
  const user = await fixture.call<{ id: string }>('kernel.users.create', { name: 'Seller Sue', email: 'sue@kith.test' })
  mine = user.id
  for (const values of persons) {
    const owner = values.name.startsWith('张') ? mine : null
    const { id } = await fixture.call<{ id: string }>('people.create', { ...values, owner })
    ids.set(values.name, id)
  }
  await fixture.call('people.firms.create', { name: 'Acme 张伟 Trading' })
})
afterAll(() => fixture.close())

async function find(text: string, options: { as?: Actor; limit?: number; after?: string } = {}): Promise<SearchPage> {
  const { as, ...input } = options
  return await fixture.call<SearchPage>('kernel.search', { text, ...input }, as ? { as } : {})
}
const labels = async (text: string, as?: Actor) => (await find(text, as ? { as } : {})).hits.map(hit => hit.label)

describe('what is typed finds', () => {
  test.each([
    ['张伟', ['张伟', 'Acme 张伟 Trading', '张伟明']],
    ['伟明', ['张伟明']],
    ['李', ['李']],
    ['海淀', ['李']],
    ['jose', ['José Álvarez']],
    ['ALVAREZ jo', ['José Álvarez']],
    ['chris', ['Christopher Robin']],
    ['lodz', ['Christopher Robin']],
    ['strasse mul', ['Straße Müller']],
    ['zhang.wei@acme.cn', ['张伟']],
    ['zhang.we', ['张伟']],
    ['acme.cn', ['张伟']],
    ['WeiMing@', ['张伟明']],
    ['13801395136', ['张伟']],
    ['+86 138-0139-5136', ['张伟']],
    ['0086 138 0139 5136', ['张伟']],
    ['0139 5136', ['张伟']],
    ['13801', ['张伟']],
    ['612345678', ['José Álvarez']],
    ['+49 30 901820', ['Straße Müller']],
    ['さくら', ['佐藤 さくら']],
    ['フト', ['佐藤 さくら']],
    ['민수', ['김민수']],
    ['anna lee', ['Anna Lee', 'Anna Lee-Schmidt']],
    ['nobody', []],
    ['龘龘', []],
    ['', []],
    ['… "* OR )(', []],
  ])('%s', async (text, expected) => {
    expect(await labels(text)).toEqual(expected)
  })
})

test('a word with one wrong, missing, additional or swapped letter is found where few are found as written', async () => {
  for (const text of ['christophor', 'chrstopher', 'chrisstopher', 'chirstopher', 'robin chrisotpher']) {
    const { hits } = await find(text)
    expect(hits).toMatchObject([{ label: 'Christopher Robin', stage: 'near' }])
  }
  expect(await labels('robbins')).toEqual([])
  expect(await labels('anan')).toEqual([])
  expect(await labels('zhang.wie@acme.cn')).toEqual([])
})

test('a hit says the field, the text and where in it', async () => {
  const [hit] = (await find('客户')).hits
  expect(hit).toMatchObject({ entity: 'people.person', field: 'note', text: '北京市海淀区的客户', marks: [[7, 9]] })
  const [other] = (await find('alv')).hits
  expect(other).toMatchObject({ field: 'name', text: 'José Álvarez', marks: [[5, 8]] })
})

test('the first words of a page are in the order of their newness, and the pages make up the whole', async () => {
  const all = (await find('张')).hits.map(hit => hit.id)
  const paged: string[] = []
  let after: string | undefined
  do {
    const page = await find('张', { limit: 1, ...(after === undefined ? {} : { after }) })
    paged.push(...page.hits.map(hit => hit.id))
    after = page.next
  } while (after !== undefined)
  expect(all).toHaveLength(3)
  expect(paged).toEqual(all)
})

test('a cursor of another search is refused', async () => {
  const { next } = await find('张', { limit: 1 })
  await expect(find('李', { after: String(next) })).rejects.toMatchObject({ code: 'KITH_CURSOR' })
  await expect(find('张', { after: 'made up' })).rejects.toMatchObject({ code: 'KITH_CURSOR' })
})

test('somebody finds what he may see: all, his own, what a condition allows, nothing', async () => {
  expect(await labels('张伟', actor(['manager']))).toEqual(['张伟', 'Acme 张伟 Trading', '张伟明'])
  expect(await labels('anna', actor(['seller'], mine))).toEqual([])
  expect(await labels('张伟明', actor(['seller'], mine))).toEqual(['张伟明'])
  expect(await labels('张伟', actor(['seller']))).toEqual(['Acme 张伟 Trading'])
  expect(await labels('张伟', actor(['visitor']))).toEqual(['张伟', '张伟明'])
  expect(await labels('张伟', actor([]))).toEqual([])
  expect((await find('chirstopher', { as: actor(['seller']) })).hits).toEqual([])
})

test('a leader finds what his team owns, whoever is above it that too, but not by a field that he may not read', async () => {
  const { id: top } = await fixture.call<{ id: string }>('kernel.teams.create', { name: 'Top' })
  const { id: team } = await fixture.call<{ id: string }>('kernel.teams.create', { name: 'Team', parent: top })
  await fixture.call('kernel.users.update', { id: mine, set: { team } })
  expect(await labels('张伟', { ...actor(['leader']), team })).toEqual(['张伟', '张伟明'])
  expect(await labels('张伟', { ...actor(['leader']), team: top })).toEqual([])
  const director = { ...actor(['director']), team: top, below: [top, team] }
  expect(await labels('张伟', director)).toEqual(['张伟', '张伟明'])
  const id = String(ids.get('张伟明'))
  await fixture.call('people.update', { id, set: { note: 'Discreet' } })
  expect(await labels('discreet')).toEqual(['张伟明'])
  expect(await labels('discreet', director)).toEqual([])
  expect(await labels('张伟明 discreet', director)).toEqual([])
  expect((await find('伟明', { as: director })).hits).toMatchObject([{ label: '张伟明', field: 'name' }])
})

test('what was shared with somebody is found by him', async () => {
  const other = await fixture.call<{ id: string }>('kernel.users.create', { name: 'Other', email: 'other@kith.test' })
  const seller = actor(['seller'], other.id)
  expect(await labels('christopher', seller)).toEqual([])
  const record = { entity: 'people.person', id: String(ids.get('Christopher Robin')) }
  await fixture.call('kernel.share', { ...record, user: other.id })
  expect(await labels('christopher', seller)).toEqual(['Christopher Robin'])
  expect(await labels('anna', seller)).toEqual([])
})

test('a change is found at once, a deleted record no more, a restored one again', async () => {
  const { id } = await fixture.call<{ id: string }>('people.create', { name: 'Temporary Tim' })
  expect(await labels('temporary')).toEqual(['Temporary Tim'])
  await fixture.call('people.update', { id, set: { name: 'Lasting Tim' } })
  expect(await labels('temporary')).toEqual([])
  expect(await labels('lasting')).toEqual(['Lasting Tim'])
  await fixture.call('people.delete', { id })
  expect(await labels('lasting')).toEqual([])
  await fixture.call('people.restore', { id })
  expect(await labels('lasting')).toEqual(['Lasting Tim'])
  await fixture.call('people.delete', { id })
})

test('who gets a record finds it, and who had it does not', async () => {
  const seller = actor(['seller'], mine)
  const id = String(ids.get('Anna Lee'))
  await fixture.call('people.update', { id, set: { owner: mine } })
  expect(await labels('anna', seller)).toEqual(['Anna Lee'])
  await fixture.call('people.update', { id, set: { owner: null } })
  expect(await labels('anna', seller)).toEqual([])
})

test('the index finds what memory says should be found', async () => {
  const letters = fc.constantFrom(...'张伟明李 annaleirobc138.@é')
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: letters, maxLength: 6 }), async text => {
      const query = queryOf(text)
      const expected = persons
        .filter(({ name, email, phone, note }) => {
          const stored = phone && `+${phone.startsWith('+') ? '' : '86'}${phone.replaceAll(/\(0\)|\D/g, '')}`
          const terms = new Set([
            ...termsOf(name, 'text'),
            ...termsOf(note ?? '', 'text'),
            ...(email ? termsOf(email.toLowerCase(), 'email') : []),
            ...(stored ? termsOf(stored, 'phone') : []),
          ])
          return query && (matches(query.words, terms) || matches(query.exact, terms))
        })
        .map(({ name }) => ids.get(name))
      const page = await fixture.call<SearchPage>('kernel.search', { text, entities: ['people.person'], limit: 100 })
      const found = page.hits.filter(hit => hit.stage !== 'near').map(hit => hit.id)
      expect(found.toSorted()).toEqual(expected.toSorted())
    }),
    { numRuns: 150 },
  )
})
