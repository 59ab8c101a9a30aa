import { type Actor, administrator } from '@kith/sdk'
import { afterEach, expect, test } from 'vitest'
import { type Fixture, openFixture } from '../fixture/app.ts'
import { people } from '../fixture/people.ts'

let fixture: Fixture
afterEach(() => fixture.close())

interface Me {
  readonly id: string | null
  readonly name: string | null
  readonly permissions: readonly string[]
  readonly entities: Readonly<Record<string, readonly string[]>>
}

test('one is told what one may do for some record at least, and nothing beyond it', async () => {
  fixture = await openFixture([people])
  const { id } = await fixture.call<{ id: string }>('kernel.users.create', { name: 'Ann', email: 'ann@example.com' })
  const ann = (await fixture.app.actorOf(id)) as Actor
  const seller = (await fixture.app.call({ ...ann, roles: ['seller'] }, 'kernel.me', {})) as Me
  expect(seller).toMatchObject({ id, name: 'Ann' })
  expect(seller.entities['people.person']).toEqual(['read', 'update'])
  expect(seller.entities['people.letter']).toEqual([])
  expect(seller.permissions).toContain('kernel.search')
  expect(seller.permissions).not.toContain('kernel.customize')
})

test('an administrator may do everything, and a token is nobody', async () => {
  fixture = await openFixture([people])
  const token: Actor = { id: 'token', kind: 'token', roles: [administrator], locale: 'en', zone: 'UTC' }
  const me = (await fixture.app.call(token, 'kernel.me', {})) as Me
  expect(me).toMatchObject({ id: null, name: null })
  expect(me.entities['people.letter']).toEqual(['read', 'create', 'update', 'delete', 'restore'])
  expect(me.permissions).toContain('kernel.customize')
})
