import { expect, test } from 'vitest'
import { startForms } from '../fixture/app.ts'

test('a page of the form’s websites may ask to post JSON, others are not told that they may', async () => {
  const app = await startForms()
  const route = app.app.routes.find(route => route.method === 'OPTIONS')
  const ask = (origin: string) =>
    route?.run({
      method: 'OPTIONS',
      path: '/f/contact-us',
      params: { id: 'contact-us' },
      query: {},
      headers: { origin },
      body: '',
      ip: '',
    })
  expect(await ask('http://localhost:8080')).toMatchObject({
    status: 204,
    headers: { 'access-control-allow-origin': 'http://localhost:8080', 'access-control-allow-headers': 'content-type' },
  })
  expect((await ask('https://evil.example'))?.headers).toEqual({ vary: 'Origin' })
  await app.close()
})
