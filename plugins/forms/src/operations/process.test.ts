import { hold, reject } from '@kith/sdk'
import { afterEach, describe, expect, test } from 'vitest'
import { answerOf, type FormsApp, startForms } from '../fixture/app.ts'
import { taker } from '../fixture/taker.ts'

const opened: FormsApp[] = []
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close()
})

async function start(...options: Parameters<typeof startForms>): Promise<FormsApp> {
  const app = await startForms(...options)
  opened.push(app)
  return app
}

const by = { plugin: 'taker', tap: 'taker.take' }

describe('no module refuses a visitor', () => {
  test('a tap that throws leaves the submission unprocessed, with who and why', async () => {
    const shape = () => {
      throw new Error('no connection')
    }
    const app = await start([taker({ shape })])
    expect(await app.send(answerOf())).toMatchObject({ status: 200, json: { redirect: null } })
    const [kept] = await app.submissions()
    expect(kept).toMatchObject({ status: 'unprocessed', reason: { ...by, code: 'KITH_TAP_FAILED' } })
    expect(kept?.reason?.message).toContain('no connection')
    await app.idle()
    expect(
      app
        .mails()
        .map(mail => mail.to)
        .sort(),
    ).toEqual(['ann@example.com', 'sales@example.com'])
  })

  test('a tap that rejects does too, under its own code', async () => {
    const app = await start([taker({ guard: () => reject('taker.full', 'We take no more.') })])
    expect((await app.send(answerOf())).status).toBe(200)
    const [kept] = await app.submissions()
    expect(kept).toMatchObject({ status: 'unprocessed', reason: { ...by, code: 'taker.full' } })
  })

  test('a tap that holds does too: nobody is there to wait', async () => {
    const app = await start([taker({ guard: () => hold({ approver: 'role:manager', reason: 'large' }) })])
    expect((await app.send(answerOf())).status).toBe(200)
    const [kept] = await app.submissions()
    expect(kept).toMatchObject({ status: 'unprocessed', reason: { ...by, code: 'KITH_HELD_PUBLIC' } })
  })

  test('a tap that hangs does too, once its time is over', async () => {
    const app = await start([taker({ shape: () => new Promise(() => {}) })])
    expect((await app.send(answerOf())).status).toBe(200)
    const [kept] = await app.submissions()
    expect(kept).toMatchObject({ status: 'unprocessed', reason: { ...by, code: 'KITH_TAP_TIMEOUT' } })
  }, 20_000)

  test('a visitor who tries again is answered as before', async () => {
    const app = await start([taker({ guard: () => reject('taker.full', 'We take no more.') })])
    const answer = answerOf()
    expect(await app.send(answer)).toEqual(await app.send(answer))
    expect(await app.submissions()).toHaveLength(1)
  })
})

describe('it is tried again', () => {
  test('by itself, with growing pauses, until it works', async () => {
    let tries = 0
    const shape = () => {
      if (++tries < 4) throw new Error('no connection')
      return undefined
    }
    const app = await start([taker({ shape })])
    await app.send(answerOf())
    await app.idle()
    expect(tries).toBe(1)
    await app.clock.advance('1d')
    expect(tries).toBe(4)
    expect(await app.submissions()).toMatchObject([{ status: 'processed', reason: null }])
    await app.clock.advance('1d')
    expect(tries).toBe(4)
  })

  test('by a person, who is told if it fails again', async () => {
    let broken = true
    const app = await start([taker({ guard: () => (broken ? reject('taker.full', 'Full.') : undefined) })])
    const { json } = await app.send(answerOf())
    await expect(app.admin.call('forms.process', { id: json.id })).rejects.toMatchObject({ details: by })
    broken = false
    expect(await app.admin.call('forms.process', { id: json.id })).toEqual({ id: json.id, status: 'processed' })
    await expect(app.admin.call('forms.process', { id: json.id })).rejects.toMatchObject({ code: 'forms.processed' })
    await app.clock.advance('1d')
    expect(await app.submissions()).toMatchObject([{ status: 'processed' }])
  })
})

test('what is not spam after all is processed, and those concerned are told', async () => {
  const seen: unknown[] = []
  const shape = (_: unknown, draft: unknown) => {
    seen.push(draft)
    return undefined
  }
  const app = await start([taker({ shape: shape as never })])
  const { json } = await app.send({ ...answerOf(), meta: { honeypot: 'x' } })
  expect(seen).toEqual([])
  await app.admin.call('forms.process', { id: json.id })
  await app.idle()
  expect(seen).toMatchObject([{ submission: json.id, publicId: 'contact-us', source: 'website' }])
  expect(app.mails()).toHaveLength(2)
})

test('only who may process submissions processes them', async () => {
  const app = await start()
  const { json } = await app.send({ ...answerOf(), meta: { honeypot: 'x' } })
  const stranger = app.as(app.actor({ roles: ['sales'] }))
  await expect(stranger.call('forms.process', { id: json.id })).rejects.toMatchObject({ code: 'KITH_DENIED' })
  expect(await app.as(app.actor({ roles: ['marketing'] })).call('forms.process', { id: json.id })).toMatchObject({
    status: 'processed',
  })
})
