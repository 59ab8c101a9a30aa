import type { Page } from '@kith/testing/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from './open.ts'
import { treeOf } from './tree.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

async function visit(form: string) {
  const context = await stage.browser.newContext()
  const page = await context.newPage()
  await page.goto(stage.site.put(`${stage.script}<kith-form form="${form}"></kith-form>`))
  await page.locator('kith-form[status=ready]').waitFor()
  return { page, context, close: () => context.close() }
}

const press = (page: Page, name: string) => page.getByRole('button', { name }).click()

test('a screen reader is given names, helps, what is required and what is wrong', async () => {
  const { page, close } = await visit('contact-us')
  const choices = [
    '    option "Choose…"',
    '    option "1 to 49 people"',
    '    option "50 to 249 people"',
    '    option "250 people and more"',
  ]
  expect(await treeOf(page)).toEqual([
    'form',
    '  heading "Talk to us" level=2',
    '  group "Writing as"',
    '    radio "A company" checked',
    '    radio "A person"',
    '  textbox "Name" required',
    '  textbox "Email" required',
    '  textbox "Phone(optional)" (With country code, for a call back)',
    '  textbox "Company" required',
    '  combobox "Company size" = Choose…',
    ...choices,
    '  textbox "What is it about" required',
    '  group',
    '    checkbox "I agree that my details are kept to answer this request, as the privacy notice says."',
    '    link "privacy notice"',
    '  button "Send request"',
    '  status live=polite',
  ])
  await press(page, 'Send request')
  await page.locator('kith-form[status=invalid]').waitFor()
  const errors = await treeOf(page)
  expect(errors.slice(2, 9)).toEqual([
    '  alert live=assertive',
    ...['Name', 'Email', 'Company', 'Company size', 'What is it about', 'Privacy'].map(name => `    link "${name}"`),
  ])
  expect(errors.filter(line => line.includes('invalid')).map(line => line.trim())).toEqual([
    'textbox "Name" invalid required (This is needed.)',
    'textbox "Email" invalid required (This is needed.)',
    'textbox "Company" invalid required (This is needed.)',
    'combobox "Company size" = Choose… invalid (This is needed.)',
    'textbox "What is it about" invalid required (This is needed.)',
    expect.stringMatching(/^checkbox "I agree .*" invalid \(This is needed\.\)$/),
  ])
  await close()
})

test('of several steps only the one that shows is there, and the ends are live', async () => {
  const { page, context, close } = await visit('steps')
  const step = [
    'form',
    '  heading "Ask for a quote" level=2',
    '  heading "What is needed" level=3',
    '  group "Topic"',
    '    radio "A quote"',
    '    radio "Service"',
    '  button "Continue"',
    '  status live=polite',
  ]
  expect(await treeOf(page)).toEqual(step)
  await page.getByLabel('Service').check()
  await press(page, 'Continue')
  expect(await treeOf(page)).toEqual([
    ...step.slice(0, 2),
    '  heading "Where to answer" level=3',
    '  textbox "Email" required',
    '  button "Send"',
    '  button "Back"',
    '  status live=polite',
  ])
  await page.getByLabel('Email').fill('ada@example.com')
  await context.setOffline(true)
  await press(page, 'Send')
  await page.locator('kith-form[status=queued]').waitFor()
  expect(await treeOf(page)).toEqual(['status live=polite', expect.stringContaining('heading "Saved on this device')])
  await context.setOffline(false)
  await page.locator('kith-form[status=done]').waitFor()
  expect(await treeOf(page)).toEqual(['status live=polite', expect.stringContaining('heading "Thank you')])
  await close()
})

/** By token, what a browser knows of a visitor. */
const profile: Readonly<Record<string, string>> = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  tel: '+44 20 7946 0000',
  organization: 'Analytical Engines',
}

test('autofill finds each field by its token in the open root, and what it writes is sent', async () => {
  const { page, close } = await visit('contact-us')
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  const { nodes } = await session.send('DOM.getFlattenedDocument', { depth: -1, pierce: true })
  const filled: string[] = []
  for (const { nodeId, attributes = [] } of nodes) {
    const token = attributes[attributes.indexOf('autocomplete') + 1] ?? ''
    if (!attributes.includes('autocomplete') || !Object.hasOwn(profile, token)) continue
    const { object } = await session.send('DOM.resolveNode', { nodeId })
    // As a browser does: the value and these events, nothing that is typed.
    await session.send('Runtime.callFunctionOn', {
      objectId: `${object.objectId}`,
      arguments: [{ value: profile[token] }],
      functionDeclaration: `function (value) {
        this.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true }))
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(this, value)
        this.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
        this.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true, composed: true }))
        this.dispatchEvent(new Event('change', { bubbles: true }))
        this.dispatchEvent(new FocusEvent('blur'))
      }`,
    })
    filled.push(token)
  }
  expect(filled).toEqual(['name', 'email', 'tel', 'organization'])
  await page.getByLabel('Company size').selectOption('small')
  await page.getByLabel('What is it about').fill('A lathe')
  await page.getByLabel('I agree').check()
  await press(page, 'Send request')
  await page.locator('kith-form[status=done]').waitFor()
  expect([...stage.crm.stored.values()].at(-1)?.values).toMatchObject({
    name: profile.name,
    email: profile.email,
    phone: profile.tel,
    company: profile.organization,
  })
  await close()
})
