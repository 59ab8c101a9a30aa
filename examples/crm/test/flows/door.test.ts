import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { logIn, openCrm, password, soon } from './crm.ts'

const crm = openCrm()

test('a wrong password keeps the address; the right one opens; who logs out is out', async () => {
  crm.expects(/status of 401/)
  const page = await crm.stranger(crm.url)
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  await page.getByLabel('E-mail').fill(crm.email('lin'))
  await page.getByLabel('Password').fill('a wrong password')
  await page.keyboard.press('Enter')
  await page.getByText('The e-mail address or the password is wrong.').waitFor()
  expect(await page.getByLabel('E-mail').inputValue()).toBe(crm.email('lin'))
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
  await page.goto(`${crm.url}/#/-/settings`)
  await page.getByText('Logged in as Lin Wei').waitFor()
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  await page.goto(`${crm.url}/#/leads`)
  await page.reload()
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  expect((await page.request.get(`${crm.url}/trpc/leads.list`)).status()).toBe(401)
})

test('the one-time link makes the first administrator, and is spent then', async () => {
  crm.expects(/status of 4\d\d/)
  const link = await crm.link()
  const page = await crm.stranger(link)
  await page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
  await page.getByRole('link', { name: 'Set up your access' }).click()
  await page.getByLabel('Name').fill('Olga First')
  await page.getByLabel('E-mail').fill('olga@example.com')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.getByText('The password is too short').waitFor()
  expect(await page.getByLabel('Name').inputValue()).toBe('Olga First')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.getByRole('heading', { name: 'Today', exact: true }).waitFor()
  const { rows } = await crm.call<{ rows: { roles: string[] }[] }>('kernel.users.list', {
    where: { email: 'olga@example.com' },
  })
  expect(rows).toMatchObject([{ roles: ['administrator'] }])
  await page.goto(`${crm.url}/#/-/users`)
  await page.getByRole('link', { name: 'Olga First' }).first().waitFor()
  const late = await crm.stranger(link)
  expect(await late.getByRole('heading', { name: 'Today', exact: true }).count()).toBe(0)
  const again = await crm.stranger(crm.url)
  await logIn(again, 'olga@example.com')
  await again.getByRole('heading', { name: 'Today', exact: true }).waitFor()
})

test('a second factor is set up, and asked for from then on; a wrong code is refused in words', async () => {
  crm.expects(/status of 401/)
  const page = await crm.come('chen', '#/-/security')
  await page.getByRole('button', { name: 'Set up a second factor' }).click()
  await page.getByLabel('Your password').fill(password)
  await page.getByRole('button', { name: 'Next' }).click()
  const secret = (await page.locator('kith-second-factor code.secret').innerText()).replaceAll(/\s/g, '')
  await page.getByLabel('Code that it shows now').fill(totp(secret))
  await page.getByRole('button', { name: 'Switch on' }).click()
  await page.getByRole('heading', { name: 'Backup codes' }).waitFor()
  const elsewhere = await crm.stranger(crm.url)
  await elsewhere.getByLabel('E-mail').fill(crm.email('chen'))
  await elsewhere.getByLabel('Password').fill(password)
  await elsewhere.keyboard.press('Enter')
  await elsewhere.getByRole('heading', { name: 'One more step' }).waitFor()
  await elsewhere.getByLabel('Code').fill('000000')
  await elsewhere.keyboard.press('Enter')
  await elsewhere.getByText('The code is wrong. Take the one that is shown now.').waitFor()
  await elsewhere.getByLabel('Code').fill(totp(secret))
  await elsewhere.keyboard.press('Enter')
  await elsewhere.getByRole('heading', { name: 'Today', exact: true }).waitFor()
  await soon(() => elsewhere.title()).toContain('Today')
})

/** What an authenticator shows for a secret (RFC 6238: SHA-1, 6 digits, 30 s). */
function totp(secret: string, at: number = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map(sign => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = (digest.at(-1) as number) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
