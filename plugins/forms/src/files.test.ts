import { type BorrowedContext, borrowContext, sharedBrowser } from '@kith/testing/browser'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type FormsSite, openFormsSite } from './fixture/site.ts'

// A busy machine is no failure.
vi.setConfig({ testTimeout: 120_000 })

let site: FormsSite
let borrowed: BorrowedContext | undefined
beforeEach(async () => {
  site = await openFormsSite()
  await site.admin.call('forms.create', {
    name: 'Application',
    publicId: 'jobs',
    definition: {
      lang: 'en',
      title: 'Work with us',
      steps: [
        {
          fields: [
            { name: 'email', type: 'email', label: 'Email', required: true },
            { name: 'cv', type: 'file', label: 'CV', required: true, accept: '.pdf,.md', maxFiles: 2 },
          ],
        },
      ],
    },
  })
})
afterEach(async () => {
  await borrowed?.giveBack()
  await site.close()
})

const cv = { name: '履历.md', mimeType: 'text/markdown', buffer: Buffer.from('# Ann Li, turner') }

/** The files of the only submission, by a person who may see them. */
async function stored() {
  const { rows } = await site.admin.call<{ rows: { id: string; values: object }[] }>('forms.submissions.list')
  const [row] = rows
  if (!row || rows.length > 1) throw new Error(`${rows.length} submissions`)
  const files = await site.admin.call<{ rows: { name: string; size: number }[] }>('kernel.attachmentsOf', {
    entity: 'forms.submission',
    id: row.id,
  })
  return { values: row.values, files: files.rows.map(({ name, size }) => [name, size]) }
}
const expected = { values: { email: 'ann@example.com', cv: ['履历.md'] }, files: [['履历.md', cv.buffer.length]] }

async function come(options: object = {}) {
  borrowed = await borrowContext(await sharedBrowser(), `${site.url}/healthz`, { locale: 'en-US', ...options })
  const page = await borrowed.context.newPage()
  await page.goto(`${site.url}/f/jobs`)
  return page
}

test('the element sends a file to a real server, which refuses what the form does not take', async () => {
  const page = await come()
  await page.locator('kith-form[status=ready]').waitFor()
  const file = page.locator('kith-form .field input[type=file]')
  await page.getByRole('textbox', { name: 'Email' }).fill('ann@example.com')
  await file.setInputFiles({ ...cv, name: 'x.txt' })
  await page.getByText('This kind of file is not taken.').waitFor()
  await file.setInputFiles(cv)
  await page.getByText('履历.md ✓').first().waitFor()
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('kith-form[status=done]').waitFor()
  expect(await stored()).toEqual(expected)
})

test('without JavaScript a file goes with the form, and stays while something else is put right', async () => {
  const page = await come({ javaScriptEnabled: false })
  await page.getByLabel('Email').fill('ann@example')
  await page.getByLabel('CV').setInputFiles(cv)
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('✓ 履历.md').waitFor()
  await page.getByLabel('Email').fill('ann@example.com')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('The answer has arrived.').waitFor()
  expect(await stored()).toEqual(expected)
})
