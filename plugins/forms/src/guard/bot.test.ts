import { expect, test } from 'vitest'
import { answerOf, type FormsApp, startForms } from '../fixture/app.ts'
import { taker } from '../fixture/taker.ts'
import { tokenOf } from '../fixture/token.ts'

const page = { 'content-type': 'application/x-www-form-urlencoded' }

/** Somebody who opens the form's own page without JavaScript and takes his time. */
async function reader(app: FormsApp, name: string) {
  const html = String((await app.get('/f/contact-us')).body)
  const token = /name="kith_token" value="([^"]+)"/.exec(html)?.[1]?.replaceAll('&#34;', '"') ?? ''
  return (ip: string) => {
    const { values } = answerOf({ name, email: `${name}@home.example` })
    return app.post(
      '/f/contact-us',
      String(new URLSearchParams({ ...values, consent: 'on', kith_token: token })),
      page,
      ip,
    )
  }
}

/** Somebody whose browser works for the challenge. */
async function visitor(app: FormsApp, name: string) {
  const token = await tokenOf(app)
  return (ip: string) =>
    app.post('/f/contact-us', JSON.stringify({ ...answerOf({ name, email: `${name}@work.example` }), token }), {}, ip)
}

/** How many stand in the review, all of them read. */
async function waiting(app: FormsApp): Promise<number> {
  let count = 0
  let after: string | undefined
  do {
    const page = await app.admin.call<{ rows: unknown[]; next?: string }>('forms.submissions.list', {
      where: { status: 'spam' },
      limit: 200,
      ...(after !== undefined && { after }),
    })
    count += page.rows.length
    after = page.next
  } while (after !== undefined)
  return count
}

/** As many as stand for a minute of 5,000. */
const bots = process.env.KITH_TESTS === 'long' ? 5000 : 500

test(`beside a bot that posts ${bots} times in a minute, each of twenty people is taken at once, and the bot is not`, async () => {
  const taken: string[] = []
  const shape = (_: unknown, draft: { values: Record<string, unknown> }) => {
    taken.push(String(draft.values.name))
    return undefined
  }
  const app = await startForms([taker({ shape: shape as never })], { settings: { forms: { proofWork: 50 } } })
  const names = Array.from({ length: 20 }, (_, n) => `person${n}`)
  // Five come without JavaScript, five from behind one address.
  const people = await Promise.all(names.map((name, n) => (n < 5 ? reader(app, name) : visitor(app, name))))
  const addressOf = (n: number) => (n >= 15 ? '198.51.100.7' : `198.51.100.${100 + n}`)
  await app.clock.advance(5000)

  for (let n = 0; n < bots; n++) {
    if (Math.floor((n * 60) / bots) > Math.floor(((n - 1) * 60) / bots)) await app.clock.advance(1000)
    const body = JSON.stringify(answerOf({ name: `bot${n}`, email: `b${n}@bot${n}.example` }))
    expect((await app.post('/f/contact-us', body, {}, `203.${n >> 8}.${n & 255}.1`)).status).toBe(200)
    const at = n / (bots / 20)
    if (Number.isInteger(at)) expect([200, 303]).toContain((await people[at]?.(addressOf(at)))?.status)
  }

  expect(taken.filter(name => name.startsWith('person')).sort()).toEqual([...names].sort())
  expect(taken.filter(name => name.startsWith('bot')).length).toBeLessThanOrEqual(50)
  expect(await waiting(app)).toBe(bots + 20 - taken.length)
  await app.close()
})
